import { z } from "zod"

import { type Api, Anything, call } from "../../../demo/check/http"
import { confirmOnPage } from "../../../demo/check/checkout"
import { BJORN, ONE_HUNDRED } from "../../../demo/check/purchases"
import { toAuthorizePayload } from "../../../demo/check/klarna-address"
import { PayChargeResponse } from "../../../src/http-contract/charges"
import { asCustomer, register } from "../../support/customer"
import type { Store } from "../../support/in-store"
import { klarnaCalls } from "../../support/payment"
import { aSubscription, chargeDue, chargesOf } from "../../support/recurring"
import { hearEvents, passTime, reconcile, settled } from "../../support/sync"

export const Asked = z.array(z.looseObject({ link: z.string(), expires_at: z.string() })).min(1)
export const Data = z.looseObject({
  klarna_session_id: z.string(),
  redirect_url: z.string().nullable(),
})

/** A subscription whose token can't be charged, and the link that its customer got. */
export async function unpaid(store: Store, action: "unavailable" | "suspend" = "unavailable") {
  const heard = hearEvents(store, "klarna.charge.needs_customer")
  const { subscription } = await aSubscription(store)
  const token = store.sandbox.control.tokens().at(-1)?.token_id ?? ""
  store.sandbox.control.actOnToken(token, action)
  await chargeDue(store)
  heard.stop()
  const [{ link } = { link: "" }] = Asked.parse(heard.data)
  return { link: new URL(link).searchParams.get("token") ?? "", subscription, token }
}

export const payBy = (store: Api, link: string, more: object = {}) =>
  call(store, {
    answer: PayChargeResponse,
    body: { link, ...more },
    path: "/store/klarna/charges/pay",
  })

const refusal = async (store: Api, link: string): Promise<string> =>
  payBy(store, link).then(
    () => "accepted",
    (error: unknown) => String(error),
  )

export function fallbacks(store: () => Store): void {
  const only = async (id: string) => (await chargesOf(store(), id))[0]
  const approve = (data: Record<string, unknown>) =>
    store().sandbox.control.authorizeSession(Data.parse(data).klarna_session_id, {
      data: toAuthorizePayload(ONE_HUNDRED.person),
    })

  it("is paid by the customer in the widget, and the token works again", async () => {
    const { link, subscription, token } = await unpaid(store())
    const heard = hearEvents(store(), "klarna.charge.succeeded")
    const { payment } = await payBy(store().store, link, { checkout: "widget" })
    const { id = "" } = (await only(subscription.id)) ?? {}
    await store().klarnaModule().charges.update({ amount: 1, id })
    approve(payment.fallback?.payment_session.data ?? {})
    await settled(store())
    await chargeDue(store())
    const paid = { amount: 10_000 }
    expect(await only(subscription.id)).toMatchObject({ ...paid, state: "paid", way: "customer" })
    expect(heard.data).toMatchObject([{ ...paid, paid_by: "customer" }])
    heard.stop()
    expect(store().sandbox.control.tokens()).toMatchObject([
      { next_charge: "works", status: "ACTIVE", token_id: token },
    ])
    await passTime(store(), "P31D")
    await chargeDue(store())
    expect(await chargesOf(store(), subscription.id)).toMatchObject([
      { state: "paid", way: "customer" },
      { state: "paid", way: "token" },
    ])
    await reconcile(store())
  })

  it("is paid on Klarna's page by a customer whose token is suspended", async () => {
    const { link, subscription } = await unpaid(store(), "suspend")
    const { payment } = await payBy(store().store, link, { checkout: "redirect" })
    const data = Data.parse(payment.fallback?.payment_session.data)
    await confirmOnPage(store().klarna, data.redirect_url)
    await settled(store())
    await chargeDue(store())
    expect(await only(subscription.id)).toMatchObject({ state: "paid", way: "customer" })
    const [token] = await store().klarnaModule().listKlarnaCustomerTokens({})
    expect(token?.status).toBe("ACTIVE")
  })

  it("is never told Klarna's token, and is taken once: by a guest's link, which works once, whoever has it", async () => {
    const { link, token } = await unpaid(store())
    const somebody = await register(store(), BJORN)
    const answer = await payBy(somebody.api, link)
    expect(JSON.stringify(answer)).not.toContain(token)
    expect(await refusal(store().store, link)).toContain("This link was used before")
    expect(await refusal(store().store, `${link}x`)).toContain("This link isn't valid")
    expect(await refusal(store().store, "nothing")).toContain("This link isn't valid")
  })

  it("refuses an account's link to another one, for whom it isn't used up", async () => {
    const customer = await register(store())
    const { link, subscription } = await unpaid(asCustomer(store(), customer))
    const before = await only(subscription.id)
    const other = await register(store(), BJORN)
    expect(await refusal(other.api, link)).toContain(
      "This link is for another customer's account; please log out, or log in as them.",
    )
    expect(await only(subscription.id)).toEqual(before)
    const { payment } = await payBy(customer.api, link)
    expect(payment.fallback?.cart_id).toMatch(/^cart_/)
  })

  it("says that a link has expired", async () => {
    const { link } = await unpaid(store())
    await passTime(store(), "P8D")
    expect(await refusal(store().store, link)).toContain("This link has expired")
  })

  it("sleeps while the customer may pay, asks again when they didn't, and ends after the last day", async () => {
    const heard = hearEvents(store(), "klarna.charge.needs_customer")
    const { link, subscription } = await unpaid(store())
    await payBy(store().store, link)
    const calls = klarnaCalls(store()).length
    await passTime(store(), "P1D")
    await chargeDue(store())
    expect(klarnaCalls(store()).length).toBe(calls)
    await passTime(store(), "P2D")
    await chargeDue(store())
    expect(await only(subscription.id)).toMatchObject({ state: "needs_customer", way: null })
    expect(heard.data).toHaveLength(2)
    heard.stop()
    await passTime(store(), "P5D")
    await chargeDue(store())
    expect(await only(subscription.id)).toMatchObject({ next_try_at: null, state: "past_due" })
  })

  it("is not charged with the token while the customer pays, and the other way round", async () => {
    const { link, subscription } = await unpaid(store())
    const { payment } = await payBy(store().store, link, { checkout: "widget" })
    const klarna = store().klarnaModule()
    const charge = await only(subscription.id)
    expect(await klarna.charges.takeForToken(charge?.id ?? "", klarna.clock.now())).toBeUndefined()
    approve(payment.fallback?.payment_session.data ?? {})
    await Promise.all([chargeDue(store()), settled(store()), chargeDue(store())])
    await chargeDue(store())
    expect(await only(subscription.id)).toMatchObject({ state: "paid" })
    expect(store().sandbox.control.orders()).toHaveLength(2)
    await call(store().store, {
      answer: Anything,
      body: {},
      path: `/store/carts/${payment.fallback?.cart_id ?? ""}/complete`,
    })
    expect(store().sandbox.control.orders()).toHaveLength(2)
  })
}
