import { Modules } from "@medusajs/framework/utils"

import { ONE_HUNDRED, type Person } from "../../../demo/check/purchases"
import { createCallbackTokens } from "../../../src/modules/klarna/secrets/callback-tokens"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import {
  complete,
  confirm,
  onlyKlarnaOrder,
  openPayment,
  type OpenPayment,
} from "../../support/payment"
import { actOnPage, pageOf, REDIRECT } from "../provider/hosted-page"
import { delivered, hearRequests, hook, json, recorded, refusals, SECRETS, send } from "./hooks"

const UNDECIDED: Person = { ...ONE_HUNDRED.person, email: "anna+pend-accept-10@shopper.test" }
const ANSWERED = [expect.objectContaining({ error: null, status: 200 })]

export function arriving(store: () => Store): void {
  it("about an authorization is recorded and wakes the session", async () => {
    const heard = hearRequests(store())
    const payment = await openPayment(store())
    const before = await rowOf(payment)
    expect(before.next_sync_at).toBeNull()
    await confirm(store(), payment)
    const [call, ...more] = await delivered(store(), "authorization")
    expect(call).toMatchObject({ attempts: ANSWERED, state: "delivered" })
    expect(more).toEqual([])
    expect(await recorded(store(), { kind: "authorization" })).toEqual([
      expect.objectContaining({
        account: "eu",
        environment: "playground",
        event_id: null,
        event_type: null,
        klarna_order_id: null,
        session_id: before.id,
      }),
    ])
    await expectWoken(payment)
    await eventually(() =>
      expect(heard.subjects).toContainEqual({ id: before.id, kind: "session" }),
    )
    heard.stop()
    expect((await complete(store(), payment)).type).toBe("order")
  })

  it("about an order that was placed names it; repeated, it is recorded again and wakes the order", async () => {
    const payment = await openPayment(store())
    await confirm(store(), payment)
    await complete(store(), payment)
    const { order_id } = onlyKlarnaOrder(store())
    const [push] = await delivered(store(), "push")
    expect(push).toMatchObject({ attempts: ANSWERED, body: null })
    const heard = hearRequests(store())
    const again = await store().sandbox.control.sendCallback(push?.id ?? "")
    expect(again.attempts).toEqual(ANSWERED)
    const calls = await recorded(store(), { kind: "push" })
    expect(calls.map(({ klarna_order_id }) => klarna_order_id)).toEqual([order_id, order_id])
    const { id } = await rowOf(payment)
    expect(await store().klarnaModule().callbacks.ordersNamed(id)).toEqual([order_id])
    const order = await store().klarnaModule().orders.find(order_id)
    expect(order?.next_sync_at ?? order?.checked_at).not.toBeNull()
    await eventually(() => expect(heard.subjects).toEqual([{ id: order?.id, kind: "order" }]))
    heard.stop()
  })

  it("about a decision says which", async () => {
    const payment = await openPayment(store(), { ...ONE_HUNDRED, person: UNDECIDED })
    await confirm(store(), payment, UNDECIDED)
    await complete(store(), payment)
    const { order_id } = onlyKlarnaOrder(store())
    store().sandbox.control.decideOrder(order_id, "accept")
    const [notification] = await delivered(store(), "notification")
    expect(notification?.attempts).toEqual(ANSWERED)
    expect(await recorded(store(), { kind: "notification" })).toEqual([
      expect.objectContaining({ event_type: "FRAUD_RISK_ACCEPTED", klarna_order_id: order_id }),
    ])
    const payments = store().container().resolve(Modules.PAYMENT)
    await Promise.allSettled([payments.authorizePaymentSession(payment.sessionId, {})])
  })

  it("about Klarna's page says what became of it", async () => {
    const payment = await openPayment(store(), ONE_HUNDRED, REDIRECT)
    await actOnPage(store(), payment, "complete")
    const updates = await delivered(store(), "status_update")
    expect(updates.length).toBeGreaterThan(0)
    for (const { attempts } of updates) expect(attempts).toEqual(ANSWERED)
    const calls = await recorded(store(), { kind: "status_update" })
    const events = updates.map(({ body }) => body?.["event_id"])
    expect(calls.map(({ event_id }) => event_id).sort()).toEqual(events.sort())
    expect(calls.map(({ event_type }) => event_type)).toContain("COMPLETED")
    const { id } = await rowOf(payment)
    const seen = await store().klarnaModule().callbacks.eventsSeen(id)
    expect(seen.sort()).toEqual(events)
    await expectWoken(payment)
    expect((await complete(store(), payment)).type).toBe("order")
  })

  it("is taken with the token of an older secret, while the store still has it", async () => {
    const payment = await openPayment(store())
    const { id } = await rowOf(payment)
    const older = createCallbackTokens([SECRETS.old]).sign({ id, kind: "push" })
    const url = hook(store(), "push", id)
    expect(url).not.toContain(older)
    expect((await send(url.replace(/token=.*/, `token=${older}`))).status).toBe(200)
    expect(await recorded(store())).toHaveLength(1)
  })

  it("is read as JSON whatever its Content-Type says, and a push not at all", async () => {
    const payment = await openPayment(store())
    const { id, klarna_session_id: session_id } = await rowOf(payment)
    const body = JSON.stringify({ authorization_token: "unknown", session_id })
    const types = ["application/json; charset=utf-8", "application/x-www-form-urlencoded"]
    const calls = [
      ...types.map((type) => ({ body, headers: { "content-type": type } })),
      { body: Buffer.from(body) },
    ]
    for (const sent of calls)
      expect((await send(hook(store(), "authorization", id), sent)).status).toBe(200)
    const pushes = [{}, json({ a: 1 }), { ...json({}), body: "{" }, { body: Buffer.from([0, 255]) }]
    for (const sent of pushes)
      expect((await send(hook(store(), "push", id), sent)).status).toBe(200)
    expect(await recorded(store())).toHaveLength(calls.length + pushes.length)
    expect(await refusals(store())).toEqual([])
  })

  it("with another session's id than its address stands for is refused", async () => {
    const payment = await openPayment(store())
    const { id } = await rowOf(payment)
    const sent = json({ authorization_token: "x", session_id: "another" })
    expect((await send(hook(store(), "authorization", id), sent)).status).toBe(400)
    expect(await refusals(store())).toEqual(["authorization malformed 1"])
    expect(await recorded(store())).toEqual([])
    expect((await rowOf(payment)).next_sync_at).toBeNull()
  })

  const rowOf = ({ data }: OpenPayment) => pageOf(store(), data)

  /** Due, or compared already. */
  async function expectWoken(payment: OpenPayment): Promise<void> {
    const { checked_at, next_sync_at } = await rowOf(payment)
    expect(next_sync_at ?? checked_at).not.toBeNull()
  }
}
