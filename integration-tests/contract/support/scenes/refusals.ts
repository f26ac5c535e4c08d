import { PAGES } from "../../../sandbox/support/hosted-pages"
import type { Shop } from "../../../sandbox/support/shop"
import { ORDERS, SESSIONS } from "../../../sandbox/support/shop"
import { TOKENS } from "../../../sandbox/support/customer-tokens"

const WRONG = { Authorization: "Basic d3Jvbmc6d3Jvbmc=" }

/** Refusals that no document lists, or of which none says what is in them. */
export async function refusals(shop: Shop): Promise<void> {
  const order = await shop.order()
  for (const path of [`${ORDERS}/${order}`, `${TOKENS}/x`, `${PAGES}/x`, `${SESSIONS}/x`]) {
    await shop.call("GET", path, undefined, WRONG)
  }
  await shop.act(order, "captures", {})
  await shop.call("GET", `${ORDERS}/%7B%7D`)
  await shop.patch("no-such-order", "authorization", { order_amount: 1 })
  await shop.call("POST", SESSIONS, { merchant_data: "x".repeat(1_048_576) })
  await shop.call("POST", SESSIONS, {})
  await shop.place("no-such-token")
  for (const status of [409, 500, 502, 503, 504]) {
    shop.sandbox.control.addFault({ endpoint: "captureOrder", kind: "error", status })
    await shop.capture(order, 1)
  }
  shop.sandbox.control.addFault({ kind: "rate_limited" })
  await shop.read(order)
}
