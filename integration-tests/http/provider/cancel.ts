import { cancel, capture } from "../../../demo/check/merchant"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { readMedusaOrders } from "../../../demo/check/read-medusa"
import { buy } from "../../support/buy"
import type { Store } from "../../support/in-store"
import { klarnaCalls, onlyKlarnaOrder } from "../../support/payment"
import { editOrder } from "./change-order"

export function cancelling(store: () => Store): void {
  it("cancels Klarna's order with Medusa's", async () => {
    const { orderId } = await buy(store(), ONE_HUNDRED)
    await cancel(store().admin, orderId)
    expect(onlyKlarnaOrder(store()).status).toBe("CANCELLED")
    const calls = klarnaCalls(store())
    expect(calls.filter((name) => name === "cancelOrder")).toHaveLength(1)
    expect(calls[calls.indexOf("cancelOrder") - 1]).toBe("readOrder")
    expect((await readMedusaOrders(store().admin))[0]).toMatchObject({
      status: "canceled",
      paymentStatus: "canceled",
    })
  })

  it("needs nothing when Klarna's order was cancelled in the portal before", async () => {
    const { orderId } = await buy(store(), ONE_HUNDRED)
    store().sandbox.control.actInPortal(onlyKlarnaOrder(store()).order_id, "cancel")
    await cancel(store().admin, orderId)
    expect(klarnaCalls(store())).not.toContain("cancelOrder")
  })

  it("refunds what was captured when the order is cancelled in full", async () => {
    const { orderId, paymentId } = await buy(store(), ONE_HUNDRED)
    await capture(store().admin, paymentId, 100)
    await cancel(store().admin, orderId)
    expect(onlyKlarnaOrder(store())).toMatchObject({ refunded_amount: 10_000, status: "CAPTURED" })
  })

  it("leaves Klarna's order alone when the Medusa order is only edited", async () => {
    const { orderId } = await buy(store(), ONE_HUNDRED)
    await editOrder(store(), orderId, { add: "TSHIRT-M" })
    expect(onlyKlarnaOrder(store()).status).toBe("AUTHORIZED")
    expect(klarnaCalls(store())).not.toContain("cancelOrder")
    await cancel(store().admin, orderId)
    expect(onlyKlarnaOrder(store()).status).toBe("CANCELLED")
  })
}
