import { toAuthorizePayload } from "../../../demo/check/klarna-address"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { fillCart } from "../../../demo/check/shopper"
import { toPayment } from "../../../src/workflows/recurring/charges/to-payment"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { chargeDue } from "../../support/recurring"
import { hearEvents, passTime, reconcile, settled } from "../../support/sync"
import { chargeByCode } from "./by-code"
import { cartlessScene } from "./cartless-scene"

/** The same where its first try comes to nothing, or somebody else tries. */
export function cartlessAgain(store: () => Store): void {
  const { approve, asked, complete, expectPaidOnce, findCharge } = cartlessScene(store)

  it("isn't opened once more while Klarna may have the order, and is that order", async () => {
    const { payment, charged } = await asked("an order", "widget")
    const { control } = store().sandbox
    control.addFault({ count: 99, endpoint: "callbacks", kind: "lost" })
    control.addFault({ count: 99, endpoint: "placeOrder", kind: "lost" })
    const { authorization_token } = approve(payment)
    expect(await complete(payment, authorization_token ?? "")).toMatchObject({ status: "unknown" })
    const taken = { message: expect.stringContaining("being paid right now") as unknown }
    await expect(
      chargeByCode(store(), { ...charged, customer_present: true }),
    ).rejects.toMatchObject(taken)
    control.clearFaults()
    await settled(store())
    await reconcile(store())
    await chargeDue(store())
    await expectPaidOnce(payment)
  })

  it("can be paid anew where Klarna decides against the order that it pondered", async () => {
    const { charged, payment } = await asked("an amount", "widget")
    const person = { ...ONE_HUNDRED.person, email: "anna+pend-reject-01@shopper.test" }
    approve(payment, { data: toAuthorizePayload(person) })
    expect(await complete(payment)).toMatchObject({ status: "pending" })
    await passTime(store(), "PT1H")
    await settled(store())
    await chargeDue(store())
    expect(await findCharge(payment.charge_id)).toMatchObject({ klarna_order_id: null })
    // Klarna mends the token with the order, whatever it decides later.
    store().sandbox.control.actOnToken(
      store().sandbox.control.tokens()[0]?.token_id ?? "",
      "suspend",
    )
    const again = await chargeByCode(store(), { ...charged, customer_present: true })
    expect(again).toMatchObject({ status: "needs_customer" })
    const second = toPayment(again)
    approve(second)
    expect(await complete(second)).toMatchObject({ status: "paid" })
    store().disagreeOn("Medusa has no order for it")
  })

  it("is asked for once more where the customer left", async () => {
    const { payment } = await asked("an amount", "widget")
    const heard = hearEvents(store(), "klarna.charge.needs_customer")
    await passTime(store(), "P3D")
    await reconcile(store())
    await chargeDue(store())
    await eventually(() => expect(heard.data).toMatchObject([{ charge_id: payment.charge_id }]))
    heard.stop()
    expect(await findCharge(payment.charge_id)).toMatchObject({
      next_try_at: null,
      state: "needs_customer",
      way: null,
    })
  })

  it("is ended by nobody who names another charge, or a payment session with a cart", async () => {
    const { charged, payment } = await asked("an amount", "widget")
    const cart_id = await fillCart(store().store, store().offer, ONE_HUNDRED)
    const { customer_token_id } = charged
    const other = toPayment(
      await chargeByCode(store(), { cart_id, customer_present: true, customer_token_id }),
    )
    const mixed = { ...payment, charge_id: other.charge_id }
    for (const wrong of [other, mixed, { ...other, charge_id: payment.charge_id }]) {
      await expect(complete(wrong)).rejects.toThrow("has no payment session")
    }
  })
}
