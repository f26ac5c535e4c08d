import { Anything, call } from "../../../demo/check/http"
import { ONE_HUNDRED, SALES_TAX } from "../../../demo/check/purchases"
import { buy } from "../../support/buy"
import type { Store } from "../../support/in-store"
import { complete, confirm, openPayment, type OpenPayment } from "../../support/payment"
import { actOnPage, REDIRECT } from "./hosted-page"

const PHONE =
  "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36"

/** Rows from which rates are computed. */
export function notingAttempts(store: () => Store): void {
  it("has a row for an accepted purchase, without anything of the person", async () => {
    await buy(store(), ONE_HUNDRED)
    expect(await attempts()).toEqual([
      expect.objectContaining({
        account: "eu",
        amount_bucket: "100-250",
        channel: "widget",
        code: null,
        device_class: "other",
        environment: "playground",
        outcome: "authorized",
        purchase_country: "DE",
        purchase_currency: "EUR",
        session_id: expect.stringMatching(/^klses_/),
      }),
    ])
    expect(JSON.stringify(await attempts())).not.toMatch(/Anna|Muster|shopper\.test|Linden/)
  })

  it("knows the other account's purchases by country and currency", async () => {
    await buy(store(), SALES_TAX)
    expect(await attempts()).toEqual([
      expect.objectContaining({ account: "us", purchase_country: "US", purchase_currency: "USD" }),
    ])
  })

  it.each([
    ["pending", "anna+pend-accept-10@shopper.test", null],
    ["refused", "anna+order-rejected@shopper.test", "REJECTED"],
  ])("says %s for %s", async (outcome, email, code) => {
    const person = { ...ONE_HUNDRED.person, email }
    const payment = await openPayment(store(), { ...ONE_HUNDRED, person })
    await confirm(store(), payment, person)
    await complete(store(), payment)
    expect(await attempts()).toEqual([expect.objectContaining({ code, outcome })])
  })

  it("says failed for a token that Klarna doesn't know, and adds the next attempt", async () => {
    const payment = await openPayment(store())
    await record(payment)
    await complete(store(), payment)
    await confirm(store(), payment)
    await complete(store(), payment)
    expect(await attempts()).toEqual([
      expect.objectContaining({ code: "INVALID_AUTH_TOKEN", outcome: "failed" }),
      expect.objectContaining({ code: null, outcome: "authorized" }),
    ])
  })

  it("has one row for an order whose answer was lost at first", async () => {
    const payment = await openPayment(store())
    await confirm(store(), payment)
    store().sandbox.control.addFault({ count: 9, endpoint: "placeOrder", kind: "lost" })
    await complete(store(), payment)
    expect(await attempts()).toEqual([
      expect.objectContaining({ code: "UNKNOWN: unreachable", outcome: "unknown" }),
    ])
    store().sandbox.control.clearFaults()
    expect((await complete(store(), payment)).type).toBe("order")
    expect(await attempts()).toEqual([
      expect.objectContaining({ code: null, outcome: "authorized" }),
    ])
  })

  it("counts a lost answer as failed when Klarna has no order an hour later", async () => {
    const payment = await openPayment(store())
    await confirm(store(), payment)
    store().sandbox.control.addFault({ count: 9, endpoint: "placeOrder", kind: "reset" })
    await complete(store(), payment)
    store().sandbox.control.clearFaults()
    store().klarnaModule().clock.now = () => new Date(Date.now() + 61 * 60_000)
    await complete(store(), payment)
    store().klarnaModule().clock.now = () => new Date()
    expect(await attempts()).toEqual([expect.objectContaining({ outcome: "failed" })])
  })

  it("knows who confirmed on Klarna's own page", async () => {
    const payment = await openPayment(store(), ONE_HUNDRED, REDIRECT)
    await actOnPage(store(), payment, "complete")
    await complete(store(), payment)
    expect(await attempts()).toEqual([expect.objectContaining({ channel: "redirect" })])
  })

  it("takes no purchase that nobody confirmed for an attempt", async () => {
    await complete(store(), await openPayment(store()))
    expect(await attempts()).toEqual([])
  })

  it("knows the device of the browser that asked for the data to authorize", async () => {
    const payment = await openPayment(store())
    const { sessionId, cartId } = payment
    const path = `/store/klarna/payment-sessions/${sessionId}/authorize-payload?cart_id=${cartId}`
    await call(from(PHONE), { answer: Anything, path })
    await call(from("node"), { answer: Anything, path })
    await confirm(store(), payment)
    await complete(store(), payment)
    expect(await attempts()).toEqual([expect.objectContaining({ device_class: "mobile" })])
  })

  it("lets a purchase through when its row can't be written", async () => {
    const payment = await openPayment(store())
    await confirm(store(), payment)
    const spy = jest.spyOn(store().klarnaModule(), "createKlarnaAttempts")
    spy.mockImplementationOnce(() => Promise.reject(new Error("the disk is full")))
    expect((await complete(store(), payment)).type).toBe("order")
    expect(spy).toHaveBeenCalledTimes(1)
    expect(await attempts()).toEqual([])
  })

  const attempts = () =>
    store()
      .klarnaModule()
      .listKlarnaAttempts({}, { order: { created_at: "ASC" } })

  const from = (agent: string) => ({
    ...store().store,
    headers: { ...store().store.headers, "user-agent": agent },
  })

  async function record({ sessionId, cartId }: OpenPayment): Promise<void> {
    const body = { authorization_token: "99999999-9999-9999-9999-999999999999", cart_id: cartId }
    const path = `/store/klarna/payment-sessions/${sessionId}/authorization`
    await call(store().store, { answer: Anything, body, path })
  }
}
