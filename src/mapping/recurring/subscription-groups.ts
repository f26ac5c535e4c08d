import { type MarkedItem, subscriptionOf, type SubscriptionTerms } from "./subscription-mark"

/** An item of an order. */
export interface SoldItem extends MarkedItem {
  /** Null for goods that aren't in the catalogue: they can't be sold again at a price of then. */
  readonly variant_id: string | null
  readonly quantity: number
}

/** What is sold again with each renewal. */
export interface RenewedItem {
  readonly variant_id: string
  readonly quantity: number
}

/** One subscription's part of an order. */
export interface SubscriptionGroup {
  readonly terms: SubscriptionTerms
  /** How many periods there are, the first included; null: until it is cancelled. */
  readonly periods: number | null
  readonly items: readonly RenewedItem[]
}

/**
 * The subscriptions that an order begins: one for all items with the same interval and name. It lasts as long as its longest
 * item.
 * @throws MappingError for a mark that can't be read
 */
export function groupSubscriptions(items: readonly SoldItem[]): SubscriptionGroup[] {
  const groups = new Map<string, SubscriptionGroup>()
  for (const item of items) {
    const marked = subscriptionOf(item)
    if (!marked || item.variant_id === null) continue
    const { interval, intervalCount, name, periods = null } = marked
    const key = JSON.stringify([interval, intervalCount, name])
    const known = groups.get(key)
    const sold = { quantity: item.quantity, variant_id: item.variant_id }
    groups.set(key, {
      items: withItem(known?.items ?? [], sold),
      periods: known ? longer(known.periods, periods) : periods,
      terms: { interval, intervalCount, name },
    })
  }
  return [...groups.values()]
}

/** The same goods in two lines are renewed in one. */
export function withItem(items: readonly RenewedItem[], sold: RenewedItem): RenewedItem[] {
  const known = items.find(({ variant_id }) => variant_id === sold.variant_id)
  if (!known) return [...items, sold]
  const both = { ...known, quantity: known.quantity + sold.quantity }
  return items.map((item) => (item === known ? both : item))
}

function longer(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : Math.max(one, other)
}
