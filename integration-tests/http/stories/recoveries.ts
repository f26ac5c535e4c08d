import { z } from "zod"

import { confirmOnPage } from "../../../demo/check/checkout"
import { Anything, call } from "../../../demo/check/http"
import { toAuthorizePayload } from "../../../demo/check/klarna-address"
import type { fillCart } from "../../../demo/check/shopper"
import { PayChargeResponse } from "../../../src/http-contract/charges"
import { IS_LONG_RUN } from "../../long/is-long-run"
import { register } from "../../support/customer"
import type { Store } from "../../support/in-store"
import { settled } from "../../support/sync"
import { begunWith } from "../subscriptions/scene"
import {
  begin,
  COFFEE,
  COFFEE_COSTS,
  goTo,
  history,
  type Life,
  liveUntil,
  tokenAtKlarna,
} from "./live"

const START = "2027-01-15T10:00:00Z"
const TWO_YEARS = "2029-01-16T00:00:00Z"
/** Of what is paid each quarter or year; in `npm test` one year. */
const END = IS_LONG_RUN ? TWO_YEARS : "2028-01-16T00:00:00Z"
/** Of what is paid each month; in `npm test` four. */
const END_OF_MONTHS = IS_LONG_RUN ? TWO_YEARS : "2027-05-16T00:00:00Z"
const QUARTERLY = { interval: "month", interval_count: 3 }
const QUARTERS = [
  "2027-04-15",
  "2027-07-15",
  "2027-10-15",
  "2028-01-15",
  "2028-04-15",
  "2028-07-15",
  "2028-10-15",
  "2029-01-15",
]
const MONTHS = Array.from({ length: 24 }, (_, month) =>
  new Date(Date.UTC(2027, 1 + month, 15)).toISOString().slice(0, "2027-02-15".length),
)
const Data = z.looseObject({
  klarna_session_id: z.string(),
  redirect_url: z.string().nullable(),
})

/** The customer, logged in, pays the open charge of their subscription. */
async function payOpen({ customer, subscription }: Life, checkout: "widget" | "redirect") {
  const path = `/store/klarna/subscriptions/${subscription.id}/pay`
  const { payment } = await call(customer.api, {
    answer: PayChargeResponse,
    body: { checkout },
    path,
  })
  return Data.parse(payment.fallback?.payment_session.data)
}

async function refusedOn(day: string, store: Store, action: "suspend" | "unavailable") {
  store.sandbox.control.actOnToken(tokenAtKlarna(store), action)
  await liveUntil(store, `${day}T22:00:00Z`)
}

/** The first by the customer, all others by the token again. */
const paidOn = ([first = "", ...later]: readonly string[]) => [
  `${first} paid customer ${String(COFFEE_COSTS)}`,
  ...later.map((day) => `${day} paid token ${String(COFFEE_COSTS)}`),
]

export function recoveries(store: () => Store): void {
  it("goes on each month after a suspended token was mended on Klarna's page", async () => {
    const life = await begin(store(), { at: START })
    await refusedOn("2027-02-15", store(), "suspend")
    const { redirect_url } = await payOpen(life, "redirect")
    await confirmOnPage(store().klarna, redirect_url)
    await settled(store())
    await liveUntil(store(), END_OF_MONTHS)
    const days = MONTHS.filter((day) => day < END_OF_MONTHS)
    expect(await history(store(), life.subscription)).toEqual(paidOn(days))
  })

  it("begins with a free period, for which the customer signed up without paying", async () => {
    await goTo(store(), new Date(START))
    const person = { ...COFFEE.person, email: "free@shopper.test" }
    const customer = await register(store(), person)
    await freePeriods(store())
    const purchase = {
      ...COFFEE,
      items: [{ quantity: 1, sku: "MEMBERSHIP-YEARLY" }],
      person,
      promotion: "FIRST-FREE",
    }
    const cart = await fillDigitalCart({ ...store(), store: customer.api }, purchase)
    const SignUp = z.object({ sign_up: z.looseObject({ id: z.string() }) })
    const { sign_up } = await call(customer.api, {
      answer: SignUp,
      body: { cart_id: cart },
      path: "/store/klarna/customer-tokens/sessions",
    })
    const row = await store().klarnaModule().sessions.find(sign_up.id)
    const approved = store().sandbox.control.authorizeSession(row?.klarna_session_id ?? "", {
      data: toAuthorizePayload(person),
    })
    await call(customer.api, {
      answer: Anything,
      body: { authorization_token: approved.authorization_token },
      path: `/store/klarna/customer-tokens/sessions/${sign_up.id}/authorization`,
    })
    const Completed = z.object({ order: z.object({ id: z.string() }) })
    const { order } = await call(customer.api, {
      answer: Completed,
      body: {},
      path: `/store/carts/${cart}/complete`,
    })
    const [subscription] = await begunWith(store(), order.id)
    if (!subscription) throw new Error("no subscription began")
    await liveUntil(store(), END)
    const paid = ["2028-01-15 paid token 12000", "2029-01-15 paid token 12000"]
    expect(await history(store(), subscription)).toEqual(paid.filter((line) => line < END))
  })
}

export function recoveryInWidget(store: () => Store): void {
  it("goes on after the customer paid in the widget", async () => {
    const life = await begin(store(), { at: START, terms: QUARTERLY })
    await refusedOn("2027-04-15", store(), "unavailable")
    const { klarna_session_id } = await payOpen(life, "widget")
    store().sandbox.control.authorizeSession(klarna_session_id, {
      data: toAuthorizePayload({ ...COFFEE.person, email: life.customer.email }),
    })
    await settled(store())
    await liveUntil(store(), END)
    const days = QUARTERS.filter((day) => day < END)
    expect(await history(store(), life.subscription)).toEqual(paidOn(days))
  })
}

/** All of it off, for whoever knows the code. */
async function freePeriods({ admin }: Store): Promise<void> {
  const method = { allocation: "across", target_type: "items", type: "percentage", value: 100 }
  await call(admin, {
    answer: Anything,
    body: { application_method: method, code: "FIRST-FREE", status: "active", type: "standard" },
    path: "/admin/promotions",
  })
}

/** Nothing is shipped. */
async function fillDigitalCart(
  { offer, store }: Store,
  purchase: Parameters<typeof fillCart>[2],
): Promise<string> {
  const { email, ...address } = purchase.person
  const items = purchase.items.map(({ quantity, sku }) => ({
    quantity,
    variant_id: offer.variantId(sku),
  }))
  const body = {
    billing_address: address,
    email,
    items,
    promo_codes: purchase.promotion ? [purchase.promotion] : [],
    region_id: offer.regionId(purchase.region),
    shipping_address: address,
  }
  const Cart = z.object({ cart: z.object({ id: z.string() }) })
  return (await call(store, { answer: Cart, body, path: "/store/carts" })).cart.id
}
