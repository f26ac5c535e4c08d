import { readMedusaOrders } from "../../../demo/check/read-medusa"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { buy } from "../../support/buy"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { klarnaCalls, onlyKlarnaOrder } from "../../support/payment"
import { withOptions } from "../../support/with-options"

export function capturingAtOnce(store: () => Store): void {
  withOptions(store, { capture: "immediately" })

  it("captures a new order in full by the store, so that Medusa's books show it", async () => {
    await buy(store(), ONE_HUNDRED)
    await eventually(() =>
      expect(onlyKlarnaOrder(store())).toMatchObject({
        captured_amount: 10_000,
        status: "CAPTURED",
      }),
    )
    await eventually(async () => {
      const [medusa] = await readMedusaOrders(store().admin)
      expect(medusa).toMatchObject({ paymentStatus: "captured" })
    })
    const placed = store()
      .sandbox.control.journal()
      .find(({ endpoint }) => endpoint === "placeOrder")
    expect(placed?.request.body).not.toHaveProperty("auto_capture")
    expect(klarnaCalls(store()).filter((name) => name === "captureOrder")).toHaveLength(1)
  })
}
