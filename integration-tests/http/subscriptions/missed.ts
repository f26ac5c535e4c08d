import { EventEmitter } from "node:events"

import { Modules } from "@medusajs/framework/utils"
import { z } from "zod"

import { createKlarnaSubscriptionWorkflow } from "../../../src/workflows/create-subscription"
import type { SubscriptionWish } from "../../../src/workflows/recurring/subscriptions/create-one"
import type { Store } from "../../support/in-store"
import { register } from "../../support/customer"
import { aSubscription, aToken, chargeDue, chargesOf } from "../../support/recurring"
import { buy } from "../../support/buy"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { passTime, reconcile } from "../../support/sync"
import { begunWith, mark, ordersOf, subscribe } from "./scene"

const DAY_MS = 86_400_000

export function missed(store: () => Store): void {
  it("is made up for where the process died before it began", async () => {
    await mark(store(), "DAYPACK-INK")
    const hearAgain = deafen(store(), "order.placed")
    const { cartId, orderId } = await subscribe(store(), await register(store()))
    hearAgain()
    const klarna = store().klarnaModule()
    const token = await klarna.customerTokens.ofCart(cartId)
    await klarna.updateKlarnaCustomerTokens({ id: token?.id ?? "", read_at: klarna.clock.now() })
    await chargeDue(store())
    expect(await klarna.subscriptions.ofOrder(orderId)).toEqual([])
    await passTime(store(), "PT20M")
    await chargeDue(store())
    expect(await begunWith(store(), orderId)).toMatchObject([
      { customer_token_id: token?.id, status: "active" },
    ])
  })
}

const Bus = z.object({ eventEmitter_: z.instanceof(EventEmitter) })

/** Nobody hears an event, as where the process died before it was sent. @returns how they hear it again */
function deafen({ container }: Store, name: string): () => void {
  const { eventEmitter_: emitter } = Bus.parse(container().resolve(Modules.EVENT_BUS))
  const listeners = emitter.rawListeners(name).map((one) => z.custom<() => void>().parse(one))
  emitter.removeAllListeners(name)
  return () => listeners.forEach((listener) => emitter.on(name, listener))
}

/** What the store's own code begins, with an order that holds no mark. */
export function storeCode(store: () => Store): void {
  const create = (options: { input: SubscriptionWish }) =>
    createKlarnaSubscriptionWorkflow(store().container()).run(options)

  it("begins with any order and token of the same customer, once, and isn't charged for what is over", async () => {
    const { orderId, subscription, token } = await aSubscription(store(), {
      more: { next_charge_at: null, status: "canceled" },
    })
    const anchor = new Date(Date.now() - 10 * DAY_MS)
    const input = {
      customer_token_id: token.id,
      interval: "week" as const,
      name: "Weekly daypack",
      order_id: orderId,
      periods: 4,
      start_at: anchor,
    }
    const { result: id } = await create({ input })
    expect((await create({ input })).result).toBe(id)
    const row = await store().klarnaModule().subscriptions.find(id)
    expect(row).toMatchObject({
      customer_id: subscription.customer_id,
      items: subscription.items,
      next_charge_at: new Date(anchor.getTime() + 14 * DAY_MS),
      next_period: 2,
      periods: 4,
      status: "active",
    })
    expect(await ordersOf(store(), id)).toEqual([orderId])
    await passTime(store(), "P5D")
    await chargeDue(store())
    expect(await chargesOf(store(), id)).toMatchObject([{ period: 2, state: "paid" }])
  })

  it("begins on the day that was named, and ends on another", async () => {
    const { orderId, token } = await aSubscription(store(), {
      more: { next_charge_at: null, status: "canceled" },
    })
    const start_at = new Date(Date.now() + 3 * DAY_MS)
    const { result: id } = await create({
      input: {
        customer_token_id: token.id,
        ends_at: new Date(start_at.getTime() + 15 * DAY_MS),
        interval: "week",
        name: "A fortnight of daypacks",
        order_id: orderId,
        start_at,
      },
    })
    const row = () => store().klarnaModule().subscriptions.find(id)
    expect(await row()).toMatchObject({
      next_charge_at: new Date(start_at.getTime() + 7 * DAY_MS),
      next_period: 1,
    })
    const periods = async () => (await chargesOf(store(), id)).map(({ period }) => period)
    for (const [passed, expected] of [
      ["P9D", []],
      ["P2D", [1]],
      ["P7D", [1, 2]],
      ["P14D", [1, 2]],
    ] as const) {
      await passTime(store(), passed)
      await chargeDue(store())
      await chargeDue(store())
      expect(await periods()).toEqual(expected)
    }
    expect(await row()).toMatchObject({ next_charge_at: null, status: "ended" })
    await reconcile(store())
  })

  it("is refused another customer's token, and what can't be read", async () => {
    const { orderId } = await buy(store(), ONE_HUNDRED)
    const token = await aToken(store(), { customerId: "cus_somebody_else" })
    const input = { interval: "month" as const, name: "Daypack", order_id: orderId }
    await expect(create({ input })).rejects.toMatchObject({
      message: expect.stringMatching(/has no customer token/),
    })
    await expect(
      create({ input: { ...input, customer_token_id: token.id } }),
    ).rejects.toMatchObject({ message: expect.stringMatching(/no payment method/) })
    await expect(create({ input: { ...input, name: " " } })).rejects.toMatchObject({
      message: expect.stringMatching(/name/),
    })
  })
}
