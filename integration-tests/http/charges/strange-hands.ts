import { z } from "zod"

import { call } from "../../../demo/check/http"
import type { Store } from "../../support/in-store"
import { updateCartWorkflow, updateLineItemInCartWorkflow } from "@medusajs/medusa/core-flows"

import { toAuthorizePayload } from "../../../demo/check/klarna-address"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { OVERRIDES, rawRequest, WRITTEN } from "../../support/raw-request"
import { chargeDue, chargesOf } from "../../support/recurring"
import { settled } from "../../support/sync"
import { attempt } from "../subscriptions/scene"
import { Data, payBy, unpaid } from "./fallbacks"

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

  it("can't be changed by an address that is written in another way", async () => {
    const { link } = await unpaid(store())
    const { payment } = await payBy(store().store, link)
    const path = `/store/carts/${payment.fallback?.cart_id ?? ""}`
    const before = await call(store().store, { answer: Cart, path })
    const item = before.cart.items[0]?.id ?? ""
    const changes = [
      { body: { email: "somebody@else.test" }, path },
      {
        body: { quantity: 1, variant_id: store().offer.variantId("MUG-WHITE") },
        path: `${path}/line-items`,
      },
      { body: { quantity: 2 }, path: `${path}/line-items/${item}` },
    ]
    for (const [name, write] of Object.entries(WRITTEN)) {
      for (const change of changes) {
        const { status } = await rawRequest(store().store, { ...change, path: write(change.path) })
        expect({ name, path: change.path, refused: status >= 400 }).toEqual({
          name,
          path: change.path,
          refused: true,
        })
      }
    }
    for (const header of OVERRIDES) {
      const api = { ...store().store, headers: { ...store().store.headers, [header]: "POST" } }
      for (const method of ["GET", "HEAD"])
        await rawRequest(api, { method, path: `${path}/line-items` })
    }
    expect(await call(store().store, { answer: Cart, path })).toEqual(before)
  })

  it.each([
    ["other goods", "item"],
    ["another addressee", "address"],
  ] as const)(
    "is not paid by its customer with %s, and begins anew with a cart as agreed",
    async (_name, what) => {
      const { link, subscription } = await unpaid(store())
      const [charge] = await chargesOf(store(), subscription.id)
      const made = charge?.cart_id ?? ""
      await changeBehindTheGuard(what, made)
      const { payment } = await payBy(store().store, link, { checkout: "widget" })
      const session = Data.parse(payment.fallback?.payment_session.data).klarna_session_id
      const data = toAuthorizePayload(ONE_HUNDRED.person)
      store().sandbox.control.authorizeSession(session, { data })
      const { answer } = await attempt(store().store, `/store/carts/${made}/complete`, {})
      expect(JSON.stringify(answer)).not.toContain('"type":"order"')
      await settled(store())
      await chargeDue(store())
      expect(store().sandbox.control.orders()).toHaveLength(1)
      const [after] = await chargesOf(store(), subscription.id)
      expect(after).toMatchObject({ klarna_order_id: null })
      expect(after?.cart_id).not.toBe(made)
    },
  )

  /** As a hole in the guard would let somebody do it. */
  async function changeBehindTheGuard(what: "item" | "address", cart_id: string): Promise<void> {
    const container = store().container()
    if (what === "address") {
      const shipping_address = {
        address_1: "Elsewhere 1",
        city: "Berlin",
        country_code: "de",
        first_name: "Eve",
        last_name: "Else",
        postal_code: "10115",
      }
      await updateCartWorkflow(container).run({ input: { id: cart_id, shipping_address } })
      return
    }
    const { cart } = await call(store().store, { answer: Cart, path: `/store/carts/${cart_id}` })
    const item_id = cart.items[0]?.id ?? ""
    await updateLineItemInCartWorkflow(container).run({
      input: { cart_id, item_id, update: { quantity: 2 } },
    })
  }

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
