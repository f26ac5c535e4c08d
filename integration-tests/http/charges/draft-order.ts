import { call, Anything } from "../../../demo/check/http"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { create, findFirst } from "../../support/admin-create"
import type { Store } from "../../support/in-store"

/** A daypack of 95.00 EUR, sold on the telephone: an order that nobody has paid. */
export async function aDraftOrder({ admin, offer }: Store): Promise<string> {
  const { email, ...address } = ONE_HUNDRED.person
  const orderId = await create(admin, "draft-orders", {
    billing_address: address,
    email,
    items: [{ quantity: 1, variant_id: offer.variantId("DAYPACK-INK") }],
    region_id: offer.regionId("Germany"),
    sales_channel_id: await findFirst(admin, "sales-channels?name=Demo shop"),
    shipping_address: address,
    shipping_methods: [],
  })
  const path = `/admin/draft-orders/${orderId}/convert-to-order`
  await call(admin, { answer: Anything, body: {}, path })
  return orderId
}
