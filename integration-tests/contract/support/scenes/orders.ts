import type { Shop } from "../../../sandbox/support/shop"
import { aLine, anAddress, aPurchase, ORDERS, SESSIONS } from "../../../sandbox/support/shop"

const COMPANY = aPurchase({
  billing_address: anAddress({ organization_name: "Ltd" }),
  customer: { organization_registration_id: "1", type: "organization", vat_id: "DE1" },
  merchant_data: "{}",
  merchant_urls: { confirmation: "https://shop.example/{order.id}" },
  order_lines: [aLine({ image_url: "https://shop.example/1.png", merchant_data: "{}" })],
})

/** Every call of Order Management goes well once. */
export async function everyCallOfAnOrder(shop: Shop): Promise<void> {
  const id = await shop.order(COMPANY)
  await shop.act(id, "acknowledge")
  await shop.patch(id, "merchant-references", { merchant_reference2: "two" })
  await shop.patch(id, "customer-details", { shipping_address: anAddress({ city: "Bonn" }) })
  await shop.act(id, "shipping-info", { shipping_info: [{ tracking_number: "1" }] })
  await shop.act(id, "extend-authorization-time")
  await shop.patch(id, "authorization", { description: "More", order_amount: 12_000 })
  await shop.act(id, "captures", { captured_amount: 5_000, order_lines: [aLine()], reference: "c" })
  const capture = `captures/${await shop.captureId(id)}`
  await shop.act(id, `${capture}/shipping-info`, { shipping_info: [{ shipping_method: "Home" }] })
  await shop.act(id, `${capture}/trigger-send-out`)
  for (const path of ["captures", capture, `${capture}/extend-due-date-options`]) {
    await shop.call("GET", `${ORDERS}/${id}/${path}`)
  }
  await shop.patch(id, `${capture}/extend-due-date`, { number_of_days: 14 })
  const refund = await shop.act(id, "refunds", { reference: "r", refunded_amount: 100 })
  await shop.call("GET", `${ORDERS}/${id}/refunds/${refund.headers.get("refund-id")}`)
  await shop.act(id, "release-remaining-authorization")
  await shop.read(id)
  await shop.act(await shop.order(), "cancel")
}

/** Every call of Payments but the making of customer tokens goes well once. */
export async function everyCallOfASession(shop: Shop): Promise<void> {
  const customer = { customer_token: "token", date_of_birth: "1970-07-10" }
  const id = await shop.openSession(aPurchase({ customer }))
  await shop.call("POST", `${SESSIONS}/${id}`, { merchant_reference2: "two" })
  shop.sandbox.control.authorizeSession(id)
  await shop.call("GET", `${SESSIONS}/${id}`)
  await shop.call("DELETE", `/payments/v1/authorizations/${await shop.authorize()}`)
}
