import { Anything, call } from "../../../demo/check/http"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { aSubscription, aToken, chargeDue, chargesOf } from "../../support/recurring"
import { hearEvents, passTime, reconcile } from "../../support/sync"
import { chargeByCode } from "../charges/by-code"
import { agree, finishSignUp, openSignUp } from "../tokens/scene"
import { aSubscriber } from "./scene"

/** What becomes of tokens that were made, and of what waits for them. */
export function newMethods(store: () => Store): void {
  const read = async (id: string) => store().klarnaModule().customerTokens.find(id)
  const subscriptionNow = (id: string) => store().klarnaModule().subscriptions.find(id)

  it("keeps no renewal from being charged where it can't be welcomed, and is welcomed by a later run", async () => {
    const { subscription } = await aSubscription(store())
    const [bad, good] = [await aToken(store()), await aToken(store())]
    const { sessions } = store().klarnaModule()
    const find = sessions.find.bind(sessions)
    const spy = jest.spyOn(sessions, "find").mockImplementation((id) => {
      if (id === bad.session_id) return Promise.reject(new Error("it can't be read"))
      return find(id)
    })
    await chargeDue(store())
    spy.mockRestore()
    expect(await chargesOf(store(), subscription.id)).toMatchObject([{ state: "paid" }])
    expect(await read(good.id)).toMatchObject({ read_at: expect.any(Date) })
    expect(await read(bad.id)).toMatchObject({ read_at: null })
    await chargeDue(store())
    expect(await read(bad.id)).toMatchObject({ read_at: expect.any(Date) })
  })

  it("is welcomed, once, where the subscription is gone that it was to pay for", async () => {
    const { subscription } = await aSubscription(store())
    const { customer, id: subscription_id } = await aSubscriber(store())
    const signUp = await openSignUp(customer.api, { subscription_id })
    await agree(store(), signUp)
    await store().klarnaModule().deleteKlarnaSubscriptions(subscription_id)
    await reconcile(store())
    await chargeDue(store())
    const token = await store().klarnaModule().customerTokens.ofSession(signUp.id)
    expect(token).toMatchObject({ read_at: expect.any(Date), status: "ACTIVE" })
    expect(await chargesOf(store(), subscription.id)).toMatchObject([{ state: "paid" }])
  })

  it("is welcomed, too, where Klarna had suspended it by its first charge", async () => {
    const heard = hearEvents(store(), "klarna.token.created")
    const { id: customer_token_id } = await aToken(store())
    const { token_id = "" } = store().sandbox.control.tokens().at(-1) ?? {}
    store().sandbox.control.actOnToken(token_id, "suspend")
    const lines = [{ name: "Membership", quantity: 1, tax_rate: 0, unit_price: 500 }]
    await chargeByCode(store(), { customer_token_id, lines, reference: "membership" })
    expect(await read(customer_token_id)).toMatchObject({ status: "SUSPENDED" })
    await chargeDue(store())
    await eventually(() => expect(heard.data).toMatchObject([{ customer_token_id }]))
    heard.stop()
    expect(await read(customer_token_id)).toMatchObject({ read_at: expect.any(Date) })
  })

  /** A customer agrees to another payment method while a worker has the charge of their subscription. */
  async function changedWhileCharged() {
    const { customer, id } = await aSubscriber(store(), { terms: { interval: "week" } })
    await passTime(store(), "P7D")
    const klarna = store().klarnaModule()
    const { environment, id: account, installation } = klarna.account("eu")
    await klarna.charges.open([{ account, environment, installation }], klarna.clock.now(), 10)
    const [{ id: chargeId } = { id: "" }] = await chargesOf(store(), id)
    await klarna.charges.claim(chargeId, klarna.clock.now())
    const signUp = await openSignUp(customer.api, { subscription_id: id })
    const body = { authorization_token: await agree(store(), signUp) }
    const token = await finishSignUp(customer.api, signUp.id, body)
    expect((await subscriptionNow(id))?.customer_token_id).not.toBe(token.id)
    return { chargeId, id, token }
  }

  it("pays for its subscription later where a worker had the charge when the customer agreed", async () => {
    const heard = hearEvents(store(), "klarna.token.created")
    const { chargeId, id, token } = await changedWhileCharged()
    await chargeDue(store())
    expect((await subscriptionNow(id))?.customer_token_id).not.toBe(token.id)
    await store().klarnaModule().charges.update({ id: chargeId, leased_until: null })
    await chargeDue(store())
    expect(await subscriptionNow(id)).toMatchObject({ customer_token_id: token.id })
    expect(await chargesOf(store(), id)).toMatchObject([
      { customer_token_id: token.id, state: "paid" },
    ])
    await chargeDue(store())
    heard.stop()
    const told = heard.data.filter(
      (one) => Reflect.get(Object(one), "customer_token_id") === token.id,
    )
    expect(told).toHaveLength(1)
  })

  it("pays for its subscription later, also where the merchant read it back in between", async () => {
    const { chargeId, id, token } = await changedWhileCharged()
    const path = `/admin/klarna/customer-tokens/${token.id}/refresh`
    await call(store().admin, { answer: Anything, body: {}, path })
    await store().klarnaModule().charges.update({ id: chargeId, leased_until: null })
    await chargeDue(store())
    expect(await subscriptionNow(id)).toMatchObject({ customer_token_id: token.id })
  })

  it("is welcomed all the same where its subscription was cancelled before the worker was done", async () => {
    const { chargeId, id, token } = await changedWhileCharged()
    await store().klarnaModule().subscriptions.update({ id, status: "canceled" })
    await store().klarnaModule().charges.update({ id: chargeId, leased_until: null })
    await chargeDue(store())
    expect((await subscriptionNow(id))?.customer_token_id).not.toBe(token.id)
    expect(await read(token.id)).toMatchObject({ read_at: expect.any(Date), status: "ACTIVE" })
  })
}
