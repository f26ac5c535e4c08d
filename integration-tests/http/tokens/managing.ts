import { asCustomer, register } from "../../support/customer"
import { ANNA, BJORN, type Person } from "../../../demo/check/purchases"
import type { Store } from "../../support/in-store"
import { complete, confirm, klarnaCalls, openPayment } from "../../support/payment"
import { hearEvents } from "../../support/sync"
import { retryRevocations } from "../../../src/workflows/recurring/tokens/revoke"
import { attempt, begunWith, subscribe } from "../subscriptions/scene"
import {
  agree,
  cartOf,
  finishSignUp,
  myTokens,
  OFF_SESSION,
  openSignUp,
  remove,
  sellTea,
  tokenOf,
  UNMARKED,
  welcome,
} from "./scene"

const PATH = "/store/klarna/customer-tokens"

export function managing(store: () => Store): void {
  it("payment methods are shown as Klarna says them, and to nobody else", async () => {
    const { customer, token } = await bought()
    const other = await register(store(), BJORN)
    await welcome(store())
    expect(await myTokens(customer.api)).toEqual([
      {
        brand: null,
        created_at: token.created_at.toISOString(),
        id: token.id,
        masked_number: null,
        payment_method_type: expect.any(String),
        status: "ACTIVE",
      },
    ])
    expect(await myTokens(other.api)).toEqual([])
    expect((await attempt(store().store, PATH)).status).toBe(401)
  })

  it("payment method shows its card's brand, and no more of its number than Klarna tells", async () => {
    const { api } = await register(store())
    const signUp = await openSignUp(api, { cart_id: await cartOf(store(), api) })
    const authorization_token = await agree(store(), signUp, { category: "pay_now" })
    const token = await finishSignUp(api, signUp.id, { authorization_token })
    expect(token).toMatchObject({ brand: "VISA", masked_number: "************1111" })
    expect(await myTokens(api)).toEqual([token])
  })

  it("payment method is revoked here and at Klarna, and told", async () => {
    const { customer, token } = await bought()
    await welcome(store())
    const heard = hearEvents(store(), "klarna.token.canceled")
    expect(await remove(customer.api, `${PATH}/${token.id}`)).toBe(200)
    heard.stop()
    expect(heard.data).toEqual([
      {
        customer_id: customer.id,
        customer_token_id: token.id,
        reason: "it was revoked in this store",
      },
    ])
    expect(store().sandbox.control.tokens()[0]?.status).toBe("CANCELLED")
    expect(await myTokens(customer.api)).toEqual([])
    expect(await store().klarnaModule().customerTokens.find(token.id)).toMatchObject({
      status: "CANCELLED",
      token: null,
    })
  })

  it.each([403, 404, 503])(
    "payment method that Klarna couldn't be told of is over here at once, and cancelled by the job: %i",
    async (status) => {
      const { customer, token } = await bought()
      const endpoint = "updateCustomerTokenStatus"
      store().sandbox.control.addFault({ count: 9, endpoint, kind: "html", status })
      expect(await remove(customer.api, `${PATH}/${token.id}`)).toBe(200)
      expect(await myTokens(customer.api)).toEqual([])
      expect(await retryRevocations(store().container())).toBe(0)
      store().sandbox.control.clearFaults()
      expect(await retryRevocations(store().container())).toBe(1)
      expect(store().sandbox.control.tokens()[0]?.status).toBe("CANCELLED")
      expect(await retryRevocations(store().container())).toBe(0)
    },
  )

  it("payment method takes its subscriptions with it", async () => {
    await sellTea(store())
    const customer = await register(store())
    const { cartId, orderId } = await subscribe(store(), customer)
    const [subscription] = await begunWith(store(), orderId)
    const { id } = await tokenOf(store(), cartId)
    expect(await remove(customer.api, `${PATH}/${id}`)).toBe(200)
    const { subscriptions } = store().klarnaModule()
    expect(await subscriptions.find(String(subscription?.id))).toMatchObject({
      cancel_reason: "it was revoked in this store",
      status: "canceled",
    })
  })

  it("payment method can't be revoked by another, nor without a login", async () => {
    const { token } = await bought()
    const other = await register(store(), BJORN)
    expect(await remove(other.api, `${PATH}/${token.id}`)).toBe(404)
    expect(await remove(store().store, `${PATH}/${token.id}`)).toBe(401)
    expect(klarnaCalls(store())).not.toContain("updateCustomerTokenStatus")
  })

  it.each([["another customer"], ["a guest"]])(
    "payment method pays for nobody else: %s who names it is refused",
    async (who) => {
      const { token } = await bought()
      const body = { off_session: true, payment_method: token.id }
      const browser =
        who === "a guest" ? store() : asCustomer(store(), await register(store(), BJORN))
      await expect(openPayment(browser, UNMARKED, body)).rejects.toThrow(/answered 400/)
      expect(klarnaCalls(store())).not.toContain("placeCustomerTokenOrder")
    },
  )

  async function bought(person: Person = ANNA) {
    const customer = await register(store(), person)
    const browser = asCustomer(store(), customer)
    const payment = await openPayment(browser, UNMARKED, OFF_SESSION)
    await confirm(browser, payment)
    await complete(browser, payment)
    return { customer, token: await tokenOf(store(), payment.cartId) }
  }
}
