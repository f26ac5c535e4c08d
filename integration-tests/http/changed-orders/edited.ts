import { Modules } from "@medusajs/framework/utils"

import { Anything, call } from "../../../demo/check/http"
import { cancel, capture, refund } from "../../../demo/check/merchant"
import { MIXED, ONE_HUNDRED, type Purchase } from "../../../demo/check/purchases"
import { readMedusaOrders } from "../../../demo/check/read-medusa"
import { buy } from "../../support/buy"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { edit, readCollections } from "../../support/order-changes"
import { klarnaCalls, onlyKlarnaOrder } from "../../support/payment"
import { reconcile, settled } from "../../support/sync"
import { editOrder } from "../provider/change-order"

export function edited(store: () => Store): void {
  const bought = async (purchase: Purchase = ONE_HUNDRED) => {
    const one = await buy(store(), purchase)
    await settled(store())
    return one
  }
  /** The payment follows in the background. */
  const followed = (amount: number) =>
    eventually(async () => {
      expect(await readMedusaOrders(store().admin)).toMatchObject([
        { payments: [{ amount, isCanceled: false }] },
      ])
      expect(onlyKlarnaOrder(store()).order_amount).toBe(amount)
      await settled(store())
    })

  it("raises Klarna's authorization and keeps one payment and one collection", async () => {
    const { orderId, paymentId } = await bought()
    await edit(store(), orderId, { add: "TSHIRT-M" })
    await followed(11_999)
    expect(await readCollections(store(), orderId)).toEqual([
      { amount: 119.99, status: "authorized" },
    ])
    await capture(store().admin, paymentId, 119.99)
    await refund(store().admin, paymentId, 19.99)
    expect(await readMedusaOrders(store().admin)).toMatchObject([
      { paymentStatus: "partially_refunded", payments: [{ captured: 11_999, refunded: 1_999 }] },
    ])
  })

  it("stays as it is when a merchant adds a collection of 20.00 to the order, which stays too", async () => {
    const { orderId } = await bought()
    const body = { amount: 20, order_id: orderId }
    await call(store().admin, { answer: Anything, body, path: "/admin/payment-collections" })
    expect(await reconcile(store())).toMatchObject({ differences: {}, repaired: 0 })
    expect(onlyKlarnaOrder(store()).order_amount).toBe(10_000)
    expect(await readCollections(store(), orderId)).toEqual([
      { amount: 100, status: "authorized" },
      { amount: 20, status: "not_paid" },
    ])
    store().disagreeOn("payment status: Klarna AUTHORIZED, Medusa partially_authorized")
  })

  it("lowers it, twice in a row", async () => {
    const { orderId } = await bought(MIXED)
    await edit(store(), orderId, { quantity: 1 })
    await followed(9_112)
    await edit(store(), orderId, { add: "TSHIRT-M" })
    await followed(11_111)
    await cancel(store().admin, orderId)
    await eventually(() => expect(onlyKlarnaOrder(store()).status).toBe("CANCELLED"))
    expect(klarnaCalls(store()).filter((name) => name === "cancelOrder")).toHaveLength(1)
  })

  it("carries what is still open of a part-captured order", async () => {
    const { orderId, paymentId } = await bought()
    await capture(store().admin, paymentId, 30)
    await edit(store(), orderId, { add: "TSHIRT-M" })
    await followed(11_999)
    await capture(store().admin, paymentId, 89.99)
    expect(await readMedusaOrders(store().admin)).toMatchObject([{ paymentStatus: "captured" }])
  })

  it("leaves what comes to a captured order to be paid for itself", async () => {
    const { orderId, paymentId } = await bought()
    await capture(store().admin, paymentId, 100)
    await edit(store(), orderId, { add: "TSHIRT-M" })
    await reconcile(store())
    expect(onlyKlarnaOrder(store())).toMatchObject({ order_amount: 10_000, status: "CAPTURED" })
    expect(await readCollections(store(), orderId)).toEqual([
      { amount: 100, status: "completed" },
      { amount: 19.99, status: "not_paid" },
    ])
    store().disagreeOn("payment status: Klarna CAPTURED, Medusa partially_captured")
  })

  it("keeps what is authorized where Klarna doesn't raise it, and the difference stays payable", async () => {
    const person = { ...ONE_HUNDRED.person, email: "anna+increase-denied@shopper.test" }
    const { orderId, paymentId } = await bought({ ...ONE_HUNDRED, person })
    await edit(store(), orderId, { add: "TSHIRT-M" })
    await eventually(async () => {
      await settled(store())
      expect(await readCollections(store(), orderId)).toEqual([
        { amount: 100, status: "authorized" },
        { amount: 19.99, status: "not_paid" },
      ])
    })
    expect(await reconcile(store())).toMatchObject({ repaired: 0 })
    await capture(store().admin, paymentId, 100)
    store().disagreeOn("payment status: Klarna CAPTURED, Medusa partially_captured")
  })

  it("is found by reconciliation where no event told of it, as with draft edits", async () => {
    const { orderId } = await bought()
    await editOrder(store(), orderId, { add: "TSHIRT-M" })
    expect(await reconcile(store())).toMatchObject({ repairs: { carry_over: 1 } })
    await followed(11_999)
  })

  it("is finished when the process died after Klarna's answer", async () => {
    const { orderId } = await bought()
    const payments = store().container().resolve(Modules.PAYMENT)
    await editOrder(store(), orderId, { add: "TSHIRT-M" })
    const spy = jest.spyOn(payments, "updatePayment")
    spy.mockImplementationOnce(() => Promise.reject(new Error("the process died")))
    expect(await reconcile(store())).toMatchObject({ failed: 1 })
    spy.mockRestore()
    expect(onlyKlarnaOrder(store()).order_amount).toBe(11_999)
    await reconcile(store())
    await followed(11_999)
    expect(klarnaCalls(store()).filter((name) => name === "updateAuthorization")).toHaveLength(1)
  })

  it("ends at Klarna when the order is cancelled before anything followed", async () => {
    const { orderId } = await bought()
    await editOrder(store(), orderId, { add: "TSHIRT-M" })
    await cancel(store().admin, orderId)
    await eventually(() => expect(onlyKlarnaOrder(store()).status).toBe("CANCELLED"))
  })
}
