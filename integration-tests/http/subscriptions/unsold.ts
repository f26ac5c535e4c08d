import { Modules } from "@medusajs/framework/utils"

import { Anything, call } from "../../../demo/check/http"
import { ANNA, ONE_HUNDRED } from "../../../demo/check/purchases"
import { findPaymentId } from "../../../demo/check/read-medusa"
import { createKlarnaSubscriptionWorkflow } from "../../../src/workflows/create-subscription"
import { createKlarnaSubscriptionsWorkflow } from "../../../src/workflows/create-subscriptions"
import { register } from "../../support/customer"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { chargeDue, chargesOf } from "../../support/recurring"
import { hearEvents, passTime, reconcile, settled } from "../../support/sync"
import { aSubscriber, begunWith, mark, subscribe } from "./scene"

const PENDING = { ...ANNA, email: "anna+pend-accept-99@shopper.test" }
const CANCELED = "its first order was cancelled before it was paid"
const REJECTED = "Klarna rejected its first order"
const ENDED = "klarna.subscription.canceled"

/** Subscriptions whose first order comes to nothing. */
export function unsold(store: () => Store): void {
  const now = (id: string) => store().klarnaModule().subscriptions.find(id)
  const cancel = (orderId: string) =>
    call(store().admin, { answer: Anything, body: {}, path: `/admin/orders/${orderId}/cancel` })
  const expectNothingCharged = async (id: string) => {
    await passTime(store(), "P32D")
    expect(await chargeDue(store())).toMatchObject({ opened: 0 })
    expect(await chargesOf(store(), id)).toEqual([])
  }

  const decide = (decision: "reject" | "stop") =>
    store().sandbox.control.decideOrder(
      store().sandbox.control.orders()[0]?.order_id ?? "",
      decision,
    )

  it.each([
    ["rejects a pending one", "reject", PENDING, true],
    ["rejects a pending one, and orders are kept", "reject", PENDING, false],
    ["stops one that it had accepted", "stop", ANNA, true],
    ["stops one that it had accepted, and orders are kept", "stop", ANNA, false],
  ] as const)("ends, where Klarna %s", async (_, decision, person, cancelOrderOnRejection) => {
    const { options } = store().klarnaModule()
    const replaced = jest.replaceProperty(options, "cancelOrderOnRejection", cancelOrderOnRejection)
    const heard = hearEvents(store(), ENDED)
    await mark(store(), "DAYPACK-INK")
    const customer = await register(store())
    const { orderId } = await subscribe(store(), customer, { ...ONE_HUNDRED, person })
    const [subscription] = await begunWith(store(), orderId)
    const id = subscription?.id ?? ""
    expect(subscription).toMatchObject({ status: "active" })
    decide(decision)
    await reconcile(store())
    const over = { cancel_reason: REJECTED, status: "canceled" }
    await eventually(async () => expect(await now(id)).toMatchObject(over))
    await reconcile(store())
    const about = { customer_id: customer.id, origin_order_id: orderId, subscription_id: id }
    await eventually(() => expect(heard.data).toEqual([{ ...about, reason: REJECTED }]))
    heard.stop()
    await expectNothingCharged(id)
    replaced.restore()
    if (!cancelOrderOnRejection) await cancel(orderId)
  })

  it("doesn't begin with an order that Klarna rejected, though the order is kept", async () => {
    const { options, subscriptions } = store().klarnaModule()
    const replaced = jest.replaceProperty(options, "cancelOrderOnRejection", false)
    const failing = jest.spyOn(subscriptions, "create").mockRejectedValue(new Error("it died"))
    await mark(store(), "DAYPACK-INK")
    const purchase = { ...ONE_HUNDRED, person: PENDING }
    const { orderId } = await subscribe(store(), await register(store()), purchase)
    await eventually(() => expect(failing).toHaveBeenCalled())
    decide("reject")
    await reconcile(store())
    failing.mockRestore()
    const input = { order_id: orderId }
    await createKlarnaSubscriptionsWorkflow(store().container()).run({ input })
    expect(await subscriptions.ofOrder(orderId)).toEqual([])
    replaced.restore()
    await cancel(orderId)
  })

  it("ends, where the merchant cancels the first order, and tells it once", async () => {
    const heard = hearEvents(store(), ENDED)
    const { id, orderId } = await aSubscriber(store())
    await cancel(orderId)
    await eventually(() => expect(heard.data).toMatchObject([{ reason: CANCELED }]))
    const bus = store().container().resolve(Modules.EVENT_BUS)
    await bus.emit({ data: { id: orderId }, name: "order.canceled" })
    await settled(store())
    expect(await now(id)).toMatchObject({ cancel_reason: CANCELED, status: "canceled" })
    expect(heard.data).toHaveLength(1)
    heard.stop()
    await expectNothingCharged(id)
  })

  it("isn't charged where the event of that was lost", async () => {
    const { id, orderId } = await aSubscriber(store())
    const { subscriptions } = store().klarnaModule()
    const blind = jest.spyOn(subscriptions, "ofOrder").mockResolvedValue([])
    await cancel(orderId)
    await settled(store())
    await eventually(() => expect(blind).toHaveBeenCalled())
    blind.mockRestore()
    expect(await now(id)).toMatchObject({ status: "active" })
    await passTime(store(), "P32D")
    await chargeDue(store())
    expect(await now(id)).toMatchObject({ cancel_reason: CANCELED, status: "canceled" })
    expect(await chargesOf(store(), id)).toMatchObject([{ cart_id: null, state: "canceled" }])
    expect(store().sandbox.control.orders()).toHaveLength(1)
  })

  it("doesn't begin with an order that was cancelled", async () => {
    await mark(store(), "DAYPACK-INK")
    const { subscriptions } = store().klarnaModule()
    const failing = jest.spyOn(subscriptions, "create").mockRejectedValue(new Error("it died"))
    const { orderId } = await subscribe(store(), await register(store()))
    await eventually(() => expect(failing).toHaveBeenCalled())
    await cancel(orderId)
    await settled(store())
    failing.mockRestore()
    const { container } = store()
    await createKlarnaSubscriptionsWorkflow(container()).run({ input: { order_id: orderId } })
    expect(await subscriptions.ofOrder(orderId)).toEqual([])
    const wish = { interval: "month" as const, name: "Daypack", order_id: orderId }
    await expect(
      createKlarnaSubscriptionWorkflow(container()).run({ input: wish }),
    ).rejects.toMatchObject({ message: expect.stringContaining(CANCELED) })
  })

  it("goes on, where the first order was captured before it was cancelled", async () => {
    const { id, orderId } = await aSubscriber(store())
    const payment = await findPaymentId(store().admin, orderId)
    const path = `/admin/payments/${payment}/capture`
    await call(store().admin, { answer: Anything, body: {}, path })
    await cancel(orderId)
    await settled(store())
    await passTime(store(), "P32D")
    await chargeDue(store())
    expect(await now(id)).toMatchObject({ status: "active" })
    expect(await chargesOf(store(), id)).toMatchObject([{ state: "paid" }])
  })

  it("goes on, where a period was paid since, and where a renewal's order is cancelled", async () => {
    const { id, orderId } = await aSubscriber(store())
    await passTime(store(), "P27D")
    await passTime(store(), "P5D")
    await chargeDue(store())
    const [renewal] = await chargesOf(store(), id)
    expect(renewal).toMatchObject({ state: "paid" })
    await cancel(renewal?.order_id ?? "")
    await cancel(orderId)
    await settled(store())
    await passTime(store(), "P31D")
    await chargeDue(store())
    expect(await now(id)).toMatchObject({ status: "active" })
    expect(await chargesOf(store(), id)).toMatchObject([{ state: "paid" }, { state: "paid" }])
  })
}
