import { Modules } from "@medusajs/framework/utils"

import { Anything, call } from "../../../demo/check/http"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { fillCart } from "../../../demo/check/shopper"
import { asCustomer, register } from "../../support/customer"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { complete, confirm, klarnaCalls, openPayment, startPayment } from "../../support/payment"
import { hearEvents } from "../../support/sync"
import { withOptions } from "../../support/with-options"
import { actOnPage, REDIRECT } from "../provider/hosted-page"
import { mark } from "../subscriptions/scene"
import { OFF_SESSION, sellTea, TEA, tokenOf, tokensOf, UNMARKED } from "./scene"

/** The store's own code asks for it, with `tokenize`. */
export function askedByCode(store: () => Store): void {
  withOptions(store, { tokenize: ({ metadata }) => metadata["club"] === true })

  it.each([
    [true, "buy_and_tokenize"],
    [false, "buy"],
  ])("asks the hook for each cart: club %s", async (club, intent) => {
    const cartId = await fillCart(store().store, store().offer, UNMARKED)
    const path = `/store/carts/${cartId}`
    await call(store().store, { answer: Anything, body: { metadata: { club } }, path })
    const payment = await startPayment(store(), cartId)
    expect(payment.data).toMatchObject({ intent, setup_future_usage: null })
    await confirm(store(), payment)
    expect((await complete(store(), payment)).type).toBe("order")
    expect(await tokensOf(store(), cartId)).toHaveLength(club ? 1 : 0)
  })
}

export function checkingOut(store: () => Store): void {
  it("makes the token of a marked product first, then the order, and says the subscription in their lines", async () => {
    await sellTea(store())
    const payment = await openPayment(store())
    expect(payment.data).toMatchObject({ intent: "buy_and_tokenize", setup_future_usage: null })
    await confirm(store(), payment)
    expect((await complete(store(), payment)).type).toBe("order")
    const calls = klarnaCalls(store()).filter((name) => name !== "updateMerchantReferences")
    expect(calls.slice(0, 4)).toEqual([
      "createSession",
      "readSession",
      "createCustomerToken",
      "placeOrder",
    ])
    expect(subscriptionsIn("createSession")).toEqual([TEA, undefined])
    expect(subscriptionsIn("placeOrder")).toEqual([TEA, undefined])
    expect(bodyOf("createCustomerToken")).toEqual({
      description: TEA.name,
      intended_use: "SUBSCRIPTION",
      locale: "de-DE",
      purchase_country: "DE",
      purchase_currency: "EUR",
    })
  })

  it("makes one that the browser asks for, without a subscription", async () => {
    const payment = await openPayment(store(), UNMARKED, OFF_SESSION)
    expect(payment.data).toMatchObject({ intent: "buy_and_tokenize", ...OFF_SESSION })
    await confirm(store(), payment)
    expect((await complete(store(), payment)).type).toBe("order")
    expect(bodyOf("createCustomerToken")).toMatchObject({
      description: "Later purchases in this store",
    })
    expect(subscriptionsIn("placeOrder")).toEqual([undefined, undefined])
    expect(await tokenOf(store(), payment.cartId)).toMatchObject({ status: "ACTIVE" })
  })

  it.each([["on_session"], [true], [null]])(
    "makes none where the browser writes %j, and says so",
    async (setup_future_usage) => {
      const payment = await openPayment(store(), UNMARKED, { setup_future_usage })
      expect(payment.data).toMatchObject({ intent: "buy", setup_future_usage: null })
      await confirm(store(), payment)
      await complete(store(), payment)
      expect(await tokensOf(store(), payment.cartId)).toEqual([])
      expect(klarnaCalls(store())).not.toContain("createCustomerToken")
    },
  )

  it("takes a new session of Klarna's when the wish changes, and keeps it while it doesn't", async () => {
    const first = await openPayment(store(), UNMARKED)
    const asked = await startPayment(store(), first.cartId, OFF_SESSION)
    const again = await startPayment(store(), first.cartId, OFF_SESSION)
    const session = "klarna_session_id"
    expect(asked.data[session]).not.toBe(first.data[session])
    expect(again.data[session]).toBe(asked.data[session])
  })

  it("makes one on Klarna's page too", async () => {
    await sellTea(store())
    const payment = await openPayment(store(), ONE_HUNDRED, REDIRECT)
    expect(payment.data).toMatchObject({ checkout: "redirect", intent: "buy_and_tokenize" })
    await actOnPage(store(), payment, "complete")
    expect((await complete(store(), payment)).type).toBe("order")
    expect(await tokenOf(store(), payment.cartId)).toMatchObject({ description: TEA.name })
    expect(store().sandbox.control.tokens()).toHaveLength(1)
  })

  it("keeps the token for the customer, and reads back how it pays once the order is placed", async () => {
    await sellTea(store())
    const heard = hearEvents(store(), "klarna.token.created")
    const customer = await register(store())
    const browser = asCustomer(store(), customer)
    const payment = await openPayment(browser)
    await confirm(browser, payment)
    await complete(browser, payment)
    const token = await eventually(async () => {
      const row = await tokenOf(store(), payment.cartId)
      expect(row.read_at).not.toBeNull()
      return row
    })
    heard.stop()
    const { installation } = store().klarnaModule().account("eu")
    expect(token).toMatchObject({
      account: "eu",
      cart_id: payment.cartId,
      customer_id: customer.id,
      description: TEA.name,
      installation,
      payment_method_type: expect.any(String),
      purchase_country: "DE",
      purchase_currency: "EUR",
      status: "ACTIVE",
    })
    expect(heard.data).toEqual([{ customer_id: customer.id, customer_token_id: token.id }])
  })

  it("keeps a guest's under the guest's own id", async () => {
    const payment = await openPayment(store(), UNMARKED, OFF_SESSION)
    await confirm(store(), payment)
    await complete(store(), payment)
    const cart = await store().container().resolve(Modules.CART).retrieveCart(payment.cartId)
    expect(await tokenOf(store(), payment.cartId)).toMatchObject({ customer_id: cart.customer_id })
  })

  it("names the product whose mark is wrong", async () => {
    await mark(store(), "DAYPACK-INK", { interval: "often" })
    await expect(openPayment(store(), ONE_HUNDRED)).rejects.toThrow(
      /answered 400.*klarna_subscription\.interval/,
    )
  })

  const bodyOf = (endpoint: string) =>
    store()
      .sandbox.control.journal()
      .findLast((call) => call.endpoint === endpoint)?.request.body

  function subscriptionsIn(endpoint: string): unknown[] {
    const lines: unknown = Reflect.get(Object(bodyOf(endpoint)), "order_lines")
    return Array.isArray(lines)
      ? lines.map((line): unknown => Reflect.get(Object(line), "subscription"))
      : []
  }
}
