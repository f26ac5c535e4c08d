import { Modules } from "@medusajs/framework/utils"
import { z } from "zod"

import { fillCart } from "../../../demo/check/shopper"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import type { Store } from "../../support/in-store"
import { chargeKlarnaTokenWorkflow } from "../../../src/workflows/charge-token"
import { aSubscription, aToken, chargeDue, chargesOf } from "../../support/recurring"
import { passTime, reconcile } from "../../support/sync"

const PaymentRows = z.object({
  paymentService_: z.custom<{ create: (payment: object) => Promise<unknown> }>(),
})

export function rollbacks(store: () => Store): void {
  const live = () =>
    store()
      .sandbox.control.orders()
      .filter(({ status }) => status !== "CANCELLED")

  it("is charged anew, once, where core couldn't save the payment", async () => {
    const { subscription } = await aSubscription(store())
    const payments = PaymentRows.parse(store().container().resolve(Modules.PAYMENT)).paymentService_
    const spy = jest.spyOn(payments, "create")
    spy.mockImplementationOnce(() => Promise.reject(new Error("the disk is full")))
    await chargeDue(store())
    for (const wait of ["PT2M", "PT11M", "PT2H"]) {
      await passTime(store(), wait)
      await chargeDue(store())
    }
    expect(await chargesOf(store(), subscription.id)).toMatchObject([{ state: "paid" }])
    expect(live()).toHaveLength(2)
    await reconcile(store())
    expect(live()).toHaveLength(2)
  })

  it("is charged anew where the process had died before it wrote which order Klarna made", async () => {
    const { subscription } = await aSubscription(store())
    const { operations } = store().klarnaModule()
    const ending = jest.spyOn(operations, "end")
    ending.mockImplementationOnce(() => Promise.reject(new Error("the process died")))
    await chargeDue(store())
    const { id = "", klarna_order_id } = (await chargesOf(store(), subscription.id))[0] ?? {}
    expect(klarna_order_id).not.toBeNull()
    expect(await operations.unknownOf(id)).toMatchObject([{ kind: "charge", klarna_id: null }])
    const payments = PaymentRows.parse(store().container().resolve(Modules.PAYMENT)).paymentService_
    const spy = jest.spyOn(payments, "create")
    spy.mockImplementationOnce(() => Promise.reject(new Error("the disk is full")))
    for (const wait of ["PT2M", "PT2M", "PT11M", "PT2H"]) {
      await passTime(store(), wait)
      await chargeDue(store())
    }
    ending.mockRestore()
    const [charge] = await chargesOf(store(), subscription.id)
    expect(charge).toMatchObject({ state: "paid" })
    expect(live().map(({ order_id }) => order_id)).toContain(charge?.klarna_order_id)
    expect(live()).toHaveLength(2)
  })

  it("is followed up where a checkout lost the answer, though nobody comes back", async () => {
    const token = await aToken(store())
    const cart_id = await fillCart(store().store, store().offer, ONE_HUNDRED)
    store().sandbox.control.addFault({
      count: 3,
      endpoint: "placeCustomerTokenOrder",
      kind: "lost",
    })
    const { result } = await chargeKlarnaTokenWorkflow(store().container()).run({
      input: { cart_id, customer_token_id: token.id },
    })
    expect(result).toMatchObject({ status: "unknown" })
    await passTime(store(), "PT5M")
    await chargeDue(store())
    const [charge] = await store().klarnaModule().listKlarnaCharges({ cart_id })
    expect(charge).toMatchObject({ state: "paid" })
    expect(live()).toHaveLength(1)
  })
}
