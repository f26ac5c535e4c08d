import { Modules } from "@medusajs/framework/utils"
import { z } from "zod"

import { cancel } from "../../../demo/check/merchant"
import { MIXED } from "../../../demo/check/purchases"
import { buy } from "../../support/buy"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { claim, edit, exchange, requestReturn, ship } from "../../support/order-changes"
import { complete, onlyKlarnaOrder } from "../../support/payment"
import { settled } from "../../support/sync"
import { buyUndecided } from "./before-shipment"
import { approveUnheard, buyInPeace, countCalls, loseCallbacks, medusaOrders } from "./scene"

const Rows = z.object({
  paymentService_: z.custom<{ create: (payment: object) => Promise<unknown> }>(),
})

/** Core calls `cancelPayment` for six reasons, and names none. */
export function cancelling(store: () => Store): void {
  it("cancels at Klarna when the order is cancelled", async () => {
    const { orderId } = await buyInPeace(store())
    await cancel(store().admin, orderId)
    await settled(store())
    expect(onlyKlarnaOrder(store()).status).toBe("CANCELLED")
    expect(countCalls(store(), "cancelOrder")).toBe(1)
  })

  it("cancels at Klarna when the completion is rolled back", async () => {
    const payment = await approveUnheard(store())
    const failing = jest.spyOn(store().container().resolve(Modules.LOCKING), "release")
    failing.mockImplementationOnce(() => Promise.reject(new Error("the lock is gone")))
    await expect(complete(store(), payment)).rejects.toThrow(/answered 500/)
    expect(onlyKlarnaOrder(store()).status).toBe("CANCELLED")
  })

  it("cancels at Klarna when the payment couldn't be saved", async () => {
    const payment = await approveUnheard(store())
    const payments = Rows.parse(store().container().resolve(Modules.PAYMENT)).paymentService_
    const failing = jest.spyOn(payments, "create")
    failing.mockImplementationOnce(() => Promise.reject(new Error("the disk is full")))
    await complete(store(), payment).catch(() => undefined)
    expect(onlyKlarnaOrder(store()).status).toBe("CANCELLED")
  })

  it("keeps Klarna's order for the winner of two authorizations at once", async () => {
    loseCallbacks(store())
    await buyUndecided(store())
    store().sandbox.control.decideOrder(onlyKlarnaOrder(store()).order_id, "accept")
    const payments = store().container().resolve(Modules.PAYMENT)
    const [session] = await payments.listPaymentSessions({})
    const authorize = () => payments.authorizePaymentSession(session?.id ?? "", {})
    await Promise.allSettled([authorize(), authorize()])
    expect(await payments.listPayments({})).toHaveLength(1)
    expectAlive()
  })

  const CHANGES: readonly (readonly [string, (orderId: string) => Promise<void>])[] = [
    ["is edited", (orderId) => edit(store(), orderId, { add: "TSHIRT-M" })],
    ["is edited to the same total", (orderId) => edit(store(), orderId, { quantity: 2 })],
    ["gets a return request", (orderId) => shipped(orderId, requestReturn)],
    ["gets an exchange", (orderId) => shipped(orderId, swap(exchange))],
    ["gets a claim", (orderId) => shipped(orderId, swap(claim))],
  ]
  it.each(CHANGES)("keeps Klarna's order when the order %s", async (_name, change) => {
    const { orderId } = await buy(store(), MIXED)
    await settled(store())
    await change(orderId)
    await eventually(async () => {
      await settled(store())
      expect(await medusaOrders(store())).toMatchObject([{ paymentStatus: "authorized" }])
    })
    expectAlive()
  })

  function expectAlive(): void {
    expect(onlyKlarnaOrder(store()).status).toBe("AUTHORIZED")
    expect(countCalls(store(), "cancelOrder")).toBe(0)
  }

  type Change = (store: Store, orderId: string) => Promise<void>

  async function shipped(orderId: string, change: Change): Promise<void> {
    await ship(store(), orderId)
    await change(store(), orderId)
  }

  const swap =
    (change: typeof exchange): Change =>
    (current, orderId) =>
      change(current, orderId, "CANDLE-PILLAR")
}
