import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { addShippingMethodToCartWorkflow, createCartWorkflow } from "@medusajs/medusa/core-flows"
import { z } from "zod"

import { CART_FIELDS } from "../../../mapping/medusa/fields"
import { MedusaSale } from "../../../mapping/medusa/sale"
import { renewalPrintOf } from "../../../mapping/recurring/renewal-print"
import type { KlarnaChargeRow, KlarnaSubscriptionRow } from "../../../modules/klarna/service"
import type { SyncContext } from "../../sync/context"
import { type EarlierOrder, loadEarlierOrder } from "./purchase-of"

const Items = z.object({
  items: z.array(z.object({ quantity: z.number().positive(), variant_id: z.string() })).min(1),
})

/**
 * The cart of a renewal: the subscription's items at today's prices, for the people and places of its newest order. It is
 * made once; the charge remembers it before anything is paid.
 */
export async function renewalCart(
  { container, klarna }: SyncContext,
  charge: KlarnaChargeRow,
  subscription: KlarnaSubscriptionRow,
): Promise<string> {
  if (charge.cart_id !== null) return charge.cart_id
  const order = await loadEarlierOrder(container, await newestOrderOf(klarna, subscription))
  const { result } = await createCartWorkflow(container).run({
    input: toCart(order, charge, subscription),
  })
  const options = (order.shipping_methods ?? []).flatMap((method) =>
    method?.shipping_option_id ? [{ id: method.shipping_option_id }] : [],
  )
  if (options.length > 0) {
    const input = { cart_id: result.id, options }
    await addShippingMethodToCartWorkflow(container).run({ input })
  }
  const print = renewalPrintOf(await loadSale(container, result.id))
  return klarna.charges.keepCart(charge.id, { cartId: result.id, print })
}

async function loadSale(container: MedusaContainer, id: string): Promise<MedusaSale> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "cart", fields: CART_FIELDS, filters: { id } })
  return MedusaSale.parse(data[0])
}

/** The newest paid charge's, else the one with which it began. */
async function newestOrderOf(
  klarna: SyncContext["klarna"],
  { id, origin_order_id }: KlarnaSubscriptionRow,
): Promise<string> {
  const filters = { order_id: { $ne: null }, state: "paid" as const, subscription_id: id }
  const config = { order: { period: "DESC" as const }, take: 1 }
  const [newest] = await klarna.listKlarnaCharges(filters, config)
  return newest?.order_id ?? origin_order_id
}

function toCart(order: EarlierOrder, charge: KlarnaChargeRow, subscription: KlarnaSubscriptionRow) {
  const { billing_address, shipping_address } = order
  return {
    billing_address: billing_address ? defined(billing_address) : undefined,
    currency_code: order.currency_code,
    customer_id: subscription.customer_id ?? order.customer_id ?? undefined,
    email: order.email ?? undefined,
    items: Items.parse(subscription.items).items,
    locale: order.locale ?? undefined,
    // The order gets it too: one that a dying process linked to nothing is found by it.
    metadata: { klarna_charge_id: charge.id },
    region_id: order.region_id ?? undefined,
    sales_channel_id: order.sales_channel_id ?? undefined,
    shipping_address: shipping_address ? defined(shipping_address) : undefined,
  }
}

/** An address without what it doesn't have: core takes absent fields, not null ones. */
function defined(address: NonNullable<EarlierOrder["shipping_address"]>): Record<string, string> {
  const filled = Object.entries(address).flatMap(([field, value]) =>
    typeof value === "string" && value !== "" ? [[field, value]] : [],
  )
  return z.record(z.string(), z.string()).parse(Object.fromEntries(filled))
}
