import { z } from "zod"

import { call } from "../../../demo/check/http"
import type { Store } from "../../support/in-store"
import { chargeDue, chargesOf } from "../../support/recurring"
import { attempt } from "../subscriptions/scene"
import { payBy, unpaid } from "./fallbacks"

const Cart = z.object({
  cart: z.object({
    items: z.array(z.object({ id: z.string() })),
    payment_collection: z.object({ id: z.string() }),
  }),
})

export function strangeHands(store: () => Store): void {
  it("can be paid, not changed, by whoever got its id", async () => {
    const { link } = await unpaid(store())
    const { payment } = await payBy(store().store, link)
    const path = `/store/carts/${payment.fallback?.cart_id ?? ""}`
    const { cart } = await call(store().store, { answer: Cart, path })
    const item = cart.items[0]?.id ?? ""
    const changes: [string, object][] = [
      ["", { email: "somebody@else.test" }],
      ["/", { email: "somebody@else.test" }],
      [`/line-items/${item}`, { quantity: 0 }],
      ["/line-items", { quantity: 1, variant_id: store().offer.variantId("MUG-WHITE") }],
      ["/promotions", { promo_codes: ["TEN-OFF"] }],
      ["/shipping-methods", { option_id: "so_any" }],
      ["/customer", {}],
    ]
    for (const [more, body] of changes) {
      const { answer, status } = await attempt(store().store, path + more, body)
      expect({ more, status, answer }).toMatchObject({ more, status: 400 })
      expect(JSON.stringify(answer)).toContain("it can be paid, not changed")
    }
    const after = await call(store().store, { answer: Cart, path })
    expect(after).toEqual({ cart })
  })

  it("is not charged with its token for a guest who names it", async () => {
    const { link, subscription, token } = await unpaid(store())
    store().sandbox.control.actOnToken(token, "activate")
    const { payment } = await payBy(store().store, link)
    const [charge] = await chargesOf(store(), subscription.id)
    const path = `/store/carts/${payment.fallback?.cart_id ?? ""}`
    const { cart } = await call(store().store, { answer: Cart, path })
    const sessions = `/store/payment-collections/${cart.payment_collection.id}/payment-sessions`
    const data = { off_session: true, payment_method: charge?.customer_token_id }
    const body = { data, provider_id: "pp_klarna_eu" }
    const { answer } = await attempt(store().store, sessions, body)
    expect(JSON.stringify(answer)).toContain("doesn't belong to the customer")
    await chargeDue(store())
    expect(store().sandbox.control.orders()).toHaveLength(1)
  })
}
