import { confirmOnPage } from "../../../demo/check/checkout"
import { Anything, call } from "../../../demo/check/http"
import { toAuthorizePayload } from "../../../demo/check/klarna-address"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import type { Store } from "../../support/in-store"
import { chargeDue, chargesOf } from "../../support/recurring"
import { passTime, reconcile, settled } from "../../support/sync"
import { Data, payBy, unpaid } from "./fallbacks"

/** The customer confirms on Klarna's page, and Klarna places the order there. */
export async function confirmThere(store: Store) {
  const { link, subscription } = await unpaid(store)
  const { payment } = await payBy(store.store, link, { checkout: "redirect" })
  const { redirect_url } = Data.parse(payment.fallback?.payment_session.data)
  await confirmOnPage(store.klarna, redirect_url)
  expect(store.sandbox.control.orders()).toHaveLength(2)
  return { cartId: payment.fallback?.cart_id ?? "", subscription }
}

/** The subscription's charge ends paid, with one order at Klarna. */
export async function expectPaid(store: Store, id: string): Promise<void> {
  await chargeDue(store)
  expect(await chargesOf(store, id)).toMatchObject([{ state: "paid", way: "customer" }])
  expect(store.sandbox.control.orders()).toHaveLength(2)
}

export function klarnaPlaces(store: () => Store): void {
  const loseCallbacks = () =>
    store().sandbox.control.addFault({ count: 99, endpoint: "callbacks", kind: "lost" })

  it("is taken up when Klarna calls", async () => {
    const { subscription } = await confirmThere(store())
    await settled(store())
    await expectPaid(store(), subscription.id)
  })

  it("is taken up by the customer's browser, when Klarna's call was lost", async () => {
    loseCallbacks()
    const { cartId, subscription } = await confirmThere(store())
    await call(store().store, {
      answer: Anything,
      body: {},
      path: `/store/carts/${cartId}/complete`,
    })
    await expectPaid(store(), subscription.id)
  })

  it("is taken up by reconciliation, when the browser was closed as well", async () => {
    loseCallbacks()
    const { subscription } = await confirmThere(store())
    await reconcile(store())
    await expectPaid(store(), subscription.id)
  })

  it("is taken up when the customer's time is over, and nothing was heard of it", async () => {
    loseCallbacks()
    const { subscription } = await confirmThere(store())
    await passTime(store(), "P3D")
    await chargeDue(store())
    await passTime(store(), "PT11M")
    await expectPaid(store(), subscription.id)
  })

  it("is finished by whoever follows a process that died before the charge knew of its order", async () => {
    const charges = store().klarnaModule().charges
    const spy = jest.spyOn(charges, "ordered")
    spy.mockImplementationOnce(() => Promise.reject(new Error("the process died")))
    const { subscription } = await confirmThere(store())
    await settled(store())
    await reconcile(store())
    expect(spy).toHaveBeenCalled()
    await expectPaid(store(), subscription.id)
  })

  it("is finished likewise where the store placed it, for a customer in the widget", async () => {
    const { link, subscription } = await unpaid(store())
    const { payment } = await payBy(store().store, link, { checkout: "widget" })
    const spy = jest.spyOn(store().klarnaModule().charges, "ordered")
    spy.mockImplementationOnce(() => Promise.reject(new Error("the process died")))
    const session = Data.parse(payment.fallback?.payment_session.data).klarna_session_id
    const data = toAuthorizePayload(ONE_HUNDRED.person)
    store().sandbox.control.authorizeSession(session, { data })
    await settled(store())
    await reconcile(store())
    expect(spy).toHaveBeenCalled()
    await expectPaid(store(), subscription.id)
  })

  it("is finished by the job where only the session knows of the order", async () => {
    const { subscription } = await confirmThere(store())
    await settled(store())
    const [charge] = await chargesOf(store(), subscription.id)
    const { id = "", way_until = null } = charge ?? {}
    expect(way_until).not.toBeNull()
    const { charges } = store().klarnaModule()
    await charges.update({ id, klarna_order_id: null, next_try_at: way_until })
    await passTime(store(), "P3D")
    await expectPaid(store(), subscription.id)
  })
}
