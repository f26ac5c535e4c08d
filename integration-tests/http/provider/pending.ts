import { Modules } from "@medusajs/framework/utils"

import { cancel } from "../../../demo/check/merchant"
import { ONE_HUNDRED, type Person } from "../../../demo/check/purchases"
import { readMedusaOrders } from "../../../demo/check/read-medusa"
import type { Store } from "../../support/in-store"
import { complete, confirm, klarnaCalls, onlyKlarnaOrder, openPayment } from "../../support/payment"

/** Klarna's test shopper whose order stays undecided for ten minutes. */
const UNDECIDED: Person = { ...ONE_HUNDRED.person, email: "anna+pend-accept-10@shopper.test" }

export function pendingOrders(store: () => Store): void {
  it("becomes an order without a payment", async () => {
    const payment = await openPayment(store(), { ...ONE_HUNDRED, person: UNDECIDED })
    await confirm(store(), payment, UNDECIDED)
    const completed = await complete(store(), payment)
    expect(completed.type).toBe("order")
    expect(onlyKlarnaOrder(store())).toMatchObject({
      fraud_status: "PENDING",
      status: "AUTHORIZED",
    })
    const [medusa] = await readMedusaOrders(store().admin)
    expect(medusa?.paymentStatus).toBe("awaiting")
  })

  it("keeps Klarna's order for the winner when two authorize it at once", async () => {
    const { order_id, sessionId } = await buyUndecided()
    store().sandbox.control.decideOrder(order_id, "accept")
    const payments = store().container().resolve(Modules.PAYMENT)
    const both = [1, 2].map(() => payments.authorizePaymentSession(sessionId, {}))
    const settled = await Promise.allSettled(both)
    expect(settled.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0)
    expect(onlyKlarnaOrder(store()).status).toBe("AUTHORIZED")
    expect(klarnaCalls(store())).not.toContain("cancelOrder")
    expect(await payments.listPayments({})).toHaveLength(1)
  })

  it("gives a cancelled order no payment, however late Klarna accepts", async () => {
    const { order_id, orderId, sessionId } = await buyUndecided()
    store().sandbox.control.decideOrder(order_id, "accept")
    await cancel(store().admin, orderId)
    const payments = store().container().resolve(Modules.PAYMENT)
    const late = payments.authorizePaymentSession(sessionId, {})
    await expect(late).rejects.toThrow(`Order ${orderId} is canceled.`)
    expect(await payments.listPayments({})).toEqual([])
    store().disagreeOn(
      "payment status: Klarna AUTHORIZED, Medusa canceled",
      "order status: Klarna AUTHORIZED, Medusa canceled",
    )
  })

  async function buyUndecided() {
    const payment = await openPayment(store(), { ...ONE_HUNDRED, person: UNDECIDED })
    await confirm(store(), payment, UNDECIDED)
    const { order } = await complete(store(), payment)
    const { order_id } = onlyKlarnaOrder(store())
    return { orderId: order?.id ?? "", order_id, sessionId: payment.sessionId }
  }
}
