import { Modules } from "@medusajs/framework/utils"

import { cancel, capture } from "../../../demo/check/merchant"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { readMedusaOrders } from "../../../demo/check/read-medusa"
import { buy } from "../../support/buy"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { onlyKlarnaOrder } from "../../support/payment"
import { during, FAULTS } from "./kinds"

/** Order cancel swallows what a provider throws, so the payment is cancelled where core does it: in the Payment module. */
export function cancelFaults(store: () => Store): void {
  it.each(FAULTS)("when %s while cancelling, the second try cancels", async (_name, fault) => {
    const { paymentId, orderId } = await buy(store(), ONE_HUNDRED)
    const error = await during(store(), "cancelOrder", {
      fault,
      run: () => cancelPayment(paymentId),
    })
    expect(error).toBeDefined()
    await cancelPayment(paymentId)
    expect(onlyKlarnaOrder(store()).status).toBe("CANCELLED")
    await cancel(store().admin, orderId)
  })

  it.each(FAULTS)("when %s while releasing, the second try releases", async (_name, fault) => {
    const { paymentId, orderId } = await buy(store(), ONE_HUNDRED)
    await capture(store().admin, paymentId, 30)
    const run = () => cancelPayment(paymentId)
    const error = await during(store(), "releaseRemainingAuthorization", { fault, run })
    expect(error).toBeDefined()
    await cancelPayment(paymentId).catch(() => undefined)
    expect(onlyKlarnaOrder(store())).toMatchObject({
      captured_amount: 3_000,
      remaining_authorized_amount: 0,
    })
    await cancel(store().admin, orderId)
    // The comparison that follows the cancellation: what was released isn't owed any more.
    await eventually(async () =>
      expect(await readMedusaOrders(store().admin)).toMatchObject([
        { payments: [{ amount: 3_000, refunded: 3_000 }] },
      ]),
    )
  })

  const cancelPayment = (id: string) =>
    store().container().resolve(Modules.PAYMENT).cancelPayment(id)
}
