import type { StoreSubscriptionDetail } from "../../../src/http-contract/subscriptions"
import { StoreSubscriptionDetail as Detail } from "../../../src/http-contract/subscriptions"
import { call } from "../../../demo/check/http"
import type { Customer } from "../../support/customer"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { chargeDue, chargesOf } from "../../support/recurring"
import { hearEvents, passTime } from "../../support/sync"
import { aSubscriber, attempt, ordersOf, spoilToken } from "./scene"

const PATH = "/store/klarna/subscriptions"

export function life(store: () => Store): void {
  const ask = (customer: Customer, path: string, body: object = {}) =>
    attempt(customer.api, `${PATH}/${path}`, body)
  const show = async (
    customer: Customer,
    id: string,
  ): Promise<StoreSubscriptionDetail["subscription"]> =>
    (await call(customer.api, { answer: Detail, path: `${PATH}/${id}` })).subscription
  const states = async (id: string) =>
    (await chargesOf(store(), id)).map(({ period, state }) => [period, state])
  const daily = { terms: { interval: "day" } }

  it("is charged each period, and each missed one after an outage", async () => {
    const { customer, id } = await aSubscriber(store(), daily)
    await passTime(store(), "P3D")
    for (let run = 0; run < 5; run += 1) await chargeDue(store())
    expect(await states(id)).toEqual([
      [1, "paid"],
      [2, "paid"],
      [3, "paid"],
    ])
    expect(await ordersOf(store(), id)).toHaveLength(4)
    const shown = await show(customer, id)
    expect(shown).toMatchObject({ next_period: 4, status: "active" })
    expect(shown.charges.map(({ amount, state }) => [amount, state])).toEqual([
      [10_000, "paid"],
      [10_000, "paid"],
      [10_000, "paid"],
    ])
    expect(JSON.stringify(shown)).not.toMatch(/klctok_.*token|last_error|link_hash|refusals/)
  })

  it("ends when its periods are over, and says so", async () => {
    const heard = hearEvents(store(), "klarna.subscription.ended")
    const { customer, id } = await aSubscriber(store(), { terms: { interval: "day", periods: 2 } })
    await passTime(store(), "P4D")
    await chargeDue(store())
    await chargeDue(store())
    expect(await states(id)).toEqual([[1, "paid"]])
    expect(await show(customer, id)).toMatchObject({ next_charge_at: null, status: "ended" })
    await eventually(() => expect(heard.data).toHaveLength(1))
    heard.stop()
    expect(await ask(customer, `${id}/pause`)).toMatchObject({ status: 400 })
  })

  it("rests while it is paused, skips the periods that begin meanwhile, and tells both", async () => {
    const { customer, id, orderId } = await aSubscriber(store(), daily)
    const names = ["klarna.subscription.paused", "klarna.subscription.resumed"]
    const heard = names.map((name) => hearEvents(store(), name))
    const about = { customer_id: customer.id, origin_order_id: orderId, subscription_id: id }
    expect(await ask(customer, `${id}/pause`)).toMatchObject({
      answer: { subscription: { next_charge_at: null, status: "paused" } },
      status: 200,
    })
    await passTime(store(), "P3DT1H")
    await chargeDue(store())
    expect(await states(id)).toEqual([])
    await eventually(() => expect(heard.map(({ data }) => data)).toEqual([[about], []]))
    expect(await ask(customer, `${id}/resume`)).toMatchObject({
      answer: { subscription: { next_period: 4, status: "active" } },
    })
    await eventually(() => expect(heard.map(({ data }) => data)).toEqual([[about], [about]]))
    for (const { stop } of heard) stop()
    await passTime(store(), "P1D")
    await chargeDue(store())
    expect(await states(id)).toEqual([[4, "paid"]])
  })

  it("rests with its open charge, and goes on with it", async () => {
    const { customer, id } = await aSubscriber(store(), daily)
    spoilToken(store(), "fail", 1)
    await passTime(store(), "P1D")
    await chargeDue(store())
    expect(await states(id)).toEqual([[1, "due"]])
    await ask(customer, `${id}/pause`)
    await passTime(store(), "P3D")
    await chargeDue(store())
    expect(await chargesOf(store(), id)).toMatchObject([{ next_try_at: null, state: "due" }])
    await ask(customer, `${id}/resume`)
    // As a worker does that saw it paused.
    await store().klarnaModule().subscriptions.restOpenCharges(id)
    await chargeDue(store())
    expect(await states(id)).toEqual([[1, "paid"]])
    expect(await show(customer, id)).toMatchObject({ next_period: 5, status: "active" })
  })

  it("ends with the paid period when the customer wishes so, unless they think again", async () => {
    const heard = hearEvents(store(), "klarna.subscription.canceled")
    const { customer, id } = await aSubscriber(store(), daily)
    const cancel = () => ask(customer, `${id}/cancel`, { at: "period_end" })
    expect(await cancel()).toMatchObject({
      answer: { subscription: { cancel_at_period_end: true, status: "active" } },
    })
    expect(await ask(customer, `${id}/resume`)).toMatchObject({
      answer: { subscription: { cancel_at_period_end: false, status: "active" } },
    })
    await cancel()
    await chargeDue(store())
    expect(await show(customer, id)).toMatchObject({ status: "active" })
    await passTime(store(), "P1D")
    expect(await chargeDue(store())).toMatchObject({ ended: 1, opened: 0 })
    expect(await show(customer, id)).toMatchObject({ charges: [], status: "canceled" })
    await eventually(() => expect(heard.data).toHaveLength(1))
    heard.stop()
  })

  it("ends at once, and its unpaid charge is never charged", async () => {
    const { customer, id } = await aSubscriber(store(), daily)
    spoilToken(store(), "fail", 1)
    await passTime(store(), "P1D")
    await chargeDue(store())
    expect(await ask(customer, `${id}/cancel`, { at: "now" })).toMatchObject({
      answer: { subscription: { status: "canceled" } },
      status: 200,
    })
    await passTime(store(), "P3D")
    expect(await chargeDue(store())).toMatchObject({ opened: 0 })
    expect(await states(id)).toEqual([[1, "canceled"]])
  })

  it("is past due after the last try, skips what begins meanwhile, and recovers", async () => {
    const { customer, id } = await aSubscriber(store(), { terms: { interval: "week" } })
    spoilToken(store(), "fail", 5)
    for (const wait of ["P7D", "P1D", "P2D", "P2D", "P2D"]) {
      await passTime(store(), wait)
      await chargeDue(store())
    }
    expect(await show(customer, id)).toMatchObject({
      charges: [{ next_try_at: null, state: "past_due" }],
      status: "past_due",
    })
    const [charge] = await chargesOf(store(), id)
    const path = `/admin/klarna/charges/${String(charge?.id)}/retry`
    expect(await attempt(store().admin, path, {})).toMatchObject({ status: 200 })
    await passTime(store(), "P1D")
    await chargeDue(store())
    expect(await states(id)).toEqual([[1, "paid"]])
    expect(await show(customer, id)).toMatchObject({ next_period: 3, status: "active" })
  })
}
