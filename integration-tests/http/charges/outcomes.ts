import { Anything, call } from "../../../demo/check/http"
import { readMedusaOrders } from "../../../demo/check/read-medusa"
import { ANNA } from "../../../demo/check/purchases"
import type { Store } from "../../support/in-store"
import { dieOnTheWay } from "../../support/dying"
import { aSubscription, chargeDue, chargesOf } from "../../support/recurring"
import { hearEvents, passTime, reconcile, settled } from "../../support/sync"

const HOUR_MS = 3_600_000
const FAILED = "klarna.charge.failed"

export function outcomes(store: () => Store): void {
  const only = async (id: string) => (await chargesOf(store(), id))[0]
  const subscriptionNow = (id: string) => store().klarnaModule().subscriptions.find(id)
  const token = () => store().sandbox.control.tokens().at(-1)?.token_id ?? ""

  it("leaves the subscription past due after the last try, told each time", async () => {
    const failed = hearEvents(store(), FAILED)
    const pastDue = hearEvents(store(), "klarna.subscription.past_due")
    const { subscription } = await aSubscription(store())
    store().sandbox.control.actOnToken(token(), "fail", { times: 99 })
    await chargeDue(store())
    for (const days of ["P1D", "P2D", "P2D", "P2D"]) {
      await passTime(store(), days)
      await chargeDue(store())
    }
    failed.stop()
    pastDue.stop()
    expect(await only(subscription.id)).toMatchObject({ refusals: 5, state: "past_due" })
    expect(await subscriptionNow(subscription.id)).toMatchObject({ status: "past_due" })
    expect(failed.data).toHaveLength(5)
    expect(pastDue.data).toHaveLength(1)
    expect(store().sandbox.control.orders()).toHaveLength(1)
  })

  const unknownToken = { code: "TOKEN_NOT_FOUND", kind: "error", status: 404 } as const
  it.each([
    ["TOKEN_CANCELLED", (id: string) => store().sandbox.control.actOnToken(id, "cancel")],
    ["TOKEN_FORBIDDEN", (id: string) => store().sandbox.control.actOnToken(id, "forbid")],
    [
      "TOKEN_NOT_FOUND",
      () =>
        store().sandbox.control.addFault({ ...unknownToken, endpoint: "placeCustomerTokenOrder" }),
    ],
  ] as const)(
    "ends the subscription where the token is gone, and tells it: %s",
    async (code, happen) => {
      const next_charge_at = new Date(Date.now() + HOUR_MS)
      const { subscription } = await aSubscription(store(), { more: { next_charge_at } })
      const { id: subscription_id, customer_id, customer_token_id } = subscription
      await chargeDue(store())
      const names = ["klarna.token.canceled", "klarna.subscription.canceled", FAILED]
      const heard = names.map((name) => hearEvents(store(), name))
      happen(token())
      await passTime(store(), "PT2H")
      await chargeDue(store())
      for (const { stop } of heard) stop()
      const over = { last_code: code, next_try_at: null, state: "canceled" }
      expect(await only(subscription_id)).toMatchObject(over)
      expect(await subscriptionNow(subscription_id)).toMatchObject({ status: "canceled" })
      const [row] = await store().klarnaModule().listKlarnaCustomerTokens({})
      expect(row).toMatchObject({ status: "CANCELLED", token: null })
      const reason = "Klarna says that the customer's consent is over"
      expect(heard.map(({ data }) => data)).toMatchObject([
        [{ customer_id, customer_token_id, reason }],
        [{ customer_id, reason, subscription_id }],
        [{ code, next_try_at: null, subscription_id }],
      ])
    },
  )

  it("waits for a person where the store can't sell it, and goes on when they say so", async () => {
    const blocked = hearEvents(store(), "klarna.charge.blocked")
    const items = {
      items: [{ quantity: 1_000_000, variant_id: store().offer.variantId("MUG-WHITE") }],
    }
    const { subscription } = await aSubscription(store(), { more: { items } })
    await chargeDue(store())
    for (const wait of ["PT2M", "PT11M", "PT2H", "PT7H"]) {
      await passTime(store(), wait)
      await chargeDue(store())
    }
    blocked.stop()
    expect(await only(subscription.id)).toMatchObject({ klarna_order_id: null, state: "blocked" })
    expect(blocked.data).toHaveLength(1)
    expect(store().sandbox.control.orders()).toHaveLength(1)
  })

  it("is paid once Klarna has decided for its order, and is captured only then", async () => {
    const person = { ...ANNA, email: "anna+pend-accept-30@shopper.test" }
    const { subscription } = await aSubscription(store(), { person })
    await chargeDue(store())
    expect(await only(subscription.id)).toMatchObject({ state: "due", way: "token" })
    expect(await readMedusaOrders(store().admin)).toHaveLength(2)
    await passTime(store(), "PT31M")
    await chargeDue(store())
    await settled(store())
    await passTime(store(), "PT2M")
    await chargeDue(store())
    expect(await only(subscription.id)).toMatchObject({ state: "paid" })
    await reconcile(store())
    expect(store().sandbox.control.orders()).toHaveLength(2)
  })

  it("is a failure where Klarna decides against its order, whose purchase ends", async () => {
    const person = { ...ANNA, email: "anna+pend-reject-30@shopper.test" }
    const { subscription } = await aSubscription(store(), { person })
    await chargeDue(store())
    await passTime(store(), "PT31M")
    await chargeDue(store())
    await settled(store())
    await reconcile(store())
    expect(await only(subscription.id)).toMatchObject({
      klarna_order_id: null,
      last_code: "REJECTED",
      state: "past_due",
    })
    const orders = await readMedusaOrders(store().admin)
    expect(orders.map(({ status }) => status).sort()).toEqual(["canceled", "pending"])
  })

  it.each(["unlinked", "unpaid"] as const)(
    "takes back what a process that died had begun, where its subscription was cancelled since: %s",
    async (death) => {
      const { subscription } = await aSubscription(store())
      const { way } = await dieOnTheWay(store(), death)
      expect(way).toBeNull()
      await call(store().admin, {
        answer: Anything,
        body: { at: "now" },
        path: `/admin/klarna/subscriptions/${subscription.id}/cancel`,
      })
      expect(await only(subscription.id)).toMatchObject({ state: "canceled" })
      await passTime(store(), "PT4M")
      await chargeDue(store())
      expect(await only(subscription.id)).toMatchObject({ next_try_at: null, state: "canceled" })
      const orders = await readMedusaOrders(store().admin)
      expect(orders.map(({ status }) => status)).toEqual(["pending", "canceled"])
      expect(store().sandbox.control.orders()).toHaveLength(1)
    },
  )

  it("isn't made of a subscription that was cancelled meanwhile", async () => {
    const { subscription } = await aSubscription(store())
    const klarna = store().klarnaModule()
    const { environment, id, installation } = klarna.account("eu")
    await klarna.charges.open([{ account: id, environment, installation }], klarna.clock.now(), 10)
    await call(store().admin, {
      answer: Anything,
      body: { at: "now" },
      path: `/admin/klarna/subscriptions/${subscription.id}/cancel`,
    })
    await chargeDue(store())
    expect(await only(subscription.id)).toMatchObject({ state: "canceled" })
    expect(store().sandbox.control.orders()).toHaveLength(1)
  })
}
