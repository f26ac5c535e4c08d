import type { PromotionTypes } from "@medusajs/framework/types"
import { decorateCartTotals } from "@medusajs/framework/utils"
import {
  getComputedActionsForItems,
  getComputedActionsForShippingMethods,
} from "@medusajs/promotion/dist/utils/compute-actions"
import fc from "fast-check"

import { MedusaSale } from "../../medusa/sale"
import { toDecimal, toMinor } from "../../money"

/*
 * Random carts and orders whose totals and promotions are Medusa's own: nothing here adds, discounts or taxes. What is
 * random is what a store writes: prices, quantities, rates, promotions, gift cards, names.
 */

interface Line {
  id: string
  adjustments: object[]
}
interface Plain {
  credit_lines: { amount: string; id: string; reference: string }[]
  currency_code: string
  items: Line[]
  shipping_methods: Line[]
}

/** What Medusa makes of it. */
interface Decorated {
  readonly items: readonly (Line & Totals)[]
  readonly shipping_methods: readonly (Line & Totals)[]
  readonly tax_total: unknown
  readonly total: unknown
}
interface Totals {
  readonly tax_total: unknown
  readonly total: unknown
}

/** A cart, the payment for it, and what Medusa says of it. */
export interface Drawn {
  readonly sale: MedusaSale
  readonly medusa: Decorated
  /** Minor units. */
  readonly amount: number
  readonly currency: string
}

const price = fc.integer({ max: 400_000_000, min: 0 }).map((millionths) => millionths / 1_000_000)
const money = fc.oneof(
  fc.integer({ max: 40_000, min: 0 }).map((cents) => cents / 100),
  price,
)
/** Rates of Europe and America, also two at once. */
const rates = fc
  .array(fc.constantFrom(0, 2.5, 5, 7.7, 8.875, 9.975, 19, 20, 25, 27), { maxLength: 2 })
  .map((percents) => percents.map((rate) => ({ rate })))
const text = fc.oneof(
  fc.constantFrom("x".repeat(300), `${"x".repeat(254)}🧦`, "Ærø 😀", " ", ""),
  fc.string({ maxLength: 12 }),
  fc.constant("Mug"),
)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value)

const product = fc.record({
  categories: fc.array(maybe(fc.record({ is_active: fc.boolean(), name: text })), { maxLength: 2 }),
  handle: maybe(text),
  metadata: maybe(fc.record({ brand: fc.oneof(text, fc.integer()) })),
})
const variant = fc.record({
  barcode: maybe(fc.oneof(text, fc.constant("4006381333931"))),
  metadata: fc.constant(null),
  options: fc.array(fc.record({ option: fc.constant({ title: "Color" }), value: text }), {
    maxLength: 1,
  }),
})

const quantity = fc.oneof(
  { arbitrary: fc.integer({ max: 40, min: 1 }), weight: 12 },
  { arbitrary: fc.constantFrom(0.5, 2.25, 1.333, 150), weight: 1 },
)
const item = fc.record({
  is_tax_inclusive: fc.boolean(),
  product: maybe(product),
  product_title: maybe(text),
  quantity,
  requires_shipping: fc.boolean(),
  tax_lines: rates,
  title: text,
  unit_price: money,
  variant: maybe(variant),
  variant_sku: maybe(text),
  variant_title: maybe(text),
})
const method = fc.record({
  amount: money,
  is_tax_inclusive: fc.boolean(),
  name: text,
  tax_lines: rates,
})

/** A promotion on items, on the whole order, or on shipping; by percent or amount; for each or across. */
const promotion = fc.record({
  allocation: fc.constantFrom("each" as const, "across" as const),
  is_tax_inclusive: fc.boolean(),
  max_quantity: fc.integer({ max: 40, min: 1 }),
  target: fc.constantFrom("items" as const, "order" as const, "shipping_methods" as const),
  type: fc.constantFrom("percentage" as const, "fixed" as const),
  value: fc.constantFrom(1, 3, 7.5, 10, 33.3333, 50, 100),
})
type Promotion = typeof promotion extends fc.Arbitrary<infer T> ? T : never

const credit = fc.record({
  reference: fc.constantFrom("gift_card", "giftcard_balance", "store_credit", "goodwill"),
  share: fc.constantFrom(0.01, 0.1, 0.25, 0.333333, 0.5),
})

const sold = fc.record({
  credits: fc.array(credit, { maxLength: 2 }),
  currency: fc.constantFrom("EUR", "SEK", "USD", "JPY", "HUF", "KWD"),
  items: fc.array(item, { maxLength: 8, minLength: 1 }),
  methods: fc.array(method, { maxLength: 3 }),
  promotions: fc.array(promotion, { maxLength: 3 }),
  returned: fc.array(fc.integer({ max: 3, min: 0 }), { maxLength: 8 }),
})
type Sold = typeof sold extends fc.Arbitrary<infer T> ? T : never

/** Carts as Query answers them, whatever a store puts into them. */
export const drawnCarts: fc.Arbitrary<Drawn> = sold.map((one) => toDrawn(one, false))
/** Orders of which some items were returned: Medusa's totals are for what is left. */
export const drawnOrders: fc.Arbitrary<Drawn> = sold.map((one) => toDrawn(one, true))

function toDrawn(
  { credits, currency, items, methods, promotions, returned }: Sold,
  ordered: boolean,
) {
  const plain: Plain = {
    credit_lines: [],
    currency_code: currency.toLowerCase(),
    items: items.map((one, index) => ({
      ...one,
      ...(ordered ? { detail: detailOf(one.quantity, returned[index] ?? 0) } : {}),
      adjustments: [],
      id: `line_${String(100 + index)}`,
    })),
    shipping_methods: methods.map((one, index) => ({
      ...one,
      adjustments: [],
      id: `method_${String(100 + index)}`,
    })),
  }
  promote(plain, promotions)
  const total = toDecimal(decorate(plain).total)
  plain.credit_lines = credits.map(({ reference, share }, index) => ({
    amount: total.times(share).decimalPlaces(4).toFixed(),
    id: `credit_${String(100 + index)}`,
    reference,
  }))
  const medusa = decorate(plain)
  const amount = toMinor(toDecimal(medusa.total), currency)
  return { amount, currency, medusa, sale: MedusaSale.parse({ ...medusa, id: "sale_1" }) }
}

const detailOf = (quantity: number, returned: number) => ({
  quantity,
  return_dismissed_quantity: 0,
  return_received_quantity: Math.min(returned, quantity),
})

/** Medusa calculates in place, so it gets a copy each time. */
const decorate = (plain: Plain): Decorated =>
  decorateCartTotals(structuredClone(plain) as never) as unknown as Decorated

/** Puts on the lines what Medusa's promotion module would: of each promotion what the ones before have left. */
function promote(plain: Plain, promotions: readonly Promotion[]): void {
  if (promotions.length === 0) return
  const applied = new Map<string, number>()
  const { items, shipping_methods } = decorate(plain)
  for (const [index, one] of promotions.entries()) {
    const dto = toPromotion(one, index)
    const actions =
      one.target === "shipping_methods"
        ? getComputedActionsForShippingMethods(dto, shipping_methods as never, applied)
        : getComputedActionsForItems(dto, items as never, applied, allocationOf(one))
    for (const action of actions) adjust(plain, action)
  }
}

const allocationOf = ({ target }: Promotion) => (target === "order" ? "across" : undefined)

function toPromotion(one: Promotion, index: number): PromotionTypes.PromotionDTO {
  const { allocation, max_quantity, target, type, value } = one
  return {
    application_method: {
      allocation: target === "order" ? "across" : allocation,
      max_quantity: allocation === "each" ? max_quantity : undefined,
      target_type: target,
      type,
      value,
    },
    code: `CODE${String(index)}`,
    is_tax_inclusive: one.is_tax_inclusive && target !== "shipping_methods",
  } as unknown as PromotionTypes.PromotionDTO
}

function adjust(plain: Plain, action: PromotionTypes.ComputeActions): void {
  const id =
    "item_id" in action
      ? action.item_id
      : "shipping_method_id" in action
        ? action.shipping_method_id
        : undefined
  const line = [...plain.items, ...plain.shipping_methods].find((one) => one.id === id)
  if (!line || !("amount" in action)) return
  const is_tax_inclusive = "is_tax_inclusive" in action && action.is_tax_inclusive === true
  const amount = toDecimal(action.amount).toFixed()
  line.adjustments.push({ amount, code: action.code, is_tax_inclusive })
}
