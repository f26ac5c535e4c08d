import { z } from "zod"

import type { KlarnaClientOptions } from "./client"
import { ENDPOINTS } from "./contract/endpoints"
import { KlarnaError } from "./errors/klarna-error"
import { REAL_EFFECTS } from "./http/effects"
import { createLimiter } from "./http/limiter"
import { createSend } from "./http/send"
import { createTransport } from "./http/transport"

/** `unreachable`: Klarna didn't say, because no answer came or it was busy. */
export type CredentialCheck =
  | { readonly state: "ok" }
  | { readonly state: "wrong" | "unreachable"; readonly error: KlarnaError }

/** Somebody waits for the answer, and it is asked again another time. */
const PATIENCE_MS = 5_000
const CHECKS_PER_SECOND = 1

/** A session without anything in it: Klarna looks at who asks before it looks at what is asked. */
const EMPTY_SESSION = { ...ENDPOINTS.createSession, request: z.strictObject({}) }

type Sender = Pick<KlarnaClientOptions, "baseUrl" | "username" | "password" | "requestTimeoutMs">

/**
 * A check of one account's credentials, with no effect at Klarna: an empty session is refused for its fields (400) when the
 * credentials are right, and for its sender (401) when they aren't. Tried once; not a line of the call log.
 */
export function createCredentialCheck(sender: Sender): () => Promise<CredentialCheck> {
  const limiter = createLimiter(CHECKS_PER_SECOND)
  const send = createSend({
    effects: REAL_EFFECTS,
    limiters: { "create-session": limiter, kept: limiter, other: limiter },
    maxTries: 1,
    onCall: () => undefined,
    requestTimeoutMs: Math.min(sender.requestTimeoutMs, PATIENCE_MS),
    transport: createTransport(sender),
  })
  return async () => {
    try {
      await send({ body: {}, endpoint: EMPTY_SESSION, name: "createSession" })
      return { state: "ok" }
    } catch (error) {
      if (error instanceof KlarnaError) return toCheck(error)
      throw error
    }
  }
}

function toCheck(error: KlarnaError): CredentialCheck {
  if (error.status === 400) return { state: "ok" }
  const refused = error.kind === "unauthorized" || (error.status === 403 && error.code)
  return { error, state: refused ? "wrong" : "unreachable" }
}
