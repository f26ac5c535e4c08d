import { z } from "zod"

import { type Interval, INTERVALS, KLARNA_INTERVAL } from "../../klarna/contract/intervals"
import type { LineSubscription } from "../../klarna/contract/order-line"
import { NAME_LIMIT } from "../lines/draft"
import { MappingError } from "../mapping-error"
import type { MedusaItem } from "../medusa/priced"
import { toText } from "../text"

/** Key of a product's or variant's metadata that makes it a subscription. */
export const SUBSCRIPTION_MARK = "klarna_subscription"

/** How long a period of a subscription is, and what it is called. */
export interface SubscriptionTerms {
  /** What the shopper agrees to, at most 255 characters. */
  readonly name: string
  readonly interval: Interval
  readonly intervalCount: number
}

/** Goods that are sold again and again. */
export interface MarkedSubscription extends SubscriptionTerms {
  /** How many periods there are, the first included; undefined: until it is cancelled. */
  readonly periods?: number | undefined
}

/** What the mark is read from. The line's own metadata is the browser's, and counts for nothing. */
export type MarkedItem = Pick<MedusaItem, "id" | "product" | "product_title" | "title" | "variant">

const MOST = 1000
const Count = z.int().min(1).max(MOST)

const Mark = z.strictObject({
  interval: z.enum(INTERVALS),
  interval_count: Count.default(1),
  name: z.string().trim().min(1).max(NAME_LIMIT).optional(),
  periods: Count.optional(),
})

const CHOICES = new Intl.ListFormat("en-GB", { type: "disjunction" })
const A_COUNT = `a whole number from 1 to ${String(MOST)}`
const EXPECTED: ReadonlyMap<unknown, string> = new Map([
  ["interval", CHOICES.format(INTERVALS.map((interval) => `"${interval}"`))],
  ["interval_count", A_COUNT],
  ["name", `a text of 1 to ${String(NAME_LIMIT)} characters`],
  ["periods", A_COUNT],
])
const EXPECTED_OF_ALL = "an object with interval, and maybe interval_count, name and periods"

/**
 * The subscription that an item is sold as, as its variant says, else its product; undefined for what is sold once.
 * @throws MappingError naming the product, the field and what was expected
 */
export function subscriptionOf(item: MarkedItem): MarkedSubscription | undefined {
  const mark =
    item.variant?.metadata?.[SUBSCRIPTION_MARK] ?? item.product?.metadata?.[SUBSCRIPTION_MARK]
  if (mark == null) return undefined
  const parsed = Mark.safeParse(mark)
  if (!parsed.success) throw wrong(item, parsed.error.issues[0])
  const { interval, interval_count: intervalCount, name, periods } = parsed.data
  return { interval, intervalCount, name: name ?? titleOf(item), periods }
}

/** As Klarna's lines say it. */
export function toLineSubscription(terms: SubscriptionTerms): LineSubscription {
  const { interval, intervalCount: interval_count, name } = terms
  return {
    interval: KLARNA_INTERVAL[interval],
    interval_count,
    name: toText(name, NAME_LIMIT) ?? NAMELESS,
  }
}

const NAMELESS = "Subscription"

function titleOf({ id, product_title, title }: MarkedItem): string {
  return toText(product_title, NAME_LIMIT) ?? toText(title, NAME_LIMIT) ?? id
}

function wrong(item: MarkedItem, issue: z.core.$ZodIssue | undefined): MappingError {
  const unknown = issue?.code === "unrecognized_keys" ? issue.keys[0] : undefined
  const field = issue?.path[0]
  const place = [SUBSCRIPTION_MARK, unknown ?? field].filter((part) => part !== undefined)
  const expected = unknown === undefined ? EXPECTED.get(field) : undefined
  return new MappingError(
    `"${titleOf(item)}" has a wrong ${place.map(String).join(".")} in its metadata; ` +
      `expected ${expected ?? EXPECTED_OF_ALL}.`,
  )
}
