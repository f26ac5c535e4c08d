import type { Data } from "../../../../src/sandbox/data"
import type { Reply, Shop } from "../shop"

/** An id of the right form that is nobody's. */
export const NOBODY = "d8bcb0ac-deeb-325b-8472-ef2c4b9b3e83"

/** A shopper's consent, and what he consented to. */
export interface Consent {
  readonly at: Date
  readonly token: string
  readonly purchase: Data
}

/** A body that was placed with an authorization token, and what was answered. */
export interface Placed {
  readonly body: Data
  readonly reply: Reply
}

/** A call that was made under a key, and what was answered. */
export interface KeyedCall {
  readonly method: string
  readonly path: string
  readonly body: Data | undefined
  readonly key: string
  readonly at: Date
  readonly reply: Reply
}

/** What a merchant knows of his business so far: the ids to go on with. */
export interface Life {
  readonly shop: Shop
  /** The purchase of each session, as last sent. */
  readonly sessions: Map<string, Data>
  readonly consents: Consent[]
  /** What became an order, by authorization token. */
  readonly placed: Map<string, Placed>
  /** The successful answer to the making of a customer token, by authorization token. */
  readonly minted: Map<string, Reply>
  readonly orders: string[]
  readonly captures: { readonly order: string; readonly capture: string }[]
  readonly refunds: { readonly order: string; readonly refund: string }[]
  readonly tokens: string[]
  readonly pages: string[]
  readonly keyed: KeyedCall[]
}

export const newLife = (shop: Shop): Life => ({
  captures: [],
  consents: [],
  keyed: [],
  minted: new Map(),
  orders: [],
  pages: [],
  placed: new Map(),
  refunds: [],
  sessions: new Map(),
  shop,
  tokens: [],
})

/** One that is known, counted from the newest; `undefined` when there is none. */
export const pick = <T>(known: readonly T[], index: number): T | undefined =>
  known[known.length - 1 - (index % known.length)]

/** The member of a list that a number stands for. */
export function choose<T>(choices: readonly [T, ...T[]], variant: number): T {
  return choices[variant % choices.length] ?? choices[0]
}

/** What is done: the kind, whom it meets (0 is the newest), which variant of it, and minor units. */
export interface Doing {
  readonly pick: number
  readonly variant: number
  readonly amount: number
}

/** What was done, as far as the laws need to know it. */
export interface Step {
  /** A call of the merchant; something that happened at Klarna or with a shopper; nothing but time. */
  readonly by: "merchant" | "world" | "time"
  readonly refused: boolean
  readonly reply?: Reply
  /** It only looked. */
  readonly isRead?: boolean
  /** The first answer to the same call: the new one has to be the same, and nothing may change. */
  readonly repeats?: Reply
  /** Why it must not be accepted. */
  readonly mustFail?: string
  /** The customer token whose payment method was tried. */
  readonly charges?: string
}

export type Act = (life: Life, doing: Doing) => Promise<Step> | Step

export const called = (reply: Reply, more: Partial<Step> = {}): Step => ({
  by: "merchant",
  refused: reply.status >= 400,
  reply,
  ...more,
})
