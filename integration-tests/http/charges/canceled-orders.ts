import { z } from "zod"

import { Anything, call } from "../../../demo/check/http"
import { readMedusaOrders } from "../../../demo/check/read-medusa"
import { ANNA, ONE_HUNDRED } from "../../../demo/check/purchases"
import { chargeKlarnaTokenWorkflow } from "../../../src/workflows/charge-token"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { aSubscription, aToken, chargeDue, chargesOf } from "../../support/recurring"
import { fillCart } from "../../../demo/check/shopper"
import { dieOnTheWay } from "../../support/dying"
import { passTime, reconcile, settled } from "../../support/sync"

const PENDING = { ...ANNA, email: "anna+pend-accept-99@shopper.test" }
const REFUSED = { code: "CAPTURE_NOT_ALLOWED", kind: "error", status: 403 } as const
const Reason = z.object({ last_error: z.string() })

export function canceledOrders(store: () => Store): void {
  const only = async (id: string) => (await chargesOf(store(), id))[0]
  const subscriptionNow = (id: string) => store().klarnaModule().subscriptions.find(id)
  const live = () =>
    store()
      .sandbox.control.orders()
      .filter(({ status }) => status !== "CANCELLED")
  const cancel = (orderId: string | null | undefined) =>
    call(store().admin, {
      answer: Anything,
      body: {},
      path: `/admin/orders/${String(orderId)}/cancel`,
    })
  const leftOrder = async () => (await readMedusaOrders(store().admin)).at(-1)?.id
  const work = async (...waits: string[]) => {
    for (const wait of waits) {
      await passTime(store(), wait)
      await chargeDue(store())
    }
  }

  it("isn't charged again where Klarna still pondered, and goes on with the next period", async () => {
    const { subscription } = await aSubscription(store(), { person: PENDING })
    await chargeDue(store())
    expect(live()).toHaveLength(2)
    await cancel((await only(subscription.id))?.order_id)
    await eventually(() => expect(live()).toHaveLength(1))
    await settled(store())
    await work("PT16M", "PT2M", "PT2H", "P1D")
    const charge = await only(subscription.id)
    expect(charge).toMatchObject({ klarna_order_id: null, next_try_at: null, state: "canceled" })
    expect(Reason.parse(charge).last_error).toContain("cancelled in Medusa")
    expect(live()).toHaveLength(1)
    expect(await subscriptionNow(subscription.id)).toMatchObject({
      next_period: 2,
      status: "active",
    })
    await work("P31D")
    expect(await chargesOf(store(), subscription.id)).toMatchObject([
      { period: 1, state: "canceled" },
      { period: 2 },
    ])
    await reconcile(store())
    expect(store().sandbox.control.orders()).toHaveLength(3)
  })

  it("isn't charged again where its capture failed all the time", async () => {
    const { subscription } = await aSubscription(store())
    const { options } = store().klarnaModule()
    const captures = jest.replaceProperty(options, "captureRenewals", "immediately")
    store().sandbox.control.addFault({ count: 99, endpoint: "captureOrder", ...REFUSED })
    await chargeDue(store())
    const charge = await only(subscription.id)
    expect(charge).toMatchObject({ state: "due", stumbles: 1 })
    store().sandbox.control.clearFaults()
    await cancel(charge?.order_id)
    await work("PT2M", "PT2M", "PT11M", "P1D")
    captures.restore()
    expect(await only(subscription.id)).toMatchObject({ state: "canceled" })
    expect(live()).toHaveLength(1)
  })

  it("ends its subscription where it was to be the last one", async () => {
    const { subscription } = await aSubscription(store(), { person: PENDING })
    await chargeDue(store())
    const body = { at: "period_end" }
    const path = `/admin/klarna/subscriptions/${subscription.id}/cancel`
    await call(store().admin, { answer: Anything, body, path })
    await cancel((await only(subscription.id))?.order_id)
    await eventually(() => expect(live()).toHaveLength(1))
    await work("PT16M", "PT2M")
    expect(await only(subscription.id)).toMatchObject({ state: "canceled" })
    expect(await subscriptionNow(subscription.id)).toMatchObject({
      cancel_reason: "its last period wasn't paid",
      status: "canceled",
    })
  })

  it.each(["unlinked", "unpaid"] as const)(
    "isn't charged again where the process died before Klarna was asked: %s",
    async (death) => {
      const { subscription } = await aSubscription(store())
      await dieOnTheWay(store(), death)
      await cancel(await leftOrder())
      await work("PT4M", "PT2H", "P1D")
      expect(await only(subscription.id)).toMatchObject({ next_try_at: null, state: "canceled" })
      expect(live()).toHaveLength(1)
      expect(await subscriptionNow(subscription.id)).toMatchObject({
        next_period: 2,
        status: "active",
      })
    },
  )

  it.each([
    ["lost", "Klarna took it", 2],
    ["reset", "Klarna never heard of it", 2],
  ] as const)(
    "isn't charged again where its outcome wasn't known: the answer was %s, %s",
    async (kind, _, orders) => {
      const { subscription } = await aSubscription(store())
      await dieOnTheWay(store(), "unpaid")
      store().sandbox.control.addFault({ count: 3, endpoint: "placeCustomerTokenOrder", kind })
      await work("PT4M")
      expect(await only(subscription.id)).toMatchObject({ klarna_order_id: null, way: "token" })
      await cancel(await leftOrder())
      await work("PT2M")
      await settled(store())
      await work("PT2M", "PT11M", "PT2H", "P1D")
      expect(await only(subscription.id)).toMatchObject({ next_try_at: null, state: "canceled" })
      expect(live()).toHaveLength(1)
      expect(store().sandbox.control.orders()).toHaveLength(orders)
      expect(await subscriptionNow(subscription.id)).toMatchObject({
        next_period: 2,
        status: "active",
      })
      await reconcile(store())
    },
  )

  it("isn't charged again where Klarna refused meanwhile", async () => {
    const { subscription } = await aSubscription(store())
    await dieOnTheWay(store(), "unpaid")
    const { charges } = store().klarnaModule()
    const giveUp = charges.giveUpToken.bind(charges)
    const orderId = await leftOrder()
    const giving = jest.spyOn(charges, "giveUpToken").mockImplementation(async (id) => {
      await giveUp(id)
      await cancel(orderId)
    })
    const [token] = store().sandbox.control.tokens()
    store().sandbox.control.actOnToken(token?.token_id ?? "", "fail", { times: 1 })
    await work("PT4M")
    giving.mockRestore()
    await work("P1D", "P1D")
    expect(await only(subscription.id)).toMatchObject({ next_try_at: null, state: "canceled" })
    expect(live()).toHaveLength(1)
  })

  it("is told as failed to the store's code", async () => {
    const token = await aToken(store(), { person: PENDING })
    const cart_id = await fillCart(store().store, store().offer, ONE_HUNDRED)
    const input = { cart_id, customer_token_id: token.id }
    const charge = async () =>
      (await chargeKlarnaTokenWorkflow(store().container()).run({ input })).result
    const { order_id, status } = await charge()
    expect(status).toBe("pending")
    await cancel(order_id)
    await eventually(() => expect(live()).toEqual([]))
    expect(await charge()).toMatchObject({ klarna_order_id: null, status: "failed" })
    await work("PT2M", "P1D")
    expect(live()).toEqual([])
  })
}
