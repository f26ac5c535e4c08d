import type { MedusaSale } from "../medusa/sale"
import { type Decimal, toDecimal, toMinor } from "../money"
import { type Parcel, placesOf } from "./parcel"
import type { Remaining } from "./remaining"
import { type Share, shareOf } from "./take"

/** How much of which line, by its index. */
export type Shares = ReadonlyMap<number, Share>

/** What a parcel takes of the lines of goods; of each no more than is left. */
export function goodsIn(parcel: Parcel, order: MedusaSale, left: readonly Remaining[]): Shares {
  const places = placesOf(
    order,
    left.map(({ line }) => line),
  )
  const apart = left.some(({ line }) => line.type === "sales_tax")
  const shares = new Map<number, Share>()
  for (const { lineItemId, quantity } of parcel) {
    const place = places.get(lineItemId)
    const whole = place && left[place.index]
    if (!place || !whole) continue
    const before = shares.get(place.index) ?? NONE
    const rest = { ...whole, total: whole.total - before.total }
    const count = toDecimal(quantity)
    if (place.byPiece && count.isInteger()) {
      const pieces = { ...rest, quantity: whole.quantity - before.quantity }
      const share = shareOf(pieces, count.toNumber())
      shares.set(place.index, sum(before, share))
    } else {
      const worth = worthOf(order, { apart, count, id: lineItemId })
      const total = before.total + Math.min(worth, rest.total)
      shares.set(place.index, { quantity: whole.quantity, total })
    }
  }
  return new Map([...shares].filter(([, { quantity }]) => quantity > 0))
}

const NONE: Share = { quantity: 0, total: 0 }

interface Portion {
  readonly id: string
  readonly count: Decimal
  /** Tax is a line of its own. */
  readonly apart: boolean
}

/** What so many of an item cost, in minor units: how much of a line that isn't counted in pieces. */
function worthOf({ items, currency_code }: MedusaSale, { id, count, apart }: Portion): number {
  const item = items?.find((one) => one.id === id)
  if (!item || toDecimal(item.quantity).isZero()) return 0
  const price = toDecimal(item.total).minus(apart ? toDecimal(item.tax_total ?? 0) : 0)
  return toMinor(price.times(count).div(item.quantity), currency_code)
}

function sum(one: Share, other: Share): Share {
  return { quantity: one.quantity + other.quantity, total: one.total + other.total }
}
