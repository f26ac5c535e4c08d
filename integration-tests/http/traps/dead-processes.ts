import { Modules } from "@medusajs/framework/utils"
import { z } from "zod"

import { capture } from "../../../demo/check/merchant"
import type { Store } from "../../support/in-store"
import { complete, onlyKlarnaOrder } from "../../support/payment"
import { providerOf } from "../../support/provider"
import { hearEvents, passTime, reconcile, settled } from "../../support/sync"
import { approveUnheard, buyInPeace, countCalls, medusaOrders } from "./scene"
import { readTransactions } from "./transactions"

const Rows = z.object({
  captureService_: z.custom<{ create: (row: object) => Promise<{ id: string }> }>(),
})

/** What is left where a process dies between two steps, made by hand. */
export function dying(store: () => Store): void {
  it("medusa 14: authorizes an order that core left unpaid, within one run, and announces it", async () => {
    const orderId = await leaveUnauthorized()
    const placed = hearEvents(store(), "order.placed")
    expect(await reconcile(store())).toMatchObject({ repairs: { authorize_order: 1 } })
    placed.stop()
    expect(placed.data).toEqual([{ id: orderId }])
    expect(await medusaOrders(store())).toMatchObject([{ paymentStatus: "authorized" }])
    expect(onlyKlarnaOrder(store()).status).toBe("AUTHORIZED")
  })

  it("medusa 14: links an order whose payment core hadn't linked yet, and authorizes it", async () => {
    const orderId = await leaveUnauthorized()
    const [row] = await store().klarnaModule().listKlarnaSessions({})
    await store()
      .container()
      .resolve("link")
      .dismiss({
        [Modules.ORDER]: { order_id: orderId },
        [Modules.PAYMENT]: { payment_collection_id: row?.payment_collection_id ?? "" },
      })
    expect(await reconcile(store())).toMatchObject({
      repairs: { authorize_order: 1, link_order: 1 },
    })
    expect(await medusaOrders(store())).toMatchObject([
      { id: orderId, paymentStatus: "authorized" },
    ])
  })

  it("medusa 14: cancels an order that core left unpaid when the approval is gone, and tells it", async () => {
    const orderId = await leaveUnauthorized()
    const unpaid = hearEvents(store(), "klarna.order.unpaid")
    await passTime(store(), "PT2H")
    await reconcile(store())
    await reconcile(store())
    unpaid.stop()
    expect(unpaid.data).toMatchObject([{ klarna_order_id: null, order_id: orderId }])
    expect(await medusaOrders(store())).toMatchObject([{ id: orderId, status: "canceled" }])
    expect(countCalls(store(), "placeOrder")).toBe(0)
  })

  it("finishes a capture of which Klarna knows nothing, once, and writes its transaction", async () => {
    const { orderId, paymentId } = await buyInPeace(store())
    const id = await captureRow(paymentId)
    await passTime(store(), "PT1M")
    await reconcile(store())
    await reconcile(store())
    expect(klarnaCaptures()).toEqual([[3_000, id]])
    expect(await readTransactions(store(), orderId)).toEqual([`capture ${id} 30`])
    expect(await medusaOrders(store())).toMatchObject([{ paymentStatus: "partially_captured" }])
  })

  it("asks under the capture's own key again when the process died while Klarna was away", async () => {
    const { paymentId } = await buyInPeace(store())
    const id = await captureRow(paymentId)
    await captureInVain(id, "reset")
    await passTime(store(), "PT1M")
    await reconcile(store())
    expect(klarnaCaptures()).toEqual([[3_000, id]])
    const keys = store()
      .sandbox.control.journal()
      .filter(({ endpoint }) => endpoint === "captureOrder")
      .map(({ request }) => request.headers["klarna-idempotency-key"])
    expect(new Set(keys).size).toBe(1)
  })

  it("makes no second capture when the process died while Klarna's answer was on its way", async () => {
    const { orderId, paymentId } = await buyInPeace(store())
    const id = await captureRow(paymentId)
    await captureInVain(id, "lost")
    await passTime(store(), "PT1M")
    await reconcile(store())
    expect(klarnaCaptures()).toEqual([[3_000, id]])
    expect(await readTransactions(store(), orderId)).toEqual([`capture ${id} 30`])
    const operations = await store().klarnaModule().listKlarnaOperations({ kind: "capture" })
    expect(operations).toMatchObject([{ state: "done" }])
  })

  it("adds the order's transaction that is missing for a capture", async () => {
    const { orderId, paymentId } = await buyInPeace(store())
    await capture(store().admin, paymentId, 30)
    const whole = await readTransactions(store(), orderId)
    await changeTransactions(orderId, (ids) => orders().deleteOrderTransactions(ids))
    expect(await readTransactions(store(), orderId)).toEqual([])
    expect(await reconcile(store())).toMatchObject({ repairs: { add_transaction: 1 } })
    expect(await readTransactions(store(), orderId)).toEqual(whole)
  })

  it("restores the payment of a live order when Klarna's order lives", async () => {
    const { paymentId } = await buyInPeace(store())
    const payments = store().container().resolve(Modules.PAYMENT)
    const { payment_collection_id } = await payments.retrievePayment(paymentId)
    await payments.updatePayment(Object.assign({ id: paymentId }, { canceled_at: new Date() }))
    await payments.updatePaymentCollections(payment_collection_id, { status: "canceled" })
    expect(await reconcile(store())).toMatchObject({ repairs: { restore_payment: 1 } })
    expect(await medusaOrders(store())).toMatchObject([
      { paymentStatus: "authorized", payments: [{ isCanceled: false }] },
    ])
  })

  const orders = () => store().container().resolve(Modules.ORDER)

  async function changeTransactions(
    order_id: string,
    change: (ids: string[]) => Promise<unknown>,
  ): Promise<void> {
    const rows = await orders().listOrderTransactions({ order_id })
    await change(rows.map(({ id }) => id))
  }

  /** Core's flow goes on without having authorized: the order stands, and nobody paid. */
  async function leaveUnauthorized(): Promise<string> {
    const payment = await approveUnheard(store())
    const payments = store().container().resolve(Modules.PAYMENT)
    const session = await payments.retrievePaymentSession(payment.sessionId)
    jest.spyOn(payments, "authorizePaymentSession").mockResolvedValueOnce(null)
    jest
      .spyOn(payments, "retrievePaymentSession")
      .mockResolvedValueOnce({ ...session, status: "pending_authorization" })
    const { order } = await complete(store(), payment)
    await settled(store())
    expect(store().sandbox.control.orders()).toEqual([])
    return order?.id ?? ""
  }

  /** Core commits a capture's row before it asks the provider. */
  async function captureRow(payment_id: string): Promise<string> {
    const { captureService_ } = Rows.parse(store().container().resolve(Modules.PAYMENT))
    return (await captureService_.create({ amount: 30, payment_id })).id
  }

  /** The provider is asked, and nobody hears of it. */
  async function captureInVain(id: string, kind: "lost" | "reset"): Promise<void> {
    const payments = store().container().resolve(Modules.PAYMENT)
    const [payment] = await payments.listPayments({})
    store().sandbox.control.addFault({ count: 9, endpoint: "captureOrder", kind })
    const input = { context: { idempotency_key: id }, data: payment?.data ?? {} }
    await expect(providerOf(store()).capturePayment(input)).rejects.toThrow()
    store().sandbox.control.clearFaults()
  }

  const klarnaCaptures = () =>
    onlyKlarnaOrder(store()).captures?.map(({ captured_amount, reference }) => [
      captured_amount,
      reference,
    ])
}
