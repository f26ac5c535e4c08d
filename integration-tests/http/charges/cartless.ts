import { z } from "zod"

import { confirmOnPage } from "../../../demo/check/checkout"
import { call } from "../../../demo/check/http"
import { PayChargeResponse } from "../../../src/http-contract/charges"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { providerOf } from "../../support/provider"
import { aToken, chargeDue } from "../../support/recurring"
import { readCollections } from "../../support/order-changes"
import { hearEvents, reconcile, settled } from "../../support/sync"
import { chargeByCode } from "./by-code"
import { aDraftOrder } from "./draft-order"
import { Asked, Data, payBy } from "./fallbacks"

const MEMBERSHIP = { name: "Membership", quantity: 1, tax_rate: 1900, unit_price: 1190 }
const Order = z.object({ order: z.object({ status: z.string() }) })

type Payment = PayChargeResponse["payment"]
type Checkout = "widget" | "redirect"

/** What the store's code charged, with no cart behind it, is paid by its customer. */
export function cartless(store: () => Store): void {
  const klarnaSession = (payment: Payment) =>
    Data.parse(payment.fallback?.payment_session.data).klarna_session_id
  /** Klarna's script, told nothing more: the session knows all. */
  const approve = (payment: Payment, outcome: "approve" | "decline" = "approve") =>
    store().sandbox.control.authorizeSession(klarnaSession(payment), { data: {}, outcome })
  const complete = async ({ charge_id, fallback }: Payment, authorization_token?: string) => {
    const { payment_session } = fallback ?? {}
    const { payment } = await call(store().store, {
      answer: PayChargeResponse,
      body: { authorization_token, payment_session_id: payment_session?.id },
      path: `/store/klarna/charges/${charge_id}/complete`,
    })
    return payment
  }
  const orders = () => store().sandbox.control.orders()
  const findCharge = (id: string) => store().klarnaModule().charges.find(id)

  /** A charge that the token can't pay; its customer opens the link that they got. */
  async function asked(
    what: "an order" | "an amount",
    checkout: Checkout,
  ): Promise<{ payment: Payment; orderId: string | null }> {
    const token = await aToken(store())
    const [{ token_id = "" } = {}] = store().sandbox.control.tokens()
    store().sandbox.control.actOnToken(token_id, "unavailable")
    const orderId = what === "an order" ? await aDraftOrder(store()) : null
    const charged = orderId
      ? { order_id: orderId }
      : { lines: [MEMBERSHIP], reference: `${what} ${checkout}` }
    const heard = hearEvents(store(), "klarna.charge.needs_customer")
    const result = await chargeByCode(store(), { ...charged, customer_token_id: token.id })
    expect(result).toMatchObject({ status: "needs_customer" })
    await eventually(() => expect(heard.data).toHaveLength(1))
    heard.stop()
    const [{ link } = { link: "" }] = Asked.parse(heard.data)
    const code = new URL(link).searchParams.get("token") ?? ""
    const { payment } = await payBy(store().store, code, { checkout })
    expect(payment).toMatchObject({ fallback: { cart_id: null }, order_id: orderId })
    return { orderId, payment }
  }

  async function expectPaidOnce({ charge_id }: Payment): Promise<void> {
    expect(await findCharge(charge_id)).toMatchObject({ state: "paid", way: "customer" })
    const [token] = await store().klarnaModule().listKlarnaCustomerTokens({})
    expect(token?.status).toBe("ACTIVE")
    expect(orders()).toHaveLength(1)
    const { failed, repairs } = await reconcile(store())
    expect({ failed, repairs }).toEqual({ failed: 0, repairs: {} })
    expect(orders()).toMatchObject([{ status: "AUTHORIZED" }])
  }

  it("pays an order that was sold on the telephone, in the widget, once", async () => {
    const { orderId, payment } = await asked("an order", "widget")
    const { authorization_token } = approve(payment)
    const ended = await complete(payment, authorization_token ?? "")
    expect(ended).toMatchObject({ fallback: null, order_id: orderId, status: "paid" })
    expect(await complete(payment)).toMatchObject({ status: "paid" })
    await settled(store())
    expect(await readCollections(store(), orderId ?? "")).toMatchObject([
      { amount: 95, status: "authorized" },
    ])
    await expectPaidOnce(payment)
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
    approve(payment, "decline")
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

  it("is ended by nobody who names another charge, or a payment session with a cart", async () => {
    const { payment } = await asked("an amount", "widget")
    const others = { ...payment, charge_id: "klchg_others" }
    await expect(complete(others)).rejects.toThrow("has no payment session")
    const payment_session = { data: {}, id: "payses_others" }
    const wrong = { ...payment, fallback: { cart_id: null, payment_session } }
    await expect(complete(wrong)).rejects.toThrow("has no payment session")
  })
}
