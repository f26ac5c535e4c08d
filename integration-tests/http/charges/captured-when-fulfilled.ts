import { Anything, call } from "../../../demo/check/http"
import { MIXED } from "../../../demo/check/purchases"
import { captureFulfilledWorkflow } from "../../../src/workflows/capture-fulfilled"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { readOrder, ship } from "../../support/order-changes"
import { klarnaCalls } from "../../support/payment"
import { aSubscription, chargeDue, chargesOf } from "../../support/recurring"

type Items = { readonly id: string; readonly quantity: number }[]

export function capturedWhenFulfilled(store: () => Store): void {
  const statuses = () =>
    store()
      .sandbox.control.orders()
      .map(({ status }) => status)
  /** What the subscriber does, without its event: answers the payments that were captured. */
  const captureWhatIsFulfilled = async (order_id: string) => {
    const run = captureFulfilledWorkflow(store().container()).run({ input: { order_id } })
    return (await run).result
  }
  const fulfil = (orderId: string, items: Items) =>
    call(store().admin, {
      answer: Anything,
      body: { items },
      path: `/admin/orders/${orderId}/fulfillments`,
    })

  it("captures a renewal when its last goods are fulfilled, not before", async () => {
    const { subscription } = await aSubscription(store(), { purchase: MIXED })
    await eventually(() => expect(statuses()).toEqual(["CAPTURED"]))
    await chargeDue(store())
    const [charge] = await chargesOf(store(), subscription.id)
    expect(charge).toMatchObject({ state: "paid" })
    expect(statuses()).toEqual(["CAPTURED", "AUTHORIZED"])
    const orderId = charge?.order_id ?? ""
    expect(await captureWhatIsFulfilled(orderId)).toEqual([])

    const { items } = await readOrder(store(), orderId)
    const part = items.map(({ id }) => ({ id, quantity: 1 }))
    await fulfil(orderId, part)
    expect(await captureWhatIsFulfilled(orderId)).toEqual([])
    expect(statuses()).toEqual(["CAPTURED", "AUTHORIZED"])

    const rest = items.map(({ id, quantity }) => ({ id, quantity: quantity - 1 }))
    await fulfil(
      orderId,
      rest.filter(({ quantity }) => quantity > 0),
    )
    await eventually(() => expect(statuses()).toEqual(["CAPTURED", "CAPTURED"]))
    expect(await captureWhatIsFulfilled(orderId)).toEqual([])
    expect(klarnaCalls(store()).filter((name) => name === "captureOrder")).toHaveLength(2)
    await eventually(async () =>
      expect((await readOrder(store(), orderId)).payment_status).toBe("captured"),
    )
  })

  it("leaves an order alone that isn't a renewal", async () => {
    const refusal = { code: "CAPTURE_NOT_ALLOWED", kind: "error", status: 403 } as const
    store().sandbox.control.addFault({ ...refusal, count: 9, endpoint: "captureOrder" })
    const { orderId } = await aSubscription(store())
    await eventually(() => expect(klarnaCalls(store())).toContain("captureOrder"))
    store().sandbox.control.clearFaults()
    await ship(store(), orderId)
    expect(await captureWhatIsFulfilled(orderId)).toEqual([])
    expect(statuses()).toEqual(["AUTHORIZED"])
  })
}
