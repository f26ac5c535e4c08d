import { fingerprint } from "../fingerprint"
import type { MedusaAddress } from "../medusa/people"
import type { MedusaItem } from "../medusa/priced"
import type { MedusaSale } from "../medusa/sale"

/** Goods of a subscription, as its row keeps them. */
export interface RenewedItem {
  readonly quantity: number
  readonly variant_id: string
}

/**
 * A hash of what a renewal sells, for how much, to whom and where. The cart of a renewal must have the same one when it is
 * paid as when it was made.
 */
export function renewalPrintOf(sale: MedusaSale): string {
  const { billing_address, credit_lines, currency_code, customer_id, email, shipping_address } =
    sale
  return fingerprint({
    billing: addresseeOf(billing_address),
    credits: (credit_lines ?? []).map(({ amount }) => amount).sort(),
    currency: currency_code.toUpperCase(),
    customer: customer_id ?? null,
    email: email ?? null,
    items: (sale.items ?? []).map(({ total, ...item }) => `${goodsOf(item)}=${total}`).sort(),
    shipping: (sale.shipping_methods ?? []).map(({ name, total }) => `${name}=${total}`).sort(),
    to: addresseeOf(shipping_address),
  })
}

/** Whether a cart holds exactly the goods of a subscription. */
export function holdsGoodsOf(sale: MedusaSale, items: readonly RenewedItem[]): boolean {
  const held = (sale.items ?? []).map(goodsOf).sort()
  const agreed = items.map(({ quantity, variant_id }) => `${variant_id}*${String(quantity)}`).sort()
  return fingerprint(held) === fingerprint(agreed)
}

function goodsOf({ quantity, variant_id }: Pick<MedusaItem, "quantity" | "variant_id">): string {
  return `${variant_id ?? ""}*${quantity}`
}

/** Ids and metadata of an address say nothing about where the goods go. */
function addresseeOf(address: MedusaAddress | null | undefined) {
  if (!address) return null
  const { metadata: _metadata, ...place } = address
  return Object.fromEntries(Object.entries(place).map(([field, text]) => [field, text ?? null]))
}
