import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

import { parseOptions } from "../parse"
import { LIVE_SECRET, live, sentenceFor, set } from "./builders"

const ROOT = join(__dirname, "../../..")
/** A text between quotes that has no spaces, is long enough for a secret, and says that it is one. */
const QUOTED_SECRET = /["'`]([^"'`\s/]*secret[^"'`\s/]*)["'`]/gi
const SHORTEST = 32

const FOLDERS = [".", ".ci", "bench", "demo", "docs", "integration-tests", "scripts", "src"]

/** Secrets as the files of this repository name them. */
function published(): string[] {
  const texts = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: folder !== ".", withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => readFileSync(join(file.parentPath, file.name), "utf8")),
  )
  const found = texts.flatMap((text) =>
    [...text.matchAll(QUOTED_SECRET)].map(([, one]) => one ?? ""),
  )
  return [...new Set(found)].filter((secret) => secret.length >= SHORTEST)
}

const PUBLISHED = published()
const RANDOM = 'expected a random text of at least 32 characters in environment "live"'

describe("the secret of a live store", () => {
  it("is a random one, such as `openssl rand -base64 32` or a UUID makes", () => {
    const hash = (encoding: "hex" | "base64") => createHash("sha256").update("x").digest(encoding)
    for (const secret of [LIVE_SECRET, hash("hex"), hash("base64"), crypto.randomUUID()]) {
      expect(() => parseOptions(live({ secret }))).not.toThrow()
    }
  })

  it("can't be one of the secrets that this repository names: there are at least a dozen", () => {
    expect(PUBLISHED).toEqual(expect.arrayContaining(["a-klarna-secret-for-development-only"]))
    expect(PUBLISHED.length).toBeGreaterThanOrEqual(12)
  })

  it.each(PUBLISHED)("isn't %s, which everybody can read", (secret) => {
    expect(sentenceFor(live({ secret }))).toBe(
      `medusa-plugin-klarna: options.secret is published with this plugin; ${RANDOM}.`,
    )
    expect(() => parseOptions(set("secret", secret))).not.toThrow()
  })

  it.each([
    "a".repeat(32),
    "0".repeat(64),
    "abababababababababababababababab",
    "passwordpasswordpasswordpassword",
    "my-shop-key-my-shop-key-my-shop-key",
    "abcdefghijklmnopqrstuvwxyz0123456789",
    "01234567890123456789012345678901",
    "98765432109876543210987654321098",
    " ".repeat(40),
  ])("isn't %j, which is guessed", (secret) => {
    expect(sentenceFor(live({ secret }))).toBe(
      `medusa-plugin-klarna: options.secret is easily guessed; ${RANDOM}.`,
    )
    expect(() => parseOptions(set("secret", secret))).not.toThrow()
  })

  it("is looked at in each place of a rotation, and never printed", () => {
    const secret = [LIVE_SECRET, "a-klarna-secret-for-development-only"]
    expect(sentenceFor(live({ secret }))).toBe(
      `medusa-plugin-klarna: options.secret.1 is published with this plugin; ${RANDOM}.`,
    )
    expect(sentenceFor(live({ secret: "z".repeat(50) }))).not.toContain("zz")
  })
})
