import { Modules } from "@medusajs/framework/utils"

import { Anything, call } from "../../../demo/check/http"
import { cancel, capture, refund } from "../../../demo/check/merchant"
import type { Store } from "../../support/in-store"
import { onlyKlarnaOrder } from "../../support/payment"
import { passTime, reconcile, settled } from "../../support/sync"
import { syncOrderWorkflow } from "../../../src/workflows/sync-order"
import { buyInPeace, countCalls, medusaOrders } from "./scene"
import { readTransactions } from "./transactions"

/** Captures and refunds that were made elsewhere, twice, or not at all. */
export function recording(store: () => Store): void {
  it("records a capture and a refund of the portal with one transaction each, and calls nobody", async () => {
    const { orderId } = await buyInPeace(store())
    act("capture", 4_000)
    act("refund", 1_000)
    await reconcile(store())
    const transactions = await readTransactions(store(), orderId)
    expect(transactions.map((line) => line.replace(/ \S+ /, " "))).toEqual([
      "capture 40",
      "refund -10",
    ])
    expect(countCalls(store(), "captureOrder") + countCalls(store(), "refundOrder")).toBe(0)
  })

  it("records two captures once each when several find them at the same time", async () => {
    const { orderId } = await buyInPeace(store())
    act("capture", 2_000)
    act("capture", 2_000)
    const input = { order_id: orderId }
    await Promise.all([
      reconcile(store()),
      syncOrderWorkflow(store().container()).run({ input }),
      syncOrderWorkflow(store().container()).run({ input }),
    ])
    await settled(store())
    await reconcile(store())
    expect(await readTransactions(store(), orderId)).toHaveLength(2)
    expect(await medusaOrders(store())).toMatchObject([{ payments: [{ captured: 4_000 }] }])
  })

  it("writes one transaction for each of two equal captures made at once", async () => {
    const { orderId, paymentId } = await buyInPeace(store())
    act("capture", 2_000)
    await Promise.all([
      capture(store().admin, paymentId, 20),
      capture(store().admin, paymentId, 20),
      reconcile(store()),
    ])
    await reconcile(store())
    expect(onlyKlarnaOrder(store()).captured_amount).toBe(6_000)
    expect(await readTransactions(store(), orderId)).toHaveLength(3)
  })

  it("drops transactions that stand twice", async () => {
    const { orderId, paymentId } = await buyInPeace(store())
    await capture(store().admin, paymentId, 30)
    const before = await readTransactions(store(), orderId)
    const orders = store().container().resolve(Modules.ORDER)
    const [row] = await orders.listOrderTransactions({ order_id: orderId })
    const { amount, currency_code = "eur", reference, reference_id } = row ?? {}
    await orders.addOrderTransactions({
      amount: Number(amount),
      currency_code,
      order_id: orderId,
      reference: reference ?? "",
      reference_id: reference_id ?? "",
    })
    expect(await reconcile(store())).toMatchObject({ repairs: { drop_double_transactions: 1 } })
    expect(await readTransactions(store(), orderId)).toEqual(before)
  })

  it("refunds at Klarna, once, what core noted as refunded though Klarna was away", async () => {
    const { orderId, paymentId } = await buyInPeace(store())
    await capture(store().admin, paymentId, 100)
    store().sandbox.control.addFault({ count: 99, endpoint: "refundOrder", kind: "reset" })
    await cancel(store().admin, orderId)
    await settled(store())
    expect(onlyKlarnaOrder(store()).refunded_amount).toBe(0)
    store().sandbox.control.clearFaults()
    await passTime(store(), "PT1M")
    await reconcile(store())
    await reconcile(store())
    expect(onlyKlarnaOrder(store())).toMatchObject({ refunded_amount: 10_000 })
    expect(onlyKlarnaOrder(store()).refunds).toHaveLength(1)
    expect(await medusaOrders(store())).toMatchObject([{ paymentStatus: "refunded" }])
  })

  it("releases the rest of a cancelled order of which a part was captured", async () => {
    const { orderId, paymentId } = await buyInPeace(store())
    await capture(store().admin, paymentId, 30)
    const endpoint = "releaseRemainingAuthorization"
    store().sandbox.control.addFault({ count: 99, endpoint, kind: "reset" })
    await cancel(store().admin, orderId)
    await settled(store())
    expect(onlyKlarnaOrder(store()).remaining_authorized_amount).toBe(7_000)
    store().sandbox.control.clearFaults()
    await reconcile(store())
    expect(onlyKlarnaOrder(store())).toMatchObject({
      refunded_amount: 3_000,
      remaining_authorized_amount: 0,
    })
  })

  it("never refunds more than was captured, however often a cancelled order is clicked", async () => {
    const { orderId, paymentId } = await buyInPeace(store())
    await capture(store().admin, paymentId, 100)
    await cancel(store().admin, orderId)
    await settled(store())
    await expect(refund(store().admin, paymentId, 40)).rejects.toThrow(/answered 400/)
    await expect(refund(store().admin, paymentId, 40)).rejects.toThrow(/answered 400/)
    await reconcile(store())
    expect(onlyKlarnaOrder(store()).refunds).toHaveLength(1)
  })

  it("keeps all of a payment's data through capture, refund and cancel", async () => {
    const { orderId, paymentId } = await buyInPeace(store())
    const before = await dataOf(paymentId)
    await capture(store().admin, paymentId, 100)
    await refund(store().admin, paymentId, 10)
    await cancel(store().admin, orderId)
    await settled(store())
    expect(Object.keys(await dataOf(paymentId)).sort()).toEqual(Object.keys(before).sort())
    expect(await dataOf(paymentId)).toMatchObject({
      klarna_order_id: before["klarna_order_id"],
      session_id: before["session_id"],
    })
  })

  it("takes no new payment session on the collection of a placed order, and leaves Klarna's order alone", async () => {
    const { paymentId } = await buyInPeace(store())
    const payment = await payments().retrievePayment(paymentId)
    const before = [await medusaOrders(store()), onlyKlarnaOrder(store())]
    const path = `/store/payment-collections/${payment.payment_collection_id}/payment-sessions`
    for (const provider_id of ["pp_klarna_eu", "pp_system_default"]) {
      const asked = call(store().store, { answer: Anything, body: { provider_id }, path })
      await expect(asked).rejects.toThrow("This purchase is already being paid with Klarna.")
    }
    await reconcile(store())
    expect([await medusaOrders(store()), onlyKlarnaOrder(store())]).toEqual(before)
  })

  const payments = () => store().container().resolve(Modules.PAYMENT)

  const dataOf = async (id: string) => (await payments().retrievePayment(id)).data ?? {}

  function act(action: "capture" | "refund", amount: number): void {
    store().sandbox.control.actInPortal(onlyKlarnaOrder(store()).order_id, action, { amount })
  }
}
