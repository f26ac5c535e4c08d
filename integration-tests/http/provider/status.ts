import type { GetPaymentStatusOutput } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

import { capture } from "../../../demo/check/merchant"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { buy } from "../../support/buy"
import type { Store } from "../../support/in-store"
import { complete, confirm, onlyKlarnaOrder, openPayment } from "../../support/payment"
import { providerOf } from "../../support/provider"

/** Core calls neither method itself, so they are called where core keeps the provider. */
export function reading(store: () => Store): void {
  it("says pending until the order was placed", async () => {
    const { data } = await openPayment(store())
    expect(await status(data)).toMatchObject({ status: "pending" })
  })

  it("says what Klarna's order has become", async () => {
    const payment = await openPayment(store())
    await confirm(store(), payment)
    await complete(store(), payment)
    const data = await paymentData()
    expect(await status(data)).toMatchObject({ status: "authorized" })
    store().sandbox.control.actInPortal(onlyKlarnaOrder(store()).order_id, "extend")
    const { data: read } = await provider().retrievePayment({ data })
    expect(read).toMatchObject({
      ...data,
      expires_at: expect.stringMatching(/T00:00:00\.000Z$/),
      klarna_reference: expect.any(String),
    })
  })

  it("says captured when all of it is", async () => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    await capture(store().admin, paymentId, 100)
    expect(await status(await paymentData())).toMatchObject({ status: "captured" })
  })

  const provider = () => providerOf(store())

  const status = (data: Record<string, unknown>): Promise<GetPaymentStatusOutput> =>
    provider().getPaymentStatus({ data })

  async function paymentData(): Promise<Record<string, unknown>> {
    const [payment] = await store().container().resolve(Modules.PAYMENT).listPayments({})
    return payment?.data ?? {}
  }
}
