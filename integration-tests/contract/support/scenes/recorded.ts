import type { Reply, Shop } from "../../../sandbox/support/shop"
import { aLine, anAddress, aPurchase, SESSIONS } from "../../../sandbox/support/shop"
import {
  aCharge,
  aSignUp,
  aToken,
  aTokenRequest,
  charge,
  mint,
} from "../../../sandbox/support/customer-tokens"

/** Requests that break the documents and that Klarna accepted all the same: 5.8 to 5.11 of docs/klarna-recordings.md. */
export async function recordedOddities(shop: Shop): Promise<readonly Reply[]> {
  const sent = aPurchase({
    billing_address: anAddress({ phone: null }),
    order_lines: [aLine({ image_url: null })],
  })
  const session = await shop.call("POST", SESSIONS, { ...sent, acquiring_channel: "ecommerce" })
  const order = await shop.order()
  const parcels = [{ tracking_number: 1_245, tracking_url: "https://carrier.example/1245" }]
  return [
    session,
    await shop.place(await shop.authorize(), {
      ...aPurchase(),
      acquiring_channel: "ECOMMERCE",
      attachment: { body: "{}", content_type: "application/json" },
      client_token: "token",
      design: "plain",
      expires_at: "2026-01-03T10:00:00.000Z",
      options: { color_border: "#000000" },
    }),
    await shop.act(order, "captures", { captured_amount: 100, shipping_info: parcels }),
    await mint(
      shop,
      await shop.authorize(aSignUp()),
      aTokenRequest({ intended_use: "subscription" }),
    ),
    await charge(shop, await aToken(shop), {
      body: aCharge({ locale: "de-DE", purchase_country: "DE" }),
    }),
  ]
}
