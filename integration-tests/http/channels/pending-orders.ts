import { Modules } from "@medusajs/framework/utils"

import { cancel, capture, refund } from "../../../demo/check/merchant"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { buy } from "../../support/buy"
import type { Store } from "../../support/in-store"
import { klarnaCalls, onlyKlarnaOrder } from "../../support/payment"
import { ship } from "../../support/order-changes"
import { providerOf } from "../../support/provider"
import { reconcile, settled } from "../../support/sync"
import { loseCallbacks, resend } from "./channels"
import { expectEnd, hearStoreEvents } from "./ends"
import { buyUndecided, decide } from "./undecided"

/** Goods are gone that Klarna doesn't pay for, or another payment is waited for: only a person can settle that. */
export const LEFT_TO_A_PERSON = [
  "payment status: Klarna AUTHORIZED, Medusa awaiting",
  "order status: Klarna AUTHORIZED, Medusa pending",
]

/** What a merchant may do with an order on which Klarna still decides. */
export function pendingOrders(store: () => Store): void {
  let heard: ReturnType<typeof hearStoreEvents>
  beforeEach(() => {
    loseCallbacks(store())
    heard = hearStoreEvents(store())
  })
  afterEach(() => heard.stop())

  it.each(["capture", "refund"] as const)(
    "can't be followed by a %s, and says why",
    async (kind) => {
      await buyUndecided(store())
      const { order_id } = onlyKlarnaOrder(store())
      const input = {
        context: { idempotency_key: await rowOfAnother(kind) },
        data: { klarna_order_id: order_id },
      }
      const before = klarnaCalls(store()).length
      const provider = providerOf(store())
      const attempt =
        kind === "capture"
          ? provider.capturePayment(input)
          : provider.refundPayment({ ...input, amount: 10 })
      await expect(attempt).rejects.toThrow(
        `Klarna is still deciding on this order; ${kind} it when the decision is there.`,
      )
      expect(klarnaCalls(store()).slice(before)).toEqual(["readOrder"])
    },
  )

  it("is cancelled at Klarna when Medusa's order is cancelled", async () => {
    await cancel(store().admin, await buyUndecided(store()))
    await settled(store())
    await expectEnd(store(), heard.names, {
      klarna: "CANCELLED PENDING",
      medusa: "canceled, canceled",
    })
  })

  it("is cancelled on both sides when Klarna accepts it while Medusa cancels it", async () => {
    const orderId = await buyUndecided(store())
    decide("accept")(store())
    await Promise.allSettled([
      cancel(store().admin, orderId),
      resend(store(), "notification"),
      reconcile(store()),
    ])
    await settled(store())
    await reconcile(store())
    expect(onlyKlarnaOrder(store()).status).toBe("CANCELLED")
  })

  it("stays when it is rejected after it was sent, which is told once and doesn't fail", async () => {
    await ship(store(), await buyUndecided(store()))
    decide("reject")(store())
    expect(await reconcile(store())).toMatchObject({ failed: 0 })
    await expectEnd(store(), heard.names, {
      events: ["klarna.order.rejected"],
      klarna: "AUTHORIZED REJECTED",
      medusa: "pending, awaiting",
    })
    const lines = await store().klarnaModule().listKlarnaEvents({ kind: "order.not_canceled" })
    expect(lines).toHaveLength(1)
    store().disagreeOn(...LEFT_TO_A_PERSON)
  })

  /** A provider gets the id of a row that core wrote, and an order without a payment can have none. */
  async function rowOfAnother(kind: "capture" | "refund"): Promise<string> {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    await capture(store().admin, paymentId, 30)
    if (kind === "refund") await refund(store().admin, paymentId, 10)
    const payments = store().container().resolve(Modules.PAYMENT)
    const [row] =
      kind === "capture" ? await payments.listCaptures({}) : await payments.listRefunds({})
    return row?.id ?? ""
  }
}
