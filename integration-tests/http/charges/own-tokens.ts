import { call } from "../../../demo/check/http"
import { ANNA } from "../../../demo/check/purchases"
import { PayChargeResponse } from "../../../src/http-contract/charges"
import { asCustomer, register } from "../../support/customer"
import type { Store } from "../../support/in-store"
import { aSubscription, aToken, chargeDue, chargesOf } from "../../support/recurring"
import { passTime } from "../../support/sync"
import { attempt } from "../subscriptions/scene"

export function ownTokens(store: () => Store): void {
  const only = async (id: string) => (await chargesOf(store(), id))[0]
  const subscriptionNow = (id: string) => store().klarnaModule().subscriptions.find(id)
  const work = async (...waits: string[]) => {
    for (const wait of waits) {
      await passTime(store(), wait)
      await chargeDue(store())
    }
  }
  /** A customer whose subscription's token fails so often, and who wants to pay once with another one that is over. */
  const twoMethods = async (times: number) => {
    const { control } = store().sandbox
    const customer = await register(store(), ANNA)
    const { subscription, token } = await aSubscription(asCustomer(store(), customer))
    const [own] = control.tokens()
    control.actOnToken(own?.token_id ?? "", "fail", { times })
    const other = await aToken(store(), { customerId: customer.id })
    const dead = control.tokens().find(({ token_id }) => token_id !== own?.token_id)
    const pay = () => {
      control.actOnToken(dead?.token_id ?? "", "cancel")
      return call(customer.api, {
        answer: PayChargeResponse,
        body: { customer_token_id: other.id },
        path: `/store/klarna/subscriptions/${subscription.id}/pay`,
      })
    }
    return { id: subscription.id, other, own: own?.token_id ?? "", pay, token }
  }

  it("is past due as before where the customer wanted to pay it once with a method that is over", async () => {
    const { id, other, own, pay, token } = await twoMethods(5)
    await work("PT0S", "P1D", "P2D", "P2D", "P2D")
    expect(await subscriptionNow(id)).toMatchObject({ status: "past_due" })
    expect(await pay()).toMatchObject({ payment: { status: "failed" } })
    const back = { customer_token_id: token.id, next_try_at: null, state: "past_due", way: null }
    expect(await only(id)).toMatchObject(back)
    expect(await subscriptionNow(id)).toMatchObject({ status: "past_due" })
    const { customerTokens } = store().klarnaModule()
    expect(await customerTokens.find(other.id)).toMatchObject({ status: "CANCELLED" })
    store().sandbox.control.actOnToken(own, "activate")
    const path = `/admin/klarna/charges/${(await only(id))?.id ?? ""}/retry`
    expect(await attempt(store().admin, path, {})).toMatchObject({ status: 200 })
    await work("PT1M")
    expect(await only(id)).toMatchObject({ state: "paid" })
    expect(await subscriptionNow(id)).toMatchObject({ status: "active" })
  })

  it("goes on with its schedule where the customer wanted to pay it so between two tries", async () => {
    const { id, pay, token } = await twoMethods(1)
    await work("PT0S")
    const { next_try_at } = (await only(id)) ?? {}
    expect(await pay()).toMatchObject({ payment: { status: "failed" } })
    const back = { customer_token_id: token.id, next_try_at, state: "due" }
    expect(await only(id)).toMatchObject(back)
    await work("P1D")
    expect(await only(id)).toMatchObject({ state: "paid" })
    expect(await subscriptionNow(id)).toMatchObject({ next_period: 2, status: "active" })
  })

  it("is tried with the new method where the old one turns out to be over", async () => {
    const { control } = store().sandbox
    const customer = await register(store(), ANNA)
    const { subscription } = await aSubscription(asCustomer(store(), customer))
    const { id } = subscription
    const fault = { count: 3, endpoint: "placeCustomerTokenOrder", kind: "reset" } as const
    control.addFault(fault)
    await work("PT0S")
    expect(await only(id)).toMatchObject({ way: "token" })
    control.actOnToken(control.tokens()[0]?.token_id ?? "", "cancel")
    const other = await aToken(store(), { customerId: customer.id })
    const path = `/store/klarna/subscriptions/${id}/payment-method`
    const changed = await attempt(customer.api, path, { customer_token_id: other.id })
    expect(changed).toMatchObject({ status: 200 })
    await work("PT2M", "PT1M")
    expect(await only(id)).toMatchObject({ customer_token_id: other.id, state: "paid" })
    expect(await subscriptionNow(id)).toMatchObject({ next_period: 2, status: "active" })
  })
}
