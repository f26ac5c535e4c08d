import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"

import { Anything, call } from "../../../demo/check/http"
import { capture, refund } from "../../../demo/check/merchant"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { readMedusaOrders } from "../../../demo/check/read-medusa"
import { buy } from "../../support/buy"
import type { Store } from "../../support/in-store"
import { klarnaCalls, onlyKlarnaOrder } from "../../support/payment"

export function refunding(store: () => Store): void {
  it("refunds a part of what was captured", async () => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    await capture(store().admin, paymentId, 100)
    await refund(store().admin, paymentId, 10.01)
    const order = onlyKlarnaOrder(store())
    expect(order).toMatchObject({ captured_amount: 10_000, refunded_amount: 1_001 })
    expect(klarnaCalls(store()).slice(-2)).toEqual(["readOrder", "refundOrder"])
    expect(order.refunds[0]).toMatchObject({ reference: expect.stringMatching(/^ref_/) })
  })

  it("says the merchant's note to Klarna: on one line, without a half of an emoji at its end", async () => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    await capture(store().admin, paymentId, 100)
    const path = `/admin/payments/${paymentId}/refund`
    const note = `Sorry,\r\n${"x".repeat(247)}\u0007🧦 and more`
    await call(store().admin, { answer: Anything, body: { amount: 10, note }, path })
    expect(onlyKlarnaOrder(store()).refunds[0]).toMatchObject({
      description: `Sorry, ${"x".repeat(247)}`,
    })
  })

  it("takes two equal refunds for two", async () => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    await capture(store().admin, paymentId, 100)
    await refund(store().admin, paymentId, 10)
    await refund(store().admin, paymentId, 10)
    expect(onlyKlarnaOrder(store())).toMatchObject({ refunded_amount: 2_000 })
  })

  it("records a refund of Klarna's portal without asking for it again", async () => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    await capture(store().admin, paymentId, 100)
    const id = refundInPortal(1_500)
    await recordRefund(paymentId, { amount: 15, metadata: { klarna_refund_id: id } })
    expect(klarnaCalls(store())).not.toContain("refundOrder")
    expect(onlyKlarnaOrder(store()).refunded_amount).toBe(1_500)
    const [medusa] = await readMedusaOrders(store().admin)
    expect(medusa).toMatchObject({ payments: [{ refunded: 1_500 }] })
  })

  it.each([
    ["that Klarna's order doesn't have", "99999999-9999-9999-9999-999999999999", 15],
    ["of more than was refunded there", undefined, 15.01],
  ])("records no refund %s", async (_name, madeUp, amount) => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    await capture(store().admin, paymentId, 100)
    const id = refundInPortal(1_500)
    const marked = { amount, metadata: { klarna_refund_id: madeUp ?? id } }
    const refusal = `has no refund ${madeUp ?? id} of ${amount.toFixed(2)} EUR; nothing was recorded.`
    await expect(recordRefund(paymentId, marked)).rejects.toMatchObject({
      message: expect.stringContaining(refusal),
    })
    await recordRefund(paymentId, { amount: 15, metadata: { klarna_refund_id: id } })
  })

  it("takes no mark from the admin's route", async () => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    await capture(store().admin, paymentId, 100)
    const path = `/admin/payments/${paymentId}/refund`
    const body = { amount: 10, metadata: { klarna_refund_id: "made up" } }
    await expect(call(store().admin, { answer: Anything, body, path })).rejects.toThrow(
      /answered 400.*metadata/,
    )
  })

  function refundInPortal(amount: number): string {
    const { control } = store().sandbox
    control.actInPortal(onlyKlarnaOrder(store()).order_id, "refund", { amount })
    return onlyKlarnaOrder(store()).refunds.at(-1)?.refund_id ?? ""
  }

  async function recordRefund(payment_id: string, refunded: object): Promise<void> {
    const input = { created_by: "klarna", payment_id, ...refunded }
    await refundPaymentWorkflow(store().container()).run({ input })
  }
}
