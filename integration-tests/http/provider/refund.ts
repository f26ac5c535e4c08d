import { capture, refund } from "../../../demo/check/merchant"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
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

  it("takes two equal refunds for two", async () => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    await capture(store().admin, paymentId, 100)
    await refund(store().admin, paymentId, 10)
    await refund(store().admin, paymentId, 10)
    expect(onlyKlarnaOrder(store())).toMatchObject({ refunded_amount: 2_000 })
  })
}
