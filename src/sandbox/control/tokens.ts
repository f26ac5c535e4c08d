import type { CustomerTokenStatus } from "../../klarna/contract/customer-token"
import { textAt } from "../data"
import { Refusal } from "../refusal"
import { methodFor } from "../rules/methods"
import type { CustomerToken } from "../state/customer-token"
import { cancelled, restored, suspended, tokenStatus } from "../state/customer-token"
import type { World } from "../world"
import { newestOf } from "./lists"

/**
 * What can happen to a customer token without a call of the merchant. `suspend` and `unavailable`: its payment method
 * stops working, until a fallback purchase; `fail`: the next charges fail; `forbid`: it becomes another merchant's;
 * `activate` undoes all of them; `cancel` is for good.
 */
export const TOKEN_ACTIONS = [
  "suspend",
  "activate",
  "cancel",
  "fail",
  "unavailable",
  "forbid",
] as const
export type TokenAction = (typeof TOKEN_ACTIONS)[number]

export interface TokenInput {
  /** How many charges `fail`; default 1. */
  readonly times?: number
}

export interface TokenOverview {
  readonly token_id: string
  readonly status: CustomerTokenStatus
  /** How the next charge will go, if the token may be charged at all. */
  readonly next_charge: "works" | "fails" | "unavailable" | "suspends"
  /** How many more charges fail. */
  readonly failing_charges: number
  /** It belongs to another merchant. */
  readonly forbidden: boolean
  readonly payment_method_type: string
  readonly description: string
  readonly purchase_country: string
  readonly purchase_currency: string
  readonly session_id: string
  readonly authorization_token: string
  readonly created_at: string
  /** The orders it was charged with or is tied to, oldest first. */
  readonly order_ids: readonly string[]
}

const NEXT_CHARGE = {
  "about-to-suspend": "suspends",
  fails: "fails",
  unavailable: "unavailable",
  works: "works",
} as const

function orderIdsOf({ id }: CustomerToken, { store }: World): readonly string[] {
  return [...store.orders.values()].filter(({ tokenId }) => tokenId === id).map((order) => order.id)
}

function tokenOverview(token: CustomerToken, world: World): TokenOverview {
  const { funding, purchase } = token
  return {
    authorization_token: token.authorizationToken,
    created_at: token.createdAt.toISOString(),
    description: token.description,
    failing_charges: funding.kind === "fails" ? funding.times : 0,
    forbidden: token.foreign,
    next_charge: NEXT_CHARGE[funding.kind],
    order_ids: orderIdsOf(token, world),
    payment_method_type: methodFor(token.category, purchase).initial,
    purchase_country: textAt(purchase, "purchase_country").toUpperCase(),
    purchase_currency: textAt(purchase, "purchase_currency").toUpperCase(),
    session_id: token.sessionId,
    status: tokenStatus(token),
    token_id: token.id,
  }
}

type Act = (token: CustomerToken, input: TokenInput, now: Date) => CustomerToken

const ACTS: Readonly<Record<TokenAction, Act>> = {
  activate: (token) => ({ ...restored(token), foreign: false }),
  cancel: (token, _input, now) => cancelled(token, now),
  fail: (token, { times = 1 }) => ({ ...token, funding: { kind: "fails", times } }),
  forbid: (token) => ({ ...token, foreign: true }),
  suspend: (token, _input, now) => suspended(token, now),
  unavailable: (token) => ({ ...token, funding: { kind: "unavailable" } }),
}

interface TokenCall {
  readonly action: TokenAction
  readonly input: TokenInput
}

function act(id: string, { action, input }: TokenCall, world: World): TokenOverview {
  const token = world.store.customerTokens.get(id)
  if (!token) throw new Refusal(404, "TOKEN_NOT_FOUND", `There is no customer token ${id}.`)
  if (token.cancelledAt && action !== "cancel") {
    throw new Refusal(409, "TOKEN_CANCELED", `The customer token ${id} is cancelled for good.`)
  }
  const changed = ACTS[action](token, input, world.clock.now())
  world.store.customerTokens.set(id, changed)
  return tokenOverview(changed, world)
}

/** The control API's part about customer tokens. */
export interface TokenControl {
  /** Oldest first; all, or so many of the newest. */
  tokens(newest?: number): readonly TokenOverview[]
  tokensTotal(): number
  actOnToken(id: string, action: TokenAction, input?: TokenInput): TokenOverview
}

export const createTokenControl = (world: World): TokenControl => ({
  actOnToken: (id, action, input = {}) => act(id, { action, input }, world),
  tokens: (newest) =>
    newestOf(world.store.customerTokens, newest).map((token) => tokenOverview(token, world)),
  tokensTotal: () => world.store.customerTokens.size,
})
