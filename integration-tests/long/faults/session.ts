import type { Store } from "../../support/in-store"
import { complete, confirm, onlyKlarnaOrder, startPayment } from "../../support/payment"
import { fillCart } from "../../../demo/check/shopper"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { during, FAULTS } from "./kinds"

export function sessionFaults(store: () => Store): void {
  it.each(FAULTS)("when %s, the shopper pays at the second try", async (_name, fault) => {
    const cartId = await fillCart(store().store, store().offer, ONE_HUNDRED)
    const error = await during(store(), "createSession", {
      fault,
      run: () => startPayment(store(), cartId),
    })
    expect(error?.message).toMatch(/payment-sessions answered/)
    const payment = await startPayment(store(), cartId)
    await confirm(store(), payment)
    expect((await complete(store(), payment)).type).toBe("order")
    expect(onlyKlarnaOrder(store()).order_amount).toBe(10_000)
  })
}
