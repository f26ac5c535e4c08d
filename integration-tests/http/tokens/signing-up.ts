import { z } from "zod"

import { call } from "../../../demo/check/http"
import { asCustomer, register } from "../../support/customer"
import type { Store } from "../../support/in-store"
import { klarnaCalls } from "../../support/payment"
import { freeForAll, makeFree } from "../../support/promotions"
import { passTime, preview, reconcile, resetClock } from "../../support/sync"
import { attempt, begunWith } from "../subscriptions/scene"
import {
  agree,
  cartOf,
  finishSignUp,
  klarnaSessionOf,
  myTokens,
  openSignUp,
  sellTea,
  TEA,
  tokensOf,
  UNMARKED,
} from "./scene"

const Completed = z.object({ order: z.looseObject({ id: z.string() }) })
const PATH = "/store/klarna/customer-tokens/sessions"

export function signingUp(store: () => Store): void {
  it("asks Klarna for what the cart subscribes to, at no price, and saves the payment method", async () => {
    await sellTea(store())
    const { api, id } = await register(store())
    const cart_id = await cartOf(store(), api)
    const signUp = await openSignUp(api, { cart_id })
    expect(signUp).toMatchObject({ checkout: "widget", redirect_url: null })
    expect(signUp.client_token).toEqual(expect.any(String))
    const [created] = store().sandbox.control.journal()
    expect(created?.request.body).toMatchObject({
      intent: "tokenize",
      order_amount: 0,
      order_lines: [{ quantity: 1, subscription: TEA, total_amount: 0, unit_price: 0 }],
    })
    const token = await finishSignUp(api, signUp.id, {
      authorization_token: await agree(store(), signUp),
    })
    expect(token).toMatchObject({ id: expect.stringMatching(/^klctok_/), status: "ACTIVE" })
    expect(await tokensOf(store(), cart_id)).toEqual([
      expect.objectContaining({ customer_id: id, description: TEA.name, id: token.id }),
    ])
    expect(await myTokens(api)).toEqual([token])
    expect(klarnaCalls(store())).not.toContain("placeOrder")
  })

  it("is for later purchases in general where nothing in the cart is a subscription", async () => {
    const { api } = await register(store())
    const signUp = await openSignUp(api, { cart_id: await cartOf(store(), api, UNMARKED) })
    const [created] = store().sandbox.control.journal()
    expect(created?.request.body).toMatchObject({
      order_lines: [{ name: "Later purchases in this store", total_amount: 0 }],
    })
    await finishSignUp(api, signUp.id, { authorization_token: await agree(store(), signUp) })
    expect(await myTokens(api)).toHaveLength(1)
  })

  it("uses the open session again while nothing changed", async () => {
    const { api } = await register(store())
    const cart_id = await cartOf(store(), api)
    const first = await openSignUp(api, { cart_id })
    expect(await openSignUp(api, { cart_id })).toEqual(first)
    expect(klarnaCalls(store())).toEqual(["createSession"])
  })

  it("works on Klarna's page, whose approval is looked up when the shopper is back", async () => {
    const { api } = await register(store())
    const cart_id = await cartOf(store(), api)
    const signUp = await openSignUp(api, { cart_id, checkout: "redirect" })
    expect(signUp).toMatchObject({ authorize_payload: null, client_token: null })
    expect(signUp.redirect_url).toMatch(/^http/)
    expect(await attempt(api, `${PATH}/${signUp.id}/authorization`, {})).toMatchObject({
      answer: { message: "Please agree at Klarna first." },
      status: 400,
    })
    await agreeOnPage(signUp.id)
    const token = await finishSignUp(api, signUp.id, {})
    expect(await myTokens(api)).toEqual([token])
  })

  it("says nothing of the person on Klarna's page where Klarna refused that, and Klarna asks", async () => {
    const { api } = await register(store())
    const cart_id = await cartOf(store(), api)
    store().sandbox.control.addFault({
      code: "BAD_VALUE",
      endpoint: "createSession",
      kind: "error",
      message: "Bad value: billing_address.phone",
      status: 400,
    })
    const signUp = await openSignUp(api, { cart_id, checkout: "redirect" })
    const [refused, made] = store().sandbox.control.journal()
    expect(refused?.request.body).toHaveProperty("billing_address")
    expect(made?.request.body).not.toHaveProperty("billing_address")
    await agreeOnPage(signUp.id)
    await finishSignUp(api, signUp.id, {})
    expect(await myTokens(api)).toHaveLength(1)
  })

  it("is repeated safely: a lost answer, and the browser's second call, give the same token", async () => {
    const { api } = await register(store())
    const signUp = await openSignUp(api, { cart_id: await cartOf(store(), api) })
    const body = { authorization_token: await agree(store(), signUp) }
    store().sandbox.control.addFault({ count: 9, endpoint: "createCustomerToken", kind: "lost" })
    expect((await attempt(api, `${PATH}/${signUp.id}/authorization`, body)).status).toBe(500)
    store().sandbox.control.clearFaults()
    const token = await finishSignUp(api, signUp.id, body)
    expect((await finishSignUp(api, signUp.id, body)).id).toBe(token.id)
    expect(store().sandbox.control.tokens()).toHaveLength(1)
  })

  it("takes another approval after one that somebody made up", async () => {
    const { api } = await register(store())
    const signUp = await openSignUp(api, { cart_id: await cartOf(store(), api) })
    const made_up = { authorization_token: "99999999-9999-9999-9999-999999999999" }
    expect((await attempt(api, `${PATH}/${signUp.id}/authorization`, made_up)).status).toBe(400)
    await finishSignUp(api, signUp.id, { authorization_token: await agree(store(), signUp) })
    expect(await myTokens(api)).toHaveLength(1)
  })

  it("is finished by reconciliation when nobody comes back, and closed when its time is over", async () => {
    const { api } = await register(store())
    const agreed = await openSignUp(api, { cart_id: await cartOf(store(), api) })
    await agree(store(), agreed)
    const left = await openSignUp(api, { cart_id: await cartOf(store(), api) })
    expect(await preview(store())).toContainEqual({
      account: "eu",
      repairs: ["create_customer_token"],
      subject: agreed.id,
    })
    expect((await reconcile(store())).repairs).toMatchObject({ create_customer_token: 1 })
    expect(await myTokens(api)).toHaveLength(1)
    await passTime(store(), "PT49H")
    expect((await reconcile(store())).repairs).toMatchObject({ close_session: 1 })
    resetClock(store())
    const { sessions } = store().klarnaModule()
    expect((await sessions.find(left.id))?.state).toBe("closed")
    const path = `${PATH}/${left.id}/authorization`
    const authorization_token = "99999999-9999-9999-9999-999999999999"
    expect(await attempt(api, path, { authorization_token })).toMatchObject({
      answer: { message: "This sign-up is over; please start it again." },
    })
  })

  it("begins the free first period of a cart that costs nothing, without an order or a capture at Klarna", async () => {
    await sellTea(store())
    await freeForAll(store(), "FREETEA")
    const customer = await register(store())
    const cart_id = await cartOf(store(), customer.api)
    await makeFree(customer.api, cart_id, "FREETEA")
    const signUp = await openSignUp(customer.api, { cart_id })
    await finishSignUp(customer.api, signUp.id, {
      authorization_token: await agree(store(), signUp),
    })
    const path = `/store/carts/${cart_id}/complete`
    const { order } = await call(asCustomer(store(), customer).store, {
      answer: Completed,
      body: {},
      path,
    })
    const [subscription] = await begunWith(store(), order.id)
    const [token] = await tokensOf(store(), cart_id)
    expect(subscription).toMatchObject({ customer_token_id: token?.id, status: "active" })
    expect(store().sandbox.control.orders()).toEqual([])
    expect(klarnaCalls(store())).not.toContain("captureOrder")
  })

  async function agreeOnPage(id: string): Promise<void> {
    const row = await store().klarnaModule().sessions.find(id)
    expect(await klarnaSessionOf(store(), id)).toEqual(expect.any(String))
    store().sandbox.control.actOnHostedPage(row?.hosted_page_id ?? "", "complete")
  }

  /** Takes items and shipping. */
}
