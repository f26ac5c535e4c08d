import {
  createKlarnaClient,
  type KlarnaClient,
  type KlarnaClientOptions,
} from "../../../src/klarna/client"
import { PlaceOrderRequest } from "../../../src/klarna/contract/order"
import { SessionCreateRequest } from "../../../src/klarna/contract/session"
import { KlarnaError } from "../../../src/klarna/errors/klarna-error"
import { type Effects, REAL_EFFECTS } from "../../../src/klarna/http/effects"
import type { CallRecord } from "../../../src/klarna/http/send"
import { createSandbox, type Sandbox } from "../../../src/sandbox/server"
import { aPurchase } from "../../sandbox/support/shop"

/** Long enough for an answer on this machine, short enough for a test of time-outs; in milliseconds. */
export const PATIENCE_MS = 250

/** Waits that are noted down instead of being waited, and dice that always show the same. */
export function impatientEffects(): Effects & { readonly waits: number[] } {
  const waits: number[] = []
  return {
    ...REAL_EFFECTS,
    random: () => 0.5,
    sleep: async (ms) => {
      waits.push(ms)
    },
    waits,
  }
}

/** A client that waits for nothing and notes what it did. */
export function aClient(
  server: Pick<Sandbox, "url" | "username" | "password">,
  options: Partial<KlarnaClientOptions> = {},
) {
  const records: CallRecord[] = []
  const effects = impatientEffects()
  const client = createKlarnaClient({
    baseUrl: server.url,
    effects,
    onCall: (record) => records.push(record),
    password: server.password,
    rateLimits: { createSession: 10_000, other: 10_000 },
    requestTimeoutMs: 5_000,
    username: server.username,
    ...options,
  })
  return { client, records, waits: effects.waits }
}

export const SESSION = SessionCreateRequest.parse(aPurchase())
export const ORDER = PlaceOrderRequest.parse(aPurchase())

/** A session that the shopper has authorized. */
export async function anAuthorization(sandbox: Sandbox, client: KlarnaClient): Promise<string> {
  const { session_id } = await client.payments.createSession(SESSION)
  const { authorization_token } = sandbox.control.authorizeSession(session_id)
  if (!authorization_token) throw new Error("The shopper did not authorize")
  return authorization_token
}

/** An order of 100.00 EUR. */
export async function anOrder(sandbox: Sandbox, client: KlarnaClient): Promise<string> {
  const token = await anAuthorization(sandbox, client)
  return (await client.payments.placeOrder(token, ORDER)).order_id
}

/** What a call came to: its value, or the error that it failed with. */
export async function resultOf<T>(call: Promise<T>): Promise<T | KlarnaError> {
  try {
    return await call
  } catch (error) {
    if (error instanceof KlarnaError) return error
    throw error
  }
}

export { createSandbox, type Sandbox }
