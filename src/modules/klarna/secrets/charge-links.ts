import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto"

import { z } from "zod"

import { deriveKeys, type Keys } from "./derive-keys"

const Claims = z.strictObject({
  charge: z.string().min(1),
  /** Milliseconds since 1970. */
  expires: z.int(),
  nonce: z.string().min(1),
})

/** What a link says; it is only worth something while the charge's row knows its nonce. */
export interface ChargeLink {
  readonly chargeId: string
  readonly expiresAt: Date
  /** Of the nonce, as the charge's row keeps it. */
  readonly hash: string
}

/** Makes and reads what stands in the links that customers pay an open charge with. */
export interface ChargeLinks {
  make(chargeId: string, expiresAt: Date): { readonly token: string; readonly hash: string }
  /** Undefined for anything that isn't ours, or was altered. */
  read(token: string): ChargeLink | undefined
}

const NONCE_BYTES = 18

/** @param secrets the store's secrets, newest first: the newest signs, all of them verify */
export function createChargeLinks(secrets: readonly [string, ...string[]]): ChargeLinks {
  const [newest, ...older] = secrets
  const current = deriveKeys(newest)
  const all = [current, ...older.map(deriveKeys)]
  return {
    make(chargeId, expiresAt) {
      const nonce = randomBytes(NONCE_BYTES).toString("base64url")
      const claims = { charge: chargeId, expires: expiresAt.getTime(), nonce }
      const payload = Buffer.from(JSON.stringify(claims)).toString("base64url")
      return { hash: hashOf(nonce), token: `${payload}.${sign(current, payload)}` }
    },
    read(token) {
      const [payload = "", signature = ""] = token.split(".")
      const isOurs = all.map((keys) => isSame(signature, sign(keys, payload))).includes(true)
      if (!isOurs) return undefined
      const { charge, expires, nonce } = Claims.parse(
        JSON.parse(Buffer.from(payload, "base64url").toString("utf8")),
      )
      return { chargeId: charge, expiresAt: new Date(expires), hash: hashOf(nonce) }
    },
  }
}

function sign({ links }: Keys, payload: string): string {
  return createHmac("sha256", links).update(payload).digest("base64url")
}

function hashOf(nonce: string): string {
  return createHash("sha256").update(nonce).digest("hex")
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
