import { BJORN, ONE_HUNDRED } from "../../../demo/check/purchases"
import { register } from "../../support/customer"
import type { Store } from "../../support/in-store"
import { attempt, begunWith, subscribe } from "../subscriptions/scene"
import { agree, cartOf, finishSignUp, openSignUp, sellTea, TEA, tokensOf } from "./scene"

const PATH = "/store/klarna/customer-tokens/sessions"

export function whoseSignUp(store: () => Store): void {
  it("is a guest's who knows the cart, and nobody else's", async () => {
    const cart_id = await cartOf(store(), store().store)
    const signUp = await openSignUp(store().store, { cart_id })
    const authorization_token = await agree(store(), signUp)
    const path = `${PATH}/${signUp.id}/authorization`
    for (const cart of [undefined, "cart_of_another"]) {
      const body = { authorization_token, ...(cart ? { cart_id: cart } : {}) }
      expect((await attempt(store().store, path, body)).status).toBe(404)
    }
    await finishSignUp(store().store, signUp.id, { authorization_token, cart_id })
    expect(await tokensOf(store(), cart_id)).toHaveLength(1)
  })

  it("refuses a customer's cart without their login", async () => {
    const { api } = await register(store())
    const cart_id = await cartOf(store(), api)
    expect((await attempt(store().store, PATH, { cart_id })).status).toBe(404)
    const signUp = await openSignUp(api, { cart_id })
    const body = { authorization_token: await agree(store(), signUp), cart_id }
    const path = `${PATH}/${signUp.id}/authorization`
    expect((await attempt(store().store, path, body)).status).toBe(404)
  })

  it("in a session of its own changes how a subscription is paid, by its customer alone", async () => {
    await sellTea(store())
    const customer = await register(store())
    const { orderId } = await subscribe(store(), customer, ONE_HUNDRED)
    const [subscription] = await begunWith(store(), orderId)
    const subscription_id = String(subscription?.id)
    const other = await register(store(), BJORN)
    const strangers = [store().store, other.api]
    for (const api of strangers) {
      expect(await attempt(api, PATH, { subscription_id })).toMatchObject({
        answer: { message: `There is no subscription ${subscription_id}.` },
        status: 404,
      })
    }
    const signUp = await openSignUp(customer.api, { subscription_id })
    const created = store().sandbox.control.journal().findLast(isSession)
    expect(created?.request.body).toMatchObject({
      order_amount: 0,
      order_lines: [{ name: TEA.name, subscription: TEA }],
    })
    const body = { authorization_token: await agree(store(), signUp) }
    for (const api of strangers) {
      expect((await attempt(api, `${PATH}/${signUp.id}/authorization`, body)).status).toBe(404)
    }
    const token = await finishSignUp(customer.api, signUp.id, body)
    const { subscriptions } = store().klarnaModule()
    expect((await subscriptions.find(subscription_id))?.customer_token_id).toBe(token.id)
  })

  it.each([
    ["neither cart nor subscription", {}, "cart_id or subscription_id"],
    ["both", { cart_id: "a", subscription_id: "b" }, "cart_id or subscription_id"],
    ["another key", { cart_id: "a", customer_id: "cus_1" }, "customer_id"],
  ])("names what is wrong with %s", async (_name, body, field) => {
    const { answer, status } = await attempt(store().store, PATH, body)
    expect(status).toBe(400)
    expect(JSON.stringify(answer)).toContain(field)
  })

  const isSession = ({ endpoint }: { endpoint?: string | null }) => endpoint === "createSession"
}
