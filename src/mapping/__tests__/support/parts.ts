import { toOrderLines } from "../../order-lines"
import { type Books, fromAnsweredLines, type KlarnaLine, type Taken } from "../../parts/line"
import { aCart, type CartBuilder } from "../builders"

/** Three mugs for 10.00, socks for 5.00, and shipping for 3.00, as Klarna answers the lines. */
export const sold = aCart()
  .withItem({ id: "cali_1", quantity: 3, total: 10, variant_sku: "MUG" })
  .withItem({ id: "cali_2", product_title: "Socks", total: 5, variant_sku: "SOCKS" })
  .withShipping({ total: 3 })

export const booksOf = (cart: CartBuilder = sold, amount = 1_800, more = {}): Books => ({
  amount,
  lines: fromAnsweredLines(toOrderLines(cart.build(), { amount, currency: "EUR", ...more })),
  taken: [],
})
/** The order of a cart: core gives its items new ids. */
export const orderOf = (cart: CartBuilder = sold) => {
  const { items, ...order } = cart.build()
  return {
    ...order,
    items: items?.map((item) => ({ ...item, id: item.id.replace("cali", "ordli") })),
  }
}
export const parcel = (pieces: Record<string, number | string>, cart = sold) => ({
  parcel: {
    items: Object.entries(pieces).map(([lineItemId, quantity]) => ({ lineItemId, quantity })),
    order: orderOf(cart),
  },
})
export const taken = (...parts: KlarnaLine[][]): Taken[] =>
  parts.map((lines) => ({
    amount: lines.reduce((sum, line) => sum + line.total_amount, 0),
    lines,
  }))
export const brief = (lines: KlarnaLine[]) =>
  lines.map(({ name, quantity, unit_price, total_discount_amount, total_amount }) => [
    name,
    quantity,
    unit_price,
    total_discount_amount,
    total_amount,
  ])
