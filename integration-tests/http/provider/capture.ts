import { z } from "zod"

import { call } from "../../../demo/check/http"
import { cancel, capture } from "../../../demo/check/merchant"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { readMedusaOrders } from "../../../demo/check/read-medusa"
import { buy } from "../../support/buy"
import type { Store } from "../../support/in-store"
import { klarnaCalls, onlyKlarnaOrder } from "../../support/payment"

const Summary = z.object({ order: z.object({ summary: z.object({ paid_total: z.number() }) }) })

export function capturing(store: () => Store): void {
  it("captures 30.00 of 100.00 and then the other 70.00", async () => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    await capture(store().admin, paymentId, 30)
    expect(onlyKlarnaOrder(store())).toMatchObject({
      captured_amount: 3_000,
      status: "PART_CAPTURED",
    })
    expect((await readMedusaOrders(store().admin))[0]).toMatchObject({
      paymentStatus: "partially_captured",
    })
    await capture(store().admin, paymentId, 70)
    expect(onlyKlarnaOrder(store())).toMatchObject({ captured_amount: 10_000, status: "CAPTURED" })
    expect((await readMedusaOrders(store().admin))[0]).toMatchObject({ paymentStatus: "captured" })
  })

  it("names Medusa's capture at Klarna and sends a key with it", async () => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    await capture(store().admin, paymentId, 30)
    const sent = store()
      .sandbox.control.journal()
      .find(({ endpoint }) => endpoint === "captureOrder")
    expect(sent?.request.body).toEqual({
      captured_amount: 3_000,
      order_lines: [
        {
          name: "Part of the amount",
          quantity: 1,
          reference: "amount",
          tax_rate: 1_900,
          total_amount: 3_000,
          total_discount_amount: 0,
          total_tax_amount: 479,
          type: "physical",
          unit_price: 3_000,
        },
      ],
      reference: expect.stringMatching(/^capt_/),
    })
    expect(sent?.request.headers["klarna-idempotency-key"]).toMatch(/^[0-9a-f-]{36}$/)
    expect(klarnaCalls(store()).slice(-2)).toEqual(["readOrder", "captureOrder"])
  })

  it("captures once when the first answer was lost, without a second click", async () => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    store().sandbox.control.addFault({ endpoint: "captureOrder", kind: "lost" })
    await capture(store().admin, paymentId, 30)
    expect(klarnaCalls(store()).slice(-2)).toEqual(["captureOrder", "captureOrder"])
    expect(onlyKlarnaOrder(store()).captured_amount).toBe(3_000)
  })

  it("takes two equal captures for two", async () => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    await capture(store().admin, paymentId, 30)
    await capture(store().admin, paymentId, 30)
    expect(onlyKlarnaOrder(store())).toMatchObject({ captured_amount: 6_000 })
  })

  it("refuses with a sentence when Klarna's order was cancelled in the portal", async () => {
    const { paymentId, orderId } = await buy(store(), ONE_HUNDRED)
    store().sandbox.control.actInPortal(onlyKlarnaOrder(store()).order_id, "cancel")
    await expect(capture(store().admin, paymentId, 30)).rejects.toThrow(
      "Klarna's order is CANCELLED: nothing more can be captured.",
    )
    await cancel(store().admin, orderId)
  })

  it("books two captures that are clicked at once as two, and not as four", async () => {
    const { orderId, paymentId } = await buy(store(), ONE_HUNDRED)
    await Promise.all([1, 2].map(() => capture(store().admin, paymentId, 20)))
    expect(onlyKlarnaOrder(store()).captured_amount).toBe(4_000)
    const path = `/admin/orders/${orderId}?fields=summary`
    const { order } = await call(store().admin, { answer: Summary, path })
    expect(order.summary.paid_total).toBe(40)
  })

  it("leaves what another installation of the store began alone", async () => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    store().sandbox.control.addFault({ count: 9, endpoint: "captureOrder", kind: "reset" })
    await capture(store().admin, paymentId, 30).catch(() => undefined)
    store().sandbox.control.clearFaults()
    const klarna = store().klarnaModule()
    const [begun] = await klarna.listKlarnaOperations({ state: "unknown" })
    await klarna.updateKlarnaOperations({ id: begun?.id ?? "", installation: "the original" })
    await expect(capture(store().admin, paymentId, 30)).rejects.toThrow(
      "An unfinished capture was begun by another installation of this store",
    )
    expect(onlyKlarnaOrder(store()).captured_amount).toBe(0)
  })
}
