import { Anything, call } from "../../../demo/check/http"
import { toAuthorizePayload } from "../../../demo/check/klarna-address"
import { BJORN, ONE_HUNDRED } from "../../../demo/check/purchases"
import { PayChargeResponse } from "../../../src/http-contract/charges"
import { type Customer, register } from "../../support/customer"
import type { Store } from "../../support/in-store"
import { klarnaCalls } from "../../support/payment"
import { aToken, chargeDue, chargesOf } from "../../support/recurring"
import { passTime } from "../../support/sync"
import { aSubscriber, attempt, spoilToken } from "./scene"

const path = (id: string) => `/store/klarna/subscriptions/${id}/pay`

export function paying(store: () => Store): void {
  const pay = async ({ api }: Customer, id: string, customer_token_id: string) => {
    const body = { customer_token_id }
    return (await call(api, { answer: PayChargeResponse, body, path: path(id) })).payment
  }
  /** The charge of the next period fails in a way that only the customer can mend. */
  const fallDue = async (id: string) => {
    spoilToken(store(), "unavailable")
    await passTime(store(), "P7D")
    await chargeDue(store())
    expect((await chargesOf(store(), id)).at(-1)).toMatchObject({ state: "needs_customer" })
  }

  it("is refused to everybody else, and with everybody else's method", async () => {
    const { customer, id } = await aSubscriber(store(), { terms: { interval: "week" } })
    expect(await attempt(customer.api, path(id), {})).toMatchObject({
      answer: { message: "There is nothing to pay." },
      status: 400,
    })
    await fallDue(id)
    const [before] = await chargesOf(store(), id)
    const other = await register(store(), BJORN)
    const theirs = await aToken(store(), { customerId: other.id })
    const calls = klarnaCalls(store()).length
    const asked = [
      await attempt(other.api, path(id), {}),
      await attempt(other.api, path(id), { customer_token_id: theirs.id }),
      await attempt(store().store, path(id), {}),
      await attempt(customer.api, path(id), { customer_token_id: theirs.id }),
      await attempt(customer.api, path(id), { customer_token_id: "klctok_nobodys" }),
      await attempt(customer.api, path(id), { charge: before?.id }),
    ]
    expect(asked.map(({ status }) => status)).toEqual([404, 404, 401, 404, 404, 400])
    const refused = (token: string) => ({
      answer: { message: `Payment method ${token} was not found among the customer's.` },
    })
    expect(asked[3]).toMatchObject(refused(theirs.id))
    expect(asked[4]).toMatchObject(refused("klctok_nobodys"))
    expect(await chargesOf(store(), id)).toEqual([before])
    expect(klarnaCalls(store())).toHaveLength(calls)
  })

  it("is with another saved method at once, or at Klarna where only that helps", async () => {
    const { customer, id } = await aSubscriber(store(), { terms: { interval: "week" } })
    const other = await aToken(store(), { customerId: customer.id })
    await fallDue(id)
    const [, atKlarna] = store().sandbox.control.tokens()
    store().sandbox.control.actOnToken(atKlarna?.token_id ?? "", "unavailable")
    const offered = await pay(customer, id, other.id)
    expect(offered).toMatchObject({ order_id: null, status: "needs_customer" })
    const { cart_id, payment_session } = offered.fallback ?? {}
    store().sandbox.control.authorizeSession(String(payment_session?.data["klarna_session_id"]), {
      data: toAuthorizePayload(ONE_HUNDRED.person),
    })
    const complete = `/store/carts/${String(cart_id)}/complete`
    await call(customer.api, { answer: Anything, body: {}, path: complete })
    await chargeDue(store())
    const first = { customer_token_id: other.id, state: "paid", way: "customer" }
    expect(await chargesOf(store(), id)).toMatchObject([first])

    await fallDue(id)
    const paid = await pay(customer, id, other.id)
    expect(paid).toMatchObject({ fallback: null, status: "paid" })
    expect(await chargesOf(store(), id)).toMatchObject([
      first,
      { customer_token_id: other.id, order_id: paid.order_id, state: "paid", way: "token" },
    ])
    expect(store().sandbox.control.orders()).toHaveLength(3)
    expect(await attempt(customer.api, path(id), {})).toMatchObject({ status: 400 })
  })
}
