import { capture, refund } from "../../../demo/check/merchant"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { buy } from "../../support/buy"
import type { Store } from "../../support/in-store"
import { onlyKlarnaOrder } from "../../support/payment"
import { during, FAULTS } from "./kinds"

export function refundFaults(store: () => Store): void {
  it.each(FAULTS)("when %s, the second click refunds once", async (_name, fault) => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    await capture(store().admin, paymentId, 100)
    const click = () => refund(store().admin, paymentId, 10)
    const error = await during(store(), "refundOrder", { fault, run: click })
    expect(error?.message).toMatch(/refund answered/)
    await click()
    expect(onlyKlarnaOrder(store())).toMatchObject({
      captured_amount: 10_000,
      refunded_amount: 1_000,
    })
  })

  it("takes two equal refunds after a lost answer for two", async () => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    await capture(store().admin, paymentId, 100)
    const click = () => refund(store().admin, paymentId, 10)
    await during(store(), "refundOrder", { fault: { kind: "lost" }, run: click })
    await click()
    await click()
    expect(onlyKlarnaOrder(store()).refunded_amount).toBe(2_000)
  })
}
