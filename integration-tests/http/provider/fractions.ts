import { Modules } from "@medusajs/framework/utils"

import { capture, refund } from "../../../demo/check/merchant"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { readMedusaOrders } from "../../../demo/check/read-medusa"
import { buy } from "../../support/buy"
import type { Store } from "../../support/in-store"
import { complete, klarnaCalls, onlyKlarnaOrder, openPayment } from "../../support/payment"
import { passTime, reconcile } from "../../support/sync"

/** Amounts with decimals below the cent: Medusa takes them, Klarna only whole cents. */
export function fractions(store: () => Store): void {
  it.each([
    ["33.335, 33.335 and 33.33", [33.335, 33.335, 33.33], [3_334, 3_333, 3_333]],
    ["33.3333 three times", [33.3333, 33.3333, 33.3333], [3_333, 3_334, 3_333]],
    ["0.005 and 99.995", [0.005, 99.995], [1, 9_999]],
  ])("captures %s of 100.00 in full", async (_name, parts, cents) => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    for (const part of parts) await capture(store().admin, paymentId, part)
    const order = onlyKlarnaOrder(store())
    expect(order.captures?.map(({ captured_amount }) => captured_amount)).toEqual(cents)
    expect(order).toMatchObject({ captured_amount: 10_000, status: "CAPTURED" })
    await passTime(store(), "PT1M")
    expect((await reconcile(store())).differences).toEqual({})
    expect((await readMedusaOrders(store().admin))[0]).toMatchObject({ paymentStatus: "captured" })
  })

  it("refunds 33.335, 33.335 and 33.33 of 100.00 in full", async () => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    await capture(store().admin, paymentId, 100)
    for (const part of [33.335, 33.335, 33.33]) await refund(store().admin, paymentId, part)
    const order = onlyKlarnaOrder(store())
    expect(order.refunds?.map(({ refunded_amount }) => refunded_amount)).toEqual([
      3_334, 3_333, 3_333,
    ])
    await passTime(store(), "PT1M")
    expect((await reconcile(store())).differences).toEqual({})
  })

  it("refuses to capture 0.004, of which nothing is left after rounding, and says so", async () => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    await expect(capture(store().admin, paymentId, 0.004)).rejects.toThrow(/smallest unit.*capture/)
    expect(klarnaCalls(store())).not.toContain("captureOrder")
    await capture(store().admin, paymentId, 100)
    expect(onlyKlarnaOrder(store())).toMatchObject({ status: "CAPTURED" })
  })

  describe("a total of which nothing is left after rounding", () => {
    const payments = () => store().container().resolve(Modules.PAYMENT)

    it("is not given away where the cart costs something by now", async () => {
      const payment = await openPayment(store())
      await payments().updatePaymentSession({
        amount: 7e-16,
        currency_code: "eur",
        data: payment.data,
        id: payment.sessionId,
      })
      const answer = await complete(store(), payment).catch(String)
      expect(JSON.stringify(answer)).not.toContain('"type":"order"')
      expect(store().sandbox.control.orders()).toEqual([])
    })
  })
}
