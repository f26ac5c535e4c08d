import { createPromotionsWorkflow } from "@medusajs/medusa/core-flows"

import { Anything, call } from "../../../demo/check/http"
import { MIXED, ONE_HUNDRED, type Purchase } from "../../../demo/check/purchases"
import { fillCart } from "../../../demo/check/shopper"
import { completeSubscriptionsWithToken } from "../../../src/workflows/recurring/subscriptions/complete"
import { createKlarnaSubscriptionsWorkflow } from "../../../src/workflows/create-subscriptions"
import { buy } from "../../support/buy"
import { asCustomer, type Customer, register } from "../../support/customer"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { complete, startPayment } from "../../support/payment"
import { aToken, chargeDue } from "../../support/recurring"
import { hearEvents, passTime } from "../../support/sync"
import { begunWith, mark, ordersOf, subscribe, subscriptionsOf } from "./scene"

const MONTHLY_NAME = "Daypack every month"

export function beginning(store: () => Store): void {
  const begin = (orderId: string) =>
    createKlarnaSubscriptionsWorkflow(store().container()).run({ input: { order_id: orderId } })

  it("is with the order of a marked product, with the token that was agreed to", async () => {
    await mark(store(), "DAYPACK-INK", { name: MONTHLY_NAME, periods: 12 })
    const heard = hearEvents(store(), "klarna.subscription.created")
    const customer = await register(store())
    const { cartId, orderId } = await subscribe(store(), customer)
    const [subscription] = await begunWith(store(), orderId)
    const token = await store().klarnaModule().customerTokens.ofCart(cartId)
    expect(token).toBeDefined()
    expect(subscription).toMatchObject({
      account: "eu",
      currency_code: "EUR",
      customer_id: customer.id,
      customer_token_id: token?.id,
      interval: "month",
      interval_count: 1,
      items: { items: [{ quantity: 1, variant_id: store().offer.variantId("DAYPACK-INK") }] },
      name: MONTHLY_NAME,
      next_period: 1,
      periods: 12,
      status: "active",
    })
    const about = { customer_id: customer.id, origin_order_id: orderId }
    const told = [{ ...about, subscription_id: subscription?.id }]
    await eventually(() => expect(heard.data).toEqual(told))
    heard.stop()
  })

  it("links the order, both ways, and happens once", async () => {
    await mark(store(), "DAYPACK-INK")
    const { orderId } = await subscribe(store(), await register(store()))
    const [subscription] = await begunWith(store(), orderId)
    await Promise.all([begin(orderId), begin(orderId)])
    await begunWith(store(), orderId)
    expect(await ordersOf(store(), String(subscription?.id))).toEqual([orderId])
    expect(await subscriptionsOf(store(), orderId)).toEqual([subscription?.id])
  })

  it("is one subscription for each interval and name, as variants say before products", async () => {
    await mark(store(), "TSHIRT-M", { name: "Clothes" })
    await mark(store(), "BREAD-HARD", { interval: "year", name: "Reading" })
    await mark(store(), "CANDLE-PILLAR", { interval: "day", name: "Light" })
    await mark(store(), "CANDLE-PILLAR", { name: "Clothes", on: "variant" })
    const { orderId } = await subscribe(store(), await register(store()), MIXED)
    const rows = await begunWith(store(), orderId, 2)
    const { variantId } = store().offer
    expect(rows.map(({ interval, items, name }) => ({ interval, items, name }))).toEqual(
      expect.arrayContaining([
        {
          interval: "month",
          items: {
            items: expect.arrayContaining([
              { quantity: 2, variant_id: variantId("TSHIRT-M") },
              { quantity: 1, variant_id: variantId("CANDLE-PILLAR") },
            ]),
          },
          name: "Clothes",
        },
        {
          interval: "year",
          items: { items: [{ quantity: 1, variant_id: variantId("BREAD-HARD") }] },
          name: "Reading",
        },
      ]),
    )
  })

  it("is not with goods without a mark, nor with a renewal", async () => {
    const { orderId } = await buy(store(), ONE_HUNDRED)
    await begin(orderId)
    expect(await store().klarnaModule().subscriptions.ofOrder(orderId)).toEqual([])

    await mark(store(), "DAYPACK-INK", { interval: "day" })
    const { orderId: first } = await subscribe(store(), await register(store()))
    const [subscription] = await begunWith(store(), first)
    await passTime(store(), "P1D")
    await chargeDue(store())
    const orders = await ordersOf(store(), String(subscription?.id))
    expect(orders).toHaveLength(2)
    for (const id of orders) await begin(id)
    expect(await store().klarnaModule().listKlarnaSubscriptions()).toHaveLength(1)
  })

  it("is not with an order that was paid in another way", async () => {
    await mark(store(), "DAYPACK-INK")
    const customer = await register(store())
    const browser = asCustomer(store(), customer)
    const cartId = await fillCart(browser.store, store().offer, ONE_HUNDRED)
    const payment = await startPayment(browser, cartId, undefined, "pp_system_default")
    const { order } = await complete(browser, payment)
    await begin(String(order?.id))
    expect(await store().klarnaModule().listKlarnaSubscriptions()).toEqual([])
    store().disagreeOn("it has no Klarna order")
  })

  it("waits for a token where the first period is free, and begins when one comes", async () => {
    await mark(store(), "DAYPACK-INK")
    await everythingIsFree(store())
    const customer = await register(store())
    const { cartId, orderId } = await takeForFree(store(), customer, ONE_HUNDRED)
    const [waiting] = await begunWith(store(), orderId)
    expect(waiting).toMatchObject({
      customer_token_id: null,
      next_charge_at: null,
      status: "incomplete",
    })
    const made = await aToken(store(), { customerId: customer.id })
    const token = await store()
      .klarnaModule()
      .customerTokens.update({ cart_id: cartId, id: made.id })
    const agreed = { cart_id: cartId, token }
    await completeSubscriptionsWithToken(store().container(), agreed)
    await completeSubscriptionsWithToken(store().container(), agreed)
    const [begun] = await begunWith(store(), orderId)
    expect(begun).toMatchObject({ customer_token_id: token.id, next_period: 1, status: "active" })
    expect(begun?.next_charge_at).not.toBeNull()
  })
}

async function everythingIsFree({ container }: Store): Promise<void> {
  const free = (target_type: "items" | "shipping_methods") => ({
    application_method: {
      allocation: "across" as const,
      currency_code: "eur",
      target_type,
      type: "percentage" as const,
      value: 100,
    },
    code: `FREE-${target_type}`,
    is_automatic: true,
    status: "active" as const,
    type: "standard" as const,
  })
  await createPromotionsWorkflow(container()).run({
    input: { promotionsData: [free("items"), free("shipping_methods")] },
  })
}

async function takeForFree(store: Store, customer: Customer, purchase: Purchase) {
  const browser = asCustomer(store, customer)
  const cartId = await fillCart(browser.store, store.offer, purchase)
  await call(browser.store, { answer: Anything, body: {}, path: `/store/carts/${cartId}` })
  const payment = { cartId, collectionId: "", data: {}, sessionId: "", status: "" }
  const { error, order } = await complete(browser, payment)
  if (!order) throw new Error(`no order was placed: ${String(error?.message)}`)
  return { cartId, orderId: order.id }
}
