import { Modules } from "@medusajs/framework/utils"
import { z } from "zod"

import type { Store } from "../../support/in-store"
import {
  complete,
  confirm,
  onlyKlarnaOrder,
  openPayment,
  startPayment,
} from "../../support/payment"

const PaymentRows = z.object({
  paymentService_: z.custom<{ create: (payment: object) => Promise<unknown> }>(),
})

export function rollingBack(store: () => Store): void {
  it("cancels at Klarna, and a second try gives no goods for the cancelled payment", async () => {
    const payment = await openPayment(store())
    await confirm(store(), payment)
    failOnce()
    await expect(complete(store(), payment)).rejects.toThrow(/answered 500/)
    expect(onlyKlarnaOrder(store()).status).toBe("CANCELLED")
    await expect(complete(store(), payment)).rejects.toThrow(/answered 400/)

    const again = await startPayment(store(), payment.cartId)
    await confirm(store(), again)
    expect((await complete(store(), again)).type).toBe("order")
    const live = store()
      .sandbox.control.orders()
      .filter(({ status }) => status === "AUTHORIZED")
    expect(live).toHaveLength(1)
  })

  it("cancels at Klarna when core can't save the payment, and the shopper pays again", async () => {
    const payment = await openPayment(store())
    await confirm(store(), payment)
    const payments = PaymentRows.parse(store().container().resolve(Modules.PAYMENT)).paymentService_
    const spy = jest.spyOn(payments, "create")
    spy.mockImplementationOnce(() => Promise.reject(new Error("the disk is full")))
    await complete(store(), payment).catch(() => undefined)
    expect(onlyKlarnaOrder(store()).status).toBe("CANCELLED")

    const again = await startPayment(store(), payment.cartId)
    await confirm(store(), again)
    expect((await complete(store(), again)).type).toBe("order")
  })

  /** The last step of core's completion gives its lock back: after the payment was authorized. */
  function failOnce(): void {
    const locking = store().container().resolve(Modules.LOCKING)
    const spy = jest.spyOn(locking, "release")
    spy.mockImplementationOnce(() => Promise.reject(new Error("the lock is gone")))
  }
}
