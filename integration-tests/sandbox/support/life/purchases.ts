import type { Data } from "../../../../src/sandbox/data"
import { aLine, anAddress, aPurchase } from "../shop"
import type { Doing } from "./life"
import { choose } from "./life"

/** A line over an amount, without tax. */
export const lineOver = (total: number): Data =>
  aLine({ quantity: 1, tax_rate: 0, total_amount: total, total_tax_amount: 0, unit_price: total })

/** The shoppers that the sandbox knows; most of them make no trouble. */
const TAGS = [
  "",
  "+pend-accept-99",
  "",
  "+pend-reject-10",
  "",
  "",
  "+denied",
  "+order-rejected",
  "+capture-fails",
  "+charge-fails-2",
  "+charge-unavailable",
  "+charge-suspended",
] as const

const INTENTS = ["buy", "buy_and_tokenize", "buy", "buy_and_tokenize", "tokenize"] as const
const TOTALS = [10_000, 10_000, 5_000, 15_000, 1, 0] as const

const shopper = (tag: string): Data => anAddress({ email: `customer${tag}@email.de` })

/** A purchase by one of the shoppers; some also sign up. */
export function purchaseOf({ pick, variant }: Doing, more: Data = {}): Data {
  const total = choose(TOTALS, pick)
  return aPurchase({
    billing_address: shopper(choose(TAGS, variant)),
    intent: choose(INTENTS, pick + variant),
    order_amount: total,
    order_lines: [lineOver(total)],
    order_tax_amount: 0,
    ...more,
  })
}

/** What is placed for a session's purchase: without the fields that only sessions have, documented or not. */
export function orderOf({ customer: _, intent: __, ...purchase }: Data): Data {
  return purchase
}
