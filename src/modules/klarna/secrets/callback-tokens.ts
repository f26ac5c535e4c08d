import { createHmac, timingSafeEqual } from "node:crypto"

import type { CallbackKind } from "../models/klarna-callback"
import { deriveKeys, type Keys } from "./derive-keys"

/** What an address of ours is about: a session's row, and what Klarna calls to say. */
export interface CallbackTopic {
  readonly id: string
  readonly kind: CallbackKind
}

/**
 * Makes and checks the tokens in the addresses that Klarna calls. Klarna signs nothing: that somebody knows the token is
 * all that tells its calls from anybody's. @see klarna: callbacks
 */
export interface CallbackTokens {
  /** An HMAC-SHA-256 in base64url, of 43 characters: the same each time, so that no table has to hold it. */
  sign(topic: CallbackTopic): string
  /** Whether the token was made for this topic, by any of the store's secrets. */
  verify(token: string, topic: CallbackTopic): boolean
}

/** @param secrets the store's secrets, newest first: the newest signs, all of them verify */
export function createCallbackTokens(secrets: readonly [string, ...string[]]): CallbackTokens {
  const [newest, ...older] = secrets
  const current = deriveKeys(newest)
  const all = [current, ...older.map(deriveKeys)]
  return {
    sign: (topic) => hmac(current, topic),
    // Each key is compared, so that the time doesn't tell which of them it was.
    verify: (token, topic) => all.map((keys) => isSame(token, hmac(keys, topic))).includes(true),
  }
}

/** Where Klarna calls about a session: `<backendUrl>/hooks/klarna/<id>/<kind>?token=…`, one address per kind. */
export function toCallbackUrls(
  tokens: CallbackTokens,
  backendUrl: string,
  id: string,
): Record<CallbackKind, string> {
  const url = (kind: CallbackKind) =>
    `${backendUrl}/hooks/klarna/${id}/${kind}?token=${tokens.sign({ id, kind })}`
  return {
    authorization: url("authorization"),
    notification: url("notification"),
    push: url("push"),
    status_update: url("status_update"),
  }
}

/** No kind has a colon, so that no two topics read alike. */
function hmac({ callbacks }: Keys, { id, kind }: CallbackTopic): string {
  return createHmac("sha256", callbacks).update(`${kind}:${id}`).digest("base64url")
}

/** Takes as long for a wrong first character as for a wrong last one. How long a token is, is no secret. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
