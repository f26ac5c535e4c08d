import { z } from "zod"

import { confirmOnPage } from "../../../demo/check/checkout"
import { call } from "../../../demo/check/http"
import type { Store } from "../../support/in-store"
import { readCollections } from "../../support/order-changes"
import { providerOf } from "../../support/provider"
import { chargeDue } from "../../support/recurring"
import { hearEvents, settled } from "../../support/sync"
import { cartlessScene, MEMBERSHIP } from "./cartless-scene"
import { Data } from "./fallbacks"

const Session = z.object({ data: z.record(z.string(), z.unknown()), id: z.string() })
const Sessions = z.object({
  payment_collection: z.object({ payment_sessions: z.tuple([Session]) }),
})
const Order = z.object({ order: z.object({ status: z.string() }) })

/** What the store's code charged, with no cart behind it, is paid by its customer. */
export function cartless(store: () => Store): void {
  const { approve, asked, complete, expectPaidOnce, findCharge, orders } = cartlessScene(store)

  it("pays an order that was sold on the telephone, in the widget, once", async () => {
    const { orderId, payment } = await asked("an order", "widget")
    const news = hearEvents(store(), "order.placed")
    const { authorization_token } = approve(payment)
    const ended = await complete(payment, authorization_token ?? "")
    expect(ended).toMatchObject({ fallback: null, order_id: orderId, status: "paid" })
    expect(await complete(payment)).toMatchObject({ status: "paid" })
    await settled(store())
    expect(await readCollections(store(), orderId ?? "")).toMatchObject([
      { amount: 95, status: "authorized" },
    ])
    await expectPaidOnce(payment)
    news.stop()
    expect(news.data).toEqual([])
  })

  it.each(["an order", "an amount"] as const)(
    "pays %s on Klarna's page, also when the browser doesn't come back",
    async (what) => {
      const { payment } = await asked(what, "redirect")
      const { redirect_url } = Data.parse(payment.fallback?.payment_session.data)
      await confirmOnPage(store().klarna, redirect_url)
      await settled(store())
      await chargeDue(store())
      await expectPaidOnce(payment)
      if (what === "an amount") store().disagreeOn("Medusa has no order for it")
    },
  )

  it("pays an amount in the widget, with the lines that were charged, after Klarna declined once", async () => {
    const { payment } = await asked("an amount", "widget")
    approve(payment, { outcome: "decline" })
    expect(await complete(payment)).toMatchObject({ status: "needs_customer" })
    approve(payment)
    expect(await complete(payment)).toMatchObject({ order_id: null, status: "paid" })
    const [{ order_id = "" } = {}] = orders()
    const { client } = store().klarnaModule().account("eu")
    expect(await client.orders.read(order_id)).toMatchObject({
      merchant_reference2: payment.charge_id,
      order_amount: 1190,
      order_lines: [{ ...MEMBERSHIP, total_tax_amount: 190 }],
    })
    await expectPaidOnce(payment)
    store().disagreeOn("Medusa has no order for it")
  })

  it("is begun again, in another way, by a customer who came back from Klarna's page", async () => {
    const { payment } = await asked("an order", "redirect")
    const { cart_id, payment_collection_id = "" } = payment.fallback ?? {}
    const { payment_collection } = await call(store().store, {
      answer: Sessions,
      body: { data: { checkout: "widget" }, provider_id: "pp_klarna_eu" },
      path: `/store/payment-collections/${payment_collection_id}/payment-sessions`,
    })
    const [payment_session] = payment_collection.payment_sessions
    const again = {
      ...payment,
      fallback: { cart_id: cart_id ?? null, payment_collection_id, payment_session },
    }
    const { authorization_token } = approve(again)
    expect(await complete(again, authorization_token ?? "")).toMatchObject({ status: "paid" })
    await expectPaidOnce(payment)
  })

  it("leaves the order as it is where Klarna refuses what was approved", async () => {
    const { orderId, payment } = await asked("an order", "widget")
    store().sandbox.control.addFault({
      code: "REJECTED",
      count: 9,
      endpoint: "placeOrder",
      kind: "error",
      status: 403,
    })
    const { authorization_token } = approve(payment)
    await complete(payment, authorization_token ?? "")
    await settled(store())
    const path = `/admin/orders/${orderId ?? ""}?fields=status`
    expect((await call(store().admin, { answer: Order, path })).order.status).not.toBe("canceled")
    expect(orders()).toEqual([])
    expect(await findCharge(payment.charge_id)).toMatchObject({ state: "needs_customer" })
    store().disagreeOn("it has no Klarna order")
  })

  it("authorizes the customer's own order where a process died after Klarna's answer", async () => {
    const { payment } = await asked("an amount", "widget")
    approve(payment)
    const { data = {}, id = "" } = payment.fallback?.payment_session ?? {}
    await providerOf(store()).authorizePayment({ context: {}, data: { ...data, session_id: id } })
    expect(orders()).toHaveLength(1)
    await chargeDue(store())
    await chargeDue(store())
    await expectPaidOnce(payment)
    store().disagreeOn("Medusa has no order for it")
  })
}
