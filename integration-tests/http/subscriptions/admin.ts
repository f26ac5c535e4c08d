import type { z } from "zod"

import { AdminCharges, AdminSubscriptionDetail } from "../../../src/http-contract/admin-charges"
import { AdminSubscriptions } from "../../../src/http-contract/subscriptions"
import type { Store } from "../../support/in-store"
import { chargeDue, chargesOf } from "../../support/recurring"
import { hearEvents, passTime } from "../../support/sync"
import { aSubscriber, attempt, spoilToken } from "./scene"

const PATH = "/admin/klarna"
const DAILY = { terms: { interval: "day", name: "Daily daypack" } }

export function admin(store: () => Store): void {
  const get = async <T>(path: string, answer: z.ZodType<T>) =>
    answer.parse((await attempt(store().admin, `${PATH}/${path}`)).answer)
  const post = (path: string, body: object = {}) => attempt(store().admin, `${PATH}/${path}`, body)
  const only = async (id: string) => {
    const [charge] = await chargesOf(store(), id)
    if (!charge) throw new Error("there is no charge")
    return charge
  }
  const detail = async (id: string) =>
    (await get(`subscriptions/${id}`, AdminSubscriptionDetail)).subscription

  it("finds subscriptions by status, customer, and a part of a name or an id", async () => {
    const { customer, id, orderId } = await aSubscriber(store(), DAILY)
    const find = async (query: string) => {
      const { count } = await get(`subscriptions?${query}`, AdminSubscriptions)
      return count
    }
    expect(await find("")).toBe(1)
    expect(await find("status=active")).toBe(1)
    expect(await find("status=paused")).toBe(0)
    expect(await find(`customer_id=${customer.id}`)).toBe(1)
    expect(await find("q=daily")).toBe(1)
    expect(await find(`q=${orderId.slice(-8)}`)).toBe(1)
    expect(await find("q=%25")).toBe(0)
    const { subscriptions } = await get("subscriptions?limit=1&offset=0", AdminSubscriptions)
    expect(subscriptions).toMatchObject([{ account: "eu", customer_id: customer.id, id }])
    expect(await post(`subscriptions/${id}/pause`)).toMatchObject({ status: 200 })
    expect(await post(`subscriptions/${id}/resume`)).toMatchObject({ status: 200 })
    const ended = await post(`subscriptions/${id}/cancel`, { at: "now", reason: "out of stock" })
    expect(ended).toMatchObject({
      answer: { subscription: { cancel_reason: "out of stock", status: "canceled" } },
    })
  })

  it("shows every try of a charge with its error in words, and tries again when told to", async () => {
    const { id, orderId } = await aSubscriber(store(), DAILY)
    spoilToken(store(), "fail", 1)
    await passTime(store(), "P1D")
    await chargeDue(store())
    const shown = await detail(id)
    expect(shown).toMatchObject({
      orders: [{ id: orderId }],
      payment_method: { status: "ACTIVE" },
    })
    expect(shown.charges).toMatchObject([
      {
        attempts: [{ channel: "token", code: "PAYMENT_METHOD_FAILED", outcome: "refused" }],
        last_code: "PAYMENT_METHOD_FAILED",
        state: "due",
      },
    ])
    expect(shown.charges[0]?.attempts[0]?.error).toMatch(/failed for a passing reason/)
    const { id: chargeId } = await only(id)
    expect(await post(`charges/${chargeId}/retry`)).toMatchObject({ status: 200 })
    await chargeDue(store())
    const { charges } = await get("charges?state=paid", AdminCharges)
    expect(charges).toMatchObject([{ id: chargeId, refusals: 1 }])
    expect((await detail(id)).charges[0]?.attempts.map(({ outcome }) => outcome)).toEqual([
      "refused",
      "authorized",
    ])
    expect(await post(`charges/${chargeId}/retry`)).toMatchObject({
      answer: { message: "This charge is paid." },
      status: 400,
    })
  })

  /** Klarna took the charge, or not; its answers are lost for a day. */
  async function blocked(kind: "lost" | "reset") {
    const { id } = await aSubscriber(store(), { terms: { interval: "week" } })
    const fault = { count: 1000, endpoint: "placeCustomerTokenOrder", kind } as const
    store().sandbox.control.addFault(fault)
    await passTime(store(), "P7D")
    await chargeDue(store())
    await passTime(store(), "P1D")
    await chargeDue(store())
    store().sandbox.control.clearFaults()
    expect(await only(id)).toMatchObject({ state: "blocked", way: "token" })
    return { id, chargeId: (await only(id)).id }
  }

  it("charges anew, under a new key, what a person knows wasn't charged", async () => {
    const heard = hearEvents(store(), "klarna.charge.succeeded")
    const { chargeId, id } = await blocked("reset")
    expect(await post(`charges/${chargeId}/retry`)).toMatchObject({ status: 400 })
    expect(await post(`charges/${chargeId}/unblock`, {})).toMatchObject({ status: 400 })
    expect(await post(`charges/${chargeId}/unblock`, { outcome: "not_charged" })).toMatchObject({
      answer: { charge: { state: "due", way: null } },
      status: 200,
    })
    await chargeDue(store())
    expect(await only(id)).toMatchObject({ state: "paid" })
    heard.stop()
    const keys = store()
      .sandbox.control.journal()
      .filter(({ endpoint }) => endpoint === "placeCustomerTokenOrder")
      .map(({ request }) => request.headers["klarna-idempotency-key"])
    expect(new Set(keys).size).toBe(2)
  })

  it("finishes with Klarna's order what a person found there, and refuses another purchase's", async () => {
    const { chargeId, id } = await blocked("lost")
    const orders = store().sandbox.control.orders()
    const charge = await only(id)
    const found = orders.find(
      ({ merchant_reference1 }) => merchant_reference1 === charge.payment_collection_id,
    )
    const other = orders.find((order) => order !== found)
    const unblock = (klarna_order_id: unknown) =>
      post(`charges/${chargeId}/unblock`, { klarna_order_id })
    expect(await unblock("11111111-2222-3333-4444-555555555555")).toMatchObject({ status: 400 })
    expect(await unblock(other?.order_id)).toMatchObject({ status: 400 })
    expect(await unblock(found?.order_id)).toMatchObject({ status: 200 })
    await chargeDue(store())
    expect(await only(id)).toMatchObject({ klarna_order_id: found?.order_id, state: "paid" })
    expect(store().sandbox.control.orders()).toHaveLength(2)
  })
}
