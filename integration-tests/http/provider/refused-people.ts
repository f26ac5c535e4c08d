import { z } from "zod"

import { Anything, call } from "../../../demo/check/http"
import { ONE_HUNDRED, SALES_TAX } from "../../../demo/check/purchases"
import { fillCart } from "../../../demo/check/shopper"
import type { Store } from "../../support/in-store"
import {
  complete,
  klarnaCalls,
  onlyKlarnaOrder,
  openPayment,
  startPayment,
} from "../../support/payment"
import { actOnPage, pageOf, REDIRECT } from "./hosted-page"

const Told = z.looseObject({
  billing_address: z.unknown().optional(),
  customer: z.unknown().optional(),
  shipping_address: z.unknown().optional(),
})

/** Sessions that Klarna refuses for what they say of the person. */
export function refusedPeople(store: () => Store): void {
  it.each([
    "billing_address.postal_code",
    "shipping_address.given_name, shipping_address.phone",
    "customer.date_of_birth",
  ])("are made without the person, whom Klarna asks: %s", async (fields) => {
    refuse("createSession", fields)
    const payment = await openPayment(store(), ONE_HUNDRED, REDIRECT)
    expect(told("createSession")).toEqual([true, false])
    await actOnPage(store(), payment, "complete")
    expect((await complete(store(), payment)).type).toBe("order")
    expect(told("placeOrder")).toEqual([false])
    expect(onlyKlarnaOrder(store()).order_amount).toBe(10_000)
    expect(await attempts()).toEqual([
      expect.objectContaining({ channel: "redirect", outcome: "failed", purchase_country: "DE" }),
      expect.objectContaining({ code: null, outcome: "authorized" }),
    ])
  })

  it("stay so while they live: the same cart again needs no call", async () => {
    refuse("createSession", "billing_address.city")
    const first = await openPayment(store(), ONE_HUNDRED, REDIRECT)
    const again = await startPayment(store(), first.cartId, REDIRECT)
    expect(again.data["redirect_url"]).toBe(first.data["redirect_url"])
    expect(told("createSession")).toEqual([true, false])
    expect(klarnaCalls(store())).not.toContain("updateSession")
  })

  it("aren't updated, because Klarna keeps what an update leaves out: another session takes their place", async () => {
    const first = await openPayment(store(), ONE_HUNDRED, REDIRECT)
    await moveTo(first.cartId, "Nowhere 1")
    refuse("updateSession", "billing_address.street_address")
    refuse("createSession", "billing_address.street_address")
    const again = await startPayment(store(), first.cartId, REDIRECT)
    expect(again.data["klarna_session_id"]).not.toBe(first.data["klarna_session_id"])
    expect(told("updateSession")).toEqual([true])
    expect(told("createSession")).toEqual([true, true, false])
    expect((await pageOf(store(), again.data)).without_people).toBe(true)
  })

  it("are refused with a sentence in the United States, where Klarna wants addresses, and noted", async () => {
    refuse("createSession", "billing_address.region")
    const cartId = await fillCart(store().store, store().offer, SALES_TAX)
    const opened = startPayment(store(), cartId, REDIRECT, "pp_klarna_us")
    await expect(opened).rejects.toThrow(/Please check name, postcode, e-mail and phone number/)
    expect(told("createSession")).toEqual([true])
    expect(await attempts()).toEqual([
      expect.objectContaining({
        code: "BAD_VALUE: billing_address",
        correlation_id: expect.any(String),
        outcome: "failed",
        purchase_country: "US",
        session_id: expect.stringMatching(/^klses_/),
      }),
    ])
  })

  function refuse(endpoint: "createSession" | "updateSession", fields: string): void {
    const refusal = { code: "BAD_VALUE", kind: "error", status: 400 } as const
    const message = `Bad value: ${fields}`
    store().sandbox.control.addFault({ ...refusal, endpoint, message })
  }

  /** Whether each call of a name said anything of the person. */
  function told(name: string): boolean[] {
    const asked = store()
      .sandbox.control.journal()
      .filter(({ endpoint }) => endpoint === name)
    return asked.map(({ request }) => {
      const { billing_address, customer, shipping_address } = Told.parse(request.body)
      return [billing_address, customer, shipping_address].some((said) => said !== undefined)
    })
  }

  async function moveTo(cartId: string, address_1: string): Promise<void> {
    const { email: _, ...person } = ONE_HUNDRED.person
    const address = { ...person, address_1 }
    const body = { billing_address: address, shipping_address: address }
    await call(store().store, { answer: Anything, body, path: `/store/carts/${cartId}` })
  }

  function attempts() {
    return store()
      .klarnaModule()
      .listKlarnaAttempts({}, { order: { created_at: "ASC" } })
  }
}
