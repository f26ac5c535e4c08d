import { Modules } from "@medusajs/framework/utils"
import { z } from "zod"

import { capture } from "../../../demo/check/merchant"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { buy } from "../../support/buy"
import type { Store } from "../../support/in-store"
import { onlyKlarnaOrder } from "../../support/payment"
import { providerOf } from "../../support/provider"
import { passTime, reconcile, settled } from "../../support/sync"
import { buyInPeace, medusaOrders } from "./scene"
import { readTransactions } from "./transactions"

const Rows = z.object({
  captureService_: z.custom<{ create: (row: object) => Promise<{ id: string }> }>(),
})

/** What is left where a process dies between two steps, made by hand. */
export function dying(store: () => Store): void {
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

  it("takes back a capture that Klarna refused when the process died before core did", async () => {
    const { paymentId } = await buy(store(), {
      ...ONE_HUNDRED,
      person: { ...ONE_HUNDRED.person, email: "anna+capture-fails@shopper.test" },
    })
    await settled(store())
    const id = await captureRow(paymentId)
    await passTime(store(), "PT1M")
    const { repairs } = await reconcile(store())
    expect(repairs).toMatchObject({ drop_row: 1, finish_capture: 1 })
    expect((await reconcile(store())).differences).toEqual({})
    expect(await medusaOrders(store())).toMatchObject([
      { paymentStatus: "authorized", payments: [{ captured: 0 }] },
    ])
    const told = await store().klarnaModule().listKlarnaEvents({ kind: "payment.differs" })
    expect(told).toMatchObject([{ reason: expect.stringContaining(id) }])
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
