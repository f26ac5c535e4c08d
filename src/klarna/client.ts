import { type Effects, REAL_EFFECTS } from "./http/effects"
import { createLanes } from "./http/lanes"
import { createLimiter } from "./http/limiter"
import { type CallRecord, createSend } from "./http/send"
import { createTransport } from "./http/transport"
import { RATE_LIMITS, type RateLimits } from "./rate-limits"
import { createCustomerTokens, type CustomerTokens } from "./resources/customer-tokens"
import { createHostedPages, type HostedPages } from "./resources/hosted-pages"
import { createOrders, type Orders } from "./resources/orders"
import { createPayments, type Payments } from "./resources/payments"

export interface KlarnaClient {
  readonly payments: Payments
  readonly orders: Orders
  readonly customerTokens: CustomerTokens
  readonly hostedPages: HostedPages
}

export interface KlarnaClientOptions {
  /** Address of the API, without a slash at its end. */
  readonly baseUrl: string
  readonly username: string
  readonly password: string
  /** How long one request may take, in milliseconds. */
  readonly requestTimeoutMs: number
  /** How often a call that may be repeated is made at most; default 3. */
  readonly maxTries?: number
  /** How many calls per second it makes at most; default: what Klarna allows in the playground. */
  readonly rateLimits?: RateLimits
  /** Called after each call, repeats included, with what a log may know. */
  readonly onCall?: (record: CallRecord) => void
  /** Clock, dice and sleep, for tests. */
  readonly effects?: Effects
}

const DEFAULT_MAX_TRIES = 3

/** A client for one Klarna account, with its own kept-alive connections and its own rate limits. */
export function createKlarnaClient(options: KlarnaClientOptions): KlarnaClient {
  const { baseUrl, password, username, requestTimeoutMs } = options
  const { createSession, other } = options.rateLimits ?? RATE_LIMITS.playground
  const send = createSend({
    effects: options.effects ?? REAL_EFFECTS,
    limiters: { "create-session": createLimiter(createSession), ...createLanes(other) },
    maxTries: options.maxTries ?? DEFAULT_MAX_TRIES,
    onCall: options.onCall ?? (() => undefined),
    requestTimeoutMs,
    transport: createTransport({ baseUrl, password, username }),
  })
  return {
    customerTokens: createCustomerTokens(send),
    hostedPages: createHostedPages(send),
    orders: createOrders(send),
    payments: createPayments(send),
  }
}
