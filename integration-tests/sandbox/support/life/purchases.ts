import type { Data } from "../../../../src/sandbox/data"
import { aLine, anAddress, aPurchase } from "../shop"
import type { Doing } from "./life"
import { choose } from "./life"

/** A line over an amount, without tax. */
export const lineOver = (total: number): Data =>
  aLine({ quantity: 1, tax_rate: 0, total_amount: total, total_tax_amount: 0, unit_price: total })

const TAGS = [
  "",
  "",
  "",
  "+pend-accept-10",
  "+pend-reject-10",
  "+denied",
  "+order-rejected",
  "+capture-fails",
  "+increase-denied",
  "+charge-fails-2",
  "+charge-unavailable",
  "+charge-suspended",
] as const

const INTENTS = ["buy", "buy_and_tokenize", "buy_and_tokenize", "tokenize"] as const

const shopper = (tag: string): Data => anAddress({ email: `customer${tag}@email.de` })

/** A purchase of some amount by one of the shoppers that the sandbox knows; a fifth of them also sign up. */
export function purchaseOf({ amount, pick, variant }: Doing, more: Data = {}): Data {
  const intent = pick % 3 === 0 ? choose(INTENTS, variant) : "buy"
  return aPurchase({
    billing_address: shopper(choose(TAGS, variant)),
    intent,
    order_amount: amount,
    order_lines: [lineOver(amount)],
    order_tax_amount: 0,
    ...more,
  })
}

/** What is placed for a session's purchase: without the fields that only sessions have, documented or not. */
export function orderOf({ customer: _, intent: __, ...purchase }: Data): Data {
  return purchase
}
