import { z } from "zod"

import { Anything, type Api, call } from "../../../demo/check/http"
import { MIXED, ONE_HUNDRED } from "../../../demo/check/purchases"
import { fillCart } from "../../../demo/check/shopper"
import type { Store } from "../../support/in-store"
import {
  complete,
  confirm,
  klarnaCalls,
  onlyKlarnaOrder,
  openPayment,
  startPayment,
} from "../../support/payment"

const Cart = z.object({ cart: z.object({ id: z.string(), total: z.number() }) })
const Token = z.object({ token: z.string() })

const withToken = (api: Api, token: string): Api => ({
  ...api,
  headers: { ...api.headers, authorization: `Bearer ${token}` },
})

const CART = (cartId: string) => `/store/carts/${cartId}`

export function initiating(store: () => Store): void {
  it("opens a Klarna session and shows the browser what it needs to pay", async () => {
    const { data, sessionId, status } = await openPayment(store())
    expect(status).toBe("pending")
    expect(data).toMatchObject({
      checkout: "widget",
      intent: "buy",
      locale: "de-DE",
      purchase_country: "DE",
      redirect_url: null,
      session_id: sessionId,
    })
    expect(data["client_token"]).toEqual(expect.stringMatching(/^[^.]+\.[^.]+\.[^.]+$/))
    expect(data["payment_method_categories"]).toEqual(
      expect.arrayContaining([expect.objectContaining({ identifier: "pay_later" })]),
    )
  })

  it("sends every line with its tax, and nothing about the person", async () => {
    await openPayment(store(), MIXED)
    const [sent] = store().sandbox.control.journal()
    expect(sent?.request.body).toMatchObject({
      acquiring_channel: "ECOMMERCE",
      order_amount: 11_111,
      order_tax_amount: 1_539,
      purchase_country: "DE",
      purchase_currency: "EUR",
    })
    expect(JSON.stringify(sent?.request.body)).not.toMatch(/Anna|Muster|shopper\.test|Linden/)
  })

  it("needs no call when nothing changed", async () => {
    const first = await openPayment(store())
    const again = await startPayment(store(), first.cartId)
    expect(again.sessionId).not.toBe(first.sessionId)
    expect(again.data).toMatchObject({
      client_token: first.data["client_token"],
      session_id: again.sessionId,
    })
    expect(klarnaCalls(store())).toEqual(["createSession"])
  })

  it("updates the session at each of three changes of the cart, and the client token stays", async () => {
    const first = await openPayment(store())
    for (let change = 0; change < 3; change += 1) {
      await addItem(first.cartId)
      const again = await startPayment(store(), first.cartId)
      expect(again.data["klarna_session_id"]).toBe(first.data["klarna_session_id"])
      expect(again.data["client_token"]).toBe(first.data["client_token"])
    }
    const update = ["updateSession", "readSession"]
    expect(klarnaCalls(store())).toEqual(["createSession", ...update, ...update, ...update])
  })

  it("asks Klarna nothing while there is nothing to pay", async () => {
    const promotion = {
      application_method: {
        allocation: "across",
        currency_code: "eur",
        target_type: "items",
        type: "percentage",
        value: 100,
      },
      code: "GIFT",
      status: "active",
      type: "standard",
    }
    await call(store().admin, { answer: Anything, body: promotion, path: "/admin/promotions" })
    const { offer, store: shop } = store()
    const { cart } = await call(shop, {
      answer: Cart,
      body: {
        items: [{ quantity: 1, variant_id: offer.variantId("TSHIRT-M") }],
        promo_codes: ["GIFT"],
        region_id: offer.regionId("Germany"),
      },
      path: "/store/carts",
    })
    expect(cart.total).toBe(0)
    const { data } = await startPayment(store(), cart.id, { status: "authorized" })
    expect(data).toMatchObject({ client_token: null, klarna_session_id: null, status: null })
    expect(klarnaCalls(store())).toEqual([])
  })

  it("serves a shopper who is logged in like a guest", async () => {
    const shopper = await logInShopper()
    const cartId = await fillCart(shopper, store().offer, ONE_HUNDRED)
    await call(shopper, { answer: Anything, body: {}, path: `${CART(cartId)}/customer` })
    const payment = await startPayment({ ...store(), store: shopper }, cartId)
    await confirm(store(), payment)
    expect((await complete(store(), payment)).type).toBe("order")
    expect(onlyKlarnaOrder(store()).order_amount).toBe(10_000)
  })

  it("says which account isn't configured", () => {
    expect(() => store().klarnaModule().account("uk")).toThrow(
      'Klarna account "uk" is not configured; options.accounts has eu, us.',
    )
  })

  it("never hands one shopper's session to another", async () => {
    const first = await openPayment(store())
    await change(first.cartId, { email: "somebody-else@shopper.test" })
    const again = await startPayment(store(), first.cartId)
    expect(again.data["klarna_session_id"]).not.toBe(first.data["klarna_session_id"])
    expect(klarnaCalls(store())).toEqual(["createSession", "createSession"])
  })

  it("takes a new session when Klarna forgot the old one", async () => {
    const first = await openPayment(store())
    store().sandbox.control.reset()
    await addItem(first.cartId)
    const again = await startPayment(store(), first.cartId)
    expect(again.data["klarna_session_id"]).not.toBe(first.data["klarna_session_id"])
    expect(klarnaCalls(store())).toEqual(["updateSession", "createSession"])
  })

  it("makes one Klarna session when three browsers' tabs ask at once", async () => {
    const { cartId } = await openPayment(store())
    await Promise.allSettled([1, 2, 3].map(() => startPayment(store(), cartId)))
    expect(klarnaCalls(store())).toEqual(["createSession"])
  })

  it("says which country Klarna doesn't sell in", async () => {
    const { cartId } = await openPayment(store())
    const { currency, region } = { currency: "SEK", region: "Sweden" }
    await change(cartId, { region_id: store().offer.regionId(region) })
    const address = { ...ONE_HUNDRED.person, country_code: "se", email: undefined }
    await change(cartId, { billing_address: { ...address, country_code: "de" } })
    const refusal = startPayment(store(), cartId)
    await expect(refusal).rejects.toThrow(`Klarna sells in DE in EUR, not in ${currency}.`)
  })

  async function logInShopper(): Promise<Api> {
    const shop = store().store
    const login = { email: ONE_HUNDRED.person.email, password: "a-password-for-tests" }
    const path = "/auth/customer/emailpass"
    const registered = await call(shop, { answer: Token, body: login, path: `${path}/register` })
    const body = { email: login.email, first_name: "Anna", last_name: "Muster" }
    await call(withToken(shop, registered.token), {
      answer: Anything,
      body,
      path: "/store/customers",
    })
    const { token } = await call(shop, { answer: Token, body: login, path })
    return withToken(shop, token)
  }

  async function addItem(cartId: string): Promise<void> {
    const body = { quantity: 1, variant_id: store().offer.variantId("TSHIRT-M") }
    await call(store().store, { answer: Anything, body, path: `${CART(cartId)}/line-items` })
  }

  async function change(cartId: string, body: object): Promise<void> {
    await call(store().store, { answer: Anything, body, path: CART(cartId) })
  }
}
