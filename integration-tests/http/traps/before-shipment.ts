import { capture } from "../../../demo/check/merchant"
import { ONE_HUNDRED, type Person } from "../../../demo/check/purchases"
import { findPaymentId } from "../../../demo/check/read-medusa"
import type { Store } from "../../support/in-store"
import { complete, confirm, onlyKlarnaOrder, openPayment } from "../../support/payment"
import { hearEvents, passTime, reconcile, settled } from "../../support/sync"
import { buyInPeace, countCalls, medusaOrders } from "./scene"

/** Klarna's test shopper whose order stays undecided for ten minutes. */
export const UNDECIDED: Person = {
  ...ONE_HUNDRED.person,
  email: "anna+pend-accept-10@shopper.test",
}

export async function buyUndecided(store: Store): Promise<string> {
  const payment = await openPayment(store, { ...ONE_HUNDRED, person: UNDECIDED })
  await confirm(store, payment, UNDECIDED)
  const { order } = await complete(store, payment)
  await settled(store)
  return order?.id ?? ""
}

export function shipping(store: () => Store): void {
  it("has nothing to capture while Klarna decides, and captures after", async () => {
    const orderId = await buyUndecided(store())
    await expect(findPaymentId(store().admin, orderId)).rejects.toThrow("has no payment")
    await reconcile(store())
    await expect(findPaymentId(store().admin, orderId)).rejects.toThrow("has no payment")
    expect(countCalls(store(), "captureOrder")).toBe(0)
    await passTime(store(), "PT11M")
    await settled(store())
    await capture(store().admin, await findPaymentId(store().admin, orderId), 100)
    expect(onlyKlarnaOrder(store()).status).toBe("CAPTURED")
  })

  it("warns before an authorization ends", async () => {
    const { orderId, paymentId } = await buyInPeace(store())
    const warned = hearEvents(store(), "klarna.payment.expiring")
    await passTime(store(), "P20D")
    await reconcile(store())
    expect(warned.data).toEqual([])
    await passTime(store(), "P6D")
    await reconcile(store())
    warned.stop()
    const { expires_at } = onlyKlarnaOrder(store())
    expect(warned.data).toMatchObject([{ expires_at, order_id: orderId, payment_id: paymentId }])
  })

  it("extends an authorization that ends soon where the store wants it", async () => {
    jest.replaceProperty(store().klarnaModule().options, "extendExpiring", true)
    await buyInPeace(store())
    const { expires_at: first } = onlyKlarnaOrder(store())
    const extended = hearEvents(store(), "klarna.payment.extended")
    await passTime(store(), "P26D")
    await reconcile(store())
    await reconcile(store())
    extended.stop()
    const { expires_at } = onlyKlarnaOrder(store())
    expect(extended.data).toMatchObject([{ expires_at }])
    expect(String(expires_at) > String(first)).toBe(true)
    expect(countCalls(store(), "extendAuthorizationTime")).toBe(1)
  })

  it("says why an expired authorization can't be captured, and ends the payment", async () => {
    const { paymentId } = await buyInPeace(store())
    await passTime(store(), "P29D")
    await expect(capture(store().admin, paymentId, 100)).rejects.toThrow(
      "Klarna's order is EXPIRED: nothing more can be captured.",
    )
    const expired = hearEvents(store(), "klarna.payment.expired")
    await reconcile(store())
    expired.stop()
    expect(expired.data).toMatchObject([{ captured: 0, payment_id: paymentId }])
    expect(await medusaOrders(store())).toMatchObject([
      { payments: [{ isCanceled: true }], status: "canceled" },
    ])
  })
}
