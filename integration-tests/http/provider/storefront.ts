import { z } from "zod"

import { Anything, call } from "../../../demo/check/http"
import { KlarnaSessions } from "../../../src/modules/klarna/rows/sessions"
import { createSealer } from "../../../src/modules/klarna/secrets/sealer"
import type { Store } from "../../support/in-store"
import {
  complete,
  klarnaCalls,
  onlyKlarnaOrder,
  openPayment,
  type OpenPayment,
} from "../../support/payment"

const Payload = z.object({ authorize_payload: z.record(z.string(), z.unknown()) })

const SOME_TOKEN = "99999999-9999-9999-9999-999999999999"

export function storefrontRoutes(store: () => Store): void {
  it("gives the browser what it authorizes, takes its token, and needs one call to place the order", async () => {
    const payment = await openPayment(store())
    const token = await approve(payment)
    await record(payment, token)
    store().sandbox.control.journal()
    expect((await complete(store(), payment)).type).toBe("order")
    expect(klarnaCalls(store()).slice(0, 2)).toEqual(["createSession", "placeOrder"])
    expect(onlyKlarnaOrder(store()).authorization_token).toBe(token)
  })

  it("keeps the token sealed while it waits, and forgets it once the order is placed", async () => {
    const payment = await openPayment(store())
    const token = await approve(payment)
    await record(payment, token)
    const [waiting] = await store().klarnaModule().listKlarnaSessions({})
    expect(waiting?.authorization_token).toMatch(/^v1\./)
    expect(JSON.stringify(waiting)).not.toContain(token)
    await complete(store(), payment)
    const [placed] = await store().klarnaModule().listKlarnaSessions({})
    expect(placed).toMatchObject({ authorization_token: null, order_body: null, state: "placed" })
  })

  it("seals the token again after a rotation, so that the old secret can go", async () => {
    const payment = await openPayment(store())
    const token = await approve(payment)
    await record(payment, token)
    const klarna = store().klarnaModule()
    const NEW = "another-secret-for-tests-of-32-characters"
    const rotated = new KlarnaSessions(klarna, createSealer([NEW, String(klarna.options.secret)]))
    expect(await rotated.reseal()).toBe(1)
    expect(await rotated.reseal()).toBe(0)
    const row = await klarna.sessions.live("eu", payment.collectionId)
    if (!row) throw new Error("the session is gone")
    const without = new KlarnaSessions(klarna, createSealer([NEW]))
    expect(without.secret(row, "authorization_token")).toBe(token)
  })

  it("releases the older authorization once the order is placed with the newer one", async () => {
    const payment = await openPayment(store())
    const first = await approve(payment)
    await record(payment, first)
    const second = await approve(payment)
    await record(payment, second)
    expect([stateOf(first), stateOf(second)]).toEqual(["live", "live"])
    await complete(store(), payment)
    expect(onlyKlarnaOrder(store()).authorization_token).toBe(second)
    expect(stateOf(first)).toBe("released")
  })

  it("gives a newer authorization back while an order is being placed with the older", async () => {
    const payment = await openPayment(store())
    const first = await approve(payment)
    await record(payment, first)
    const second = await approve(payment)
    store().sandbox.control.addFault({ count: 9, endpoint: "placeOrder", kind: "reset" })
    await complete(store(), payment)
    store().sandbox.control.clearFaults()
    await record(payment, first)
    await record(payment, second)
    expect(stateOf(first)).toBe("live")
    expect(stateOf(second)).toBe("released")
    expect((await complete(store(), payment)).type).toBe("order")
    expect(onlyKlarnaOrder(store()).authorization_token).toBe(first)
  })

  it("gives a newer authorization back once the order is placed, and not the one in use", async () => {
    const payment = await openPayment(store())
    const first = await approve(payment)
    await record(payment, first)
    const second = await approve(payment)
    await complete(store(), payment)
    await record(payment, first)
    await record(payment, second)
    expect(stateOf(second)).toBe("released")
    expect(onlyKlarnaOrder(store())).toMatchObject({
      authorization_token: first,
      status: "AUTHORIZED",
    })
  })

  it("asks for a new approval, and gives the old one back, when the address changed meanwhile", async () => {
    const payment = await openPayment(store())
    await record(payment, await approve(payment))
    const body = { email: "another@shopper.test" }
    await call(store().store, { answer: Anything, body, path: `/store/carts/${payment.cartId}` })
    const answer = await complete(store(), payment)
    expect(answer).toMatchObject({ error: { type: "payment_requires_more_error" }, type: "cart" })
    expect(store().sandbox.control.sessions()[0]?.authorizations[0]?.state).toBe("released")
    expect(klarnaCalls(store())).toEqual(["createSession", "cancelAuthorization"])
  })

  it("isn't stopped by a token that somebody made up", async () => {
    const payment = await openPayment(store())
    await record(payment, "99999999-9999-9999-9999-999999999999")
    const first = await complete(store(), payment)
    expect(first).toMatchObject({ error: { type: "payment_requires_more_error" }, type: "cart" })
    await record(payment, await approve(payment))
    expect((await complete(store(), payment)).type).toBe("order")
  })

  it.each(["before", "after"])(
    "places the order with the shopper's approval though somebody sent a made-up token %s it",
    async (when) => {
      const payment = await openPayment(store())
      const approved = await approve(payment)
      const madeUp = "99999999-9999-9999-9999-999999999999"
      const sent = when === "before" ? [madeUp, approved] : [approved, madeUp]
      for (const token of sent) await record(payment, token)
      expect((await complete(store(), payment)).type).toBe("order")
      expect(onlyKlarnaOrder(store()).authorization_token).toBe(approved)
    },
  )

  it.each(["x", "'; drop table", "99999999-9999-9999-9999-99999999999", "e".repeat(300)])(
    "refuses %s, which is no token of Klarna's, without asking Klarna",
    async (authorization_token) => {
      const payment = await openPayment(store())
      const approved = await approve(payment)
      await record(payment, approved)
      const before = klarnaCalls(store())
      const body = { authorization_token, cart_id: payment.cartId }
      await expect(post(payment, body)).rejects.toThrow(/answered 400.*authorization_token.*UUID/)
      expect(klarnaCalls(store())).toEqual(before)
      expect((await complete(store(), payment)).type).toBe("order")
    },
  )

  it("knows no payment session of another cart", async () => {
    const mine = await openPayment(store())
    const other = await openPayment(store())
    const path = `/store/klarna/payment-sessions/${mine.sessionId}/authorize-payload?cart_id=${other.cartId}`
    await expect(call(store().store, { answer: Payload, path })).rejects.toThrow(/answered 404/)
    const body = { authorization_token: SOME_TOKEN, cart_id: other.cartId }
    await expect(post(mine, body)).rejects.toThrow(/answered 404/)
  })

  it.each([
    ["no token", { cart_id: "cart_1" }, "authorization_token"],
    ["no cart", { authorization_token: SOME_TOKEN }, "cart_id"],
    [
      "another key",
      { authorization_token: SOME_TOKEN, cart_id: "cart_1", status: "authorized" },
      "status",
    ],
  ])("names the field when the browser sends %s", async (_name, body, field) => {
    await expect(post(await openPayment(store()), body)).rejects.toThrow(
      new RegExp(`answered 400.*${field}`),
    )
  })

  it("takes no new payment session once the order is placed", async () => {
    const payment = await openPayment(store())
    await record(payment, await approve(payment))
    await complete(store(), payment)
    const path = `/store/payment-collections/${payment.collectionId}/payment-sessions`
    const again = call(store().store, {
      answer: Anything,
      body: { provider_id: "pp_klarna_eu" },
      path,
    })
    await expect(again).rejects.toThrow("This purchase is already being paid with Klarna.")
    expect(klarnaCalls(store())).not.toContain("cancelOrder")
  })

  /** The shopper approves what the store says the browser should authorize. */
  async function approve({ sessionId, cartId, data }: OpenPayment): Promise<string> {
    const path = `/store/klarna/payment-sessions/${sessionId}/authorize-payload?cart_id=${cartId}`
    const { authorize_payload } = await call(store().store, { answer: Payload, path })
    const result = store().sandbox.control.authorizeSession(String(data["klarna_session_id"]), {
      data: authorize_payload,
    })
    if (!result.authorization_token) throw new Error(`not approved: ${JSON.stringify(result)}`)
    return result.authorization_token
  }

  const stateOf = (token: string) =>
    store()
      .sandbox.control.sessions()
      .flatMap(({ authorizations }) => authorizations)
      .find(({ authorization_token }) => authorization_token === token)?.state

  async function record(payment: OpenPayment, token: string): Promise<void> {
    await post(payment, { authorization_token: token, cart_id: payment.cartId })
  }

  function post({ sessionId }: OpenPayment, body: object): Promise<unknown> {
    const path = `/store/klarna/payment-sessions/${sessionId}/authorization`
    return call(store().store, { answer: Anything, body, path })
  }
}
