import { z } from "zod"

import { Anything, call } from "../../../demo/check/http"
import { toAuthorizePayload } from "../../../demo/check/klarna-address"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { PayChargeResponse } from "../../../src/http-contract/charges"
import { asCustomer, register } from "../../support/customer"
import type { Store } from "../../support/in-store"
import { chargeDue, chargesOf } from "../../support/recurring"
import { reconcile, settled } from "../../support/sync"
import { pageOf } from "../provider/hosted-page"
import { Data, payBy, unpaid } from "./fallbacks"

type Session = Record<string, unknown>
type Checkout = "widget" | "redirect"
const Cart = z.object({ cart: z.object({ payment_collection: z.object({ id: z.string() }) }) })
const Sessions = z.object({
  payment_collection: z.object({
    payment_sessions: z.tuple([z.object({ data: z.record(z.string(), z.unknown()) })]),
  }),
})
const Completed = z.object({ type: z.string() })

export function declined(store: () => Store): void {
  const inWidget = (session: Session, outcome: "approve" | "decline") =>
    store().sandbox.control.authorizeSession(Data.parse(session).klarna_session_id, {
      data: toAuthorizePayload(ONE_HUNDRED.person),
      outcome,
    })
  const onPage = async (session: Session, action: "complete" | "fail" | "cancel") => {
    const { hosted_page_id } = await pageOf(store(), session)
    store().sandbox.control.actOnHostedPage(hosted_page_id ?? "", action)
  }
  /** What the storefront does when the customer comes back from Klarna. */
  const complete = async (cartId: string | null) => {
    const path = `/store/carts/${cartId ?? ""}/complete`
    return (await call(store().store, { answer: Completed, body: {}, path })).type
  }
  const expectPaidOnce = async (id: string) => {
    await settled(store())
    await chargeDue(store())
    expect(await chargesOf(store(), id)).toMatchObject([{ state: "paid", way: "customer" }])
    expect(store().sandbox.control.orders()).toHaveLength(2)
    const { failed, repairs } = await reconcile(store())
    expect({ failed, repairs }).toEqual({ failed: 0, repairs: {} })
    expect(store().sandbox.control.orders()).toHaveLength(2)
  }

  it("is asked for again by the customer who is logged in, in another way, and paid once", async () => {
    const customer = await register(store())
    const { subscription } = await unpaid(asCustomer(store(), customer))
    const path = `/store/klarna/subscriptions/${subscription.id}/pay`
    const ask = async (checkout: Checkout) => {
      const body = { checkout }
      const { payment } = await call(customer.api, { answer: PayChargeResponse, body, path })
      if (!payment.fallback) throw new Error("there is nothing to pay with")
      return payment.fallback
    }
    const first = await ask("widget")
    expect(inWidget(first.payment_session.data, "decline").approved).toBe(false)
    expect(await complete(first.cart_id)).toBe("cart")
    const second = await ask("redirect")
    expect(second.cart_id).toBe(first.cart_id)
    await onPage(second.payment_session.data, "fail")
    expect(await complete(first.cart_id)).toBe("cart")
    expect(store().sandbox.control.orders()).toHaveLength(1)
    const third = await ask("redirect")
    await onPage(third.payment_session.data, "complete")
    await expectPaidOnce(subscription.id)
  })

  it("is begun again with the cart by whoever came by the link, and paid once", async () => {
    const { link, subscription } = await unpaid(store())
    const { payment } = await payBy(store().store, link, { checkout: "redirect" })
    const { cart_id = "", payment_session } = payment.fallback ?? {}
    await onPage(payment_session?.data ?? {}, "fail")
    expect(await complete(cart_id)).toBe("cart")
    const cartPath = `/store/carts/${cart_id}`
    const { cart } = await call(store().store, { answer: Cart, path: cartPath })
    const path = `/store/payment-collections/${cart.payment_collection.id}/payment-sessions`
    const begin = async (checkout: Checkout) => {
      const body = { data: { checkout }, provider_id: "pp_klarna_eu" }
      const begun = await call(store().store, { answer: Sessions, body, path })
      return begun.payment_collection.payment_sessions[0].data
    }
    await onPage(await begin("redirect"), "cancel")
    expect(await complete(cart_id)).toBe("cart")
    expect(inWidget(await begin("widget"), "decline").approved).toBe(false)
    expect(await complete(cart_id)).toBe("cart")
    expect(store().sandbox.control.orders()).toHaveLength(1)
    inWidget(await begin("widget"), "approve")
    expect(await complete(cart_id)).toBe("order")
    await expectPaidOnce(subscription.id)
    await call(store().store, { answer: Anything, path: cartPath })
  })

  it("is found by reconciliation where the browser was closed and Klarna's call was lost", async () => {
    const offers: Record<Checkout, Session> = { redirect: {}, widget: {} }
    const paid: string[] = []
    for (const checkout of ["widget", "redirect"] as const) {
      const { link, subscription } = await unpaid(store())
      const { payment } = await payBy(store().store, link, { checkout })
      offers[checkout] = payment.fallback?.payment_session.data ?? {}
      paid.push(subscription.id)
    }
    store().sandbox.control.addFault({ count: 99, endpoint: "callbacks", kind: "lost" })
    inWidget(offers.widget, "approve")
    await onPage(offers.redirect, "complete")
    await chargeDue(store())
    expect(store().sandbox.control.orders()).toHaveLength(2)
    await reconcile(store())
    await chargeDue(store())
    for (const id of paid) {
      expect(await chargesOf(store(), id)).toMatchObject([{ state: "paid", way: "customer" }])
    }
    expect(store().sandbox.control.orders()).toHaveLength(4)
  })
}
