import { createHash } from "node:crypto"

import { OptionsError } from "../options-error"
import { parseOptions } from "../parse"
import type { KlarnaOptionsInput } from "../schema"

export const PASSWORD = "the-password-of-the-account"
export const SECRET = "a-secret-that-is-longer-than-32-characters"

/** Written nowhere, as a live store's has to be. */
export const LIVE_SECRET = createHash("sha256").update("a live store").digest("base64url")

export const anAccount = (more: object = {}) => ({
  password: PASSWORD,
  region: "eu" as const,
  username: "PK12345",
  ...more,
})

/** The least that a store can set. */
export const someOptions = (more: Partial<KlarnaOptionsInput> = {}): KlarnaOptionsInput => ({
  accounts: { eu: anAccount() },
  backendUrl: "https://shop.test",
  environment: "playground",
  secret: SECRET,
  ...more,
})

/** The options with any value under a name, as a store without TypeScript can write them. */
export const set = (name: string, value: unknown) => ({ ...someOptions(), [name]: value })
export const without = (name: string) => set(name, undefined)
/** The options with one account that has these fields too. */
export const account = (more: object) => set("accounts", { eu: anAccount(more) })
export const live = (more: object = {}) => ({
  ...someOptions(),
  secret: LIVE_SECRET,
  ...more,
  environment: "live",
})

/** What the boot says about options that can't work. */
export const sentenceFor = (options: unknown): string => {
  try {
    parseOptions(options)
  } catch (error) {
    if (error instanceof OptionsError) return error.message
    throw error
  }
  throw new Error("the options were accepted")
}

/** What the sentences name as expected. */
export const NAMES =
  "at least one account, each under a name of lower-case letters, digits and hyphens that begins with a letter"
export const FILLED = "a text that is not empty"
