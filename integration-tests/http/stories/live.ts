import { z } from "zod"

import { COFFEE, type Purchase } from "../../../demo/check/purchases"
import { fillCart } from "../../../demo/check/shopper"
import type { KlarnaChargeRow, KlarnaSubscriptionRow } from "../../../src/modules/klarna/service"
import { asCustomer, type Customer, register } from "../../support/customer"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { complete, confirm, startPayment } from "../../support/payment"
import { chargeDue, chargesOf } from "../../support/recurring"
import { settled } from "../../support/sync"
import { begunWith, mark } from "../subscriptions/scene"

export { COFFEE }
export const COFFEE_COSTS = COFFEE.total

interface Beginning {
  /** ISO 8601: when the customer buys. */
  readonly at: string
  readonly terms?: {
    readonly interval: string
    readonly interval_count?: number
    readonly periods?: number
  }
}

export interface Life {
  readonly customer: Customer
  readonly subscription: KlarnaSubscriptionRow
}

/** A customer buys the coffee in their browser at a moment of the sandbox's clock, and agrees to be charged later. */
export async function begin(store: Store, { at, terms }: Beginning): Promise<Life> {
  await goTo(store, new Date(at))
  await mark(store, "COFFEE-MONTHLY", terms ?? { interval: "month" })
  const email = `customer-${String(Date.now())}@shopper.test`
  const person = { ...COFFEE.person, email }
  const customer = await register(store, person)
  const orderId = await purchase(asCustomer(store, customer), { ...COFFEE, person })
  const [subscription] = await begunWith(store, orderId)
  if (!subscription) throw new Error("no subscription began")
  // It is captured by an event, before months go by.
  await eventually(async () => expect(store.sandbox.control.orders()[0]?.status).toBe("CAPTURED"))
  return { customer, subscription }
}

async function purchase(browser: Store, coffee: Purchase): Promise<string> {
  const cart = await fillCart(browser.store, browser.offer, coffee)
  const payment = await startPayment(browser, cart)
  await confirm(browser, payment, coffee.person)
  const { error, order } = await complete(browser, payment)
  if (!order) throw new Error(`no order was placed: ${error?.message ?? ""}`)
  return order.id
}

/** Both clocks stand at a moment, and what Klarna had to tell on the way was told. */
export async function goTo({ klarnaModule, sandbox }: Store, at: Date): Promise<void> {
  klarnaModule().clock.now = () => sandbox.clock.now()
  if (at > sandbox.clock.now()) await sandbox.control.passTime({ at: at.toISOString() })
}

const MOST_STEPS = 300

/** Time goes by until a moment; the job runs whenever something falls due. */
export async function liveUntil(store: Store, until: string): Promise<void> {
  const end = new Date(until)
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = await nextMoment(store)
    if (next === undefined || next > end) return goTo(store, end)
    await goTo(store, next)
    await chargeDue(store)
    await settled(store)
  }
  throw new Error("something falls due again and again")
}

async function nextMoment({ klarnaModule }: Store): Promise<Date | undefined> {
  const klarna = klarnaModule()
  const subscriptions = await klarna.listKlarnaSubscriptions({
    next_charge_at: { $ne: null },
    status: "active",
  })
  const charges = await klarna.listKlarnaCharges({ next_try_at: { $ne: null } })
  const moments = [
    ...subscriptions.flatMap(({ next_charge_at }) => next_charge_at ?? []),
    ...charges.flatMap(({ next_try_at }) => next_try_at ?? []),
  ]
  return moments.sort((one, other) => one.getTime() - other.getTime())[0]
}

const DAY_LENGTH = "2027-01-31".length

/** One line per charge: its period's day, how it ended, who paid, and how much in minor units. */
export async function history(store: Store, { id }: KlarnaSubscriptionRow): Promise<string[]> {
  const charges = await chargesOf(store, id)
  expect(paidOrders(charges)).toEqual(await ordersAtKlarna(store, charges))
  return charges.map(({ amount, period_at, state, way }) =>
    [period_at?.toISOString().slice(0, DAY_LENGTH), state, way ?? "-", String(amount)].join(" "),
  )
}

const paidOrders = (charges: readonly KlarnaChargeRow[]) =>
  charges.flatMap(({ klarna_order_id: id }) => id ?? []).sort()

/** Of the tokens that the charges name: what was charged, and what customers bought in place of a charge. */
async function ordersAtKlarna({ sandbox }: Store, charges: readonly KlarnaChargeRow[]) {
  const Tokens = z.array(z.looseObject({ order_ids: z.array(z.string()) }))
  const ids = Tokens.parse(sandbox.control.tokens()).flatMap(({ order_ids }) => order_ids)
  const known = new Set(sandbox.control.orders().map(({ order_id }) => order_id))
  expect(paidOrders(charges).every((id) => known.has(id))).toBe(true)
  return ids.sort()
}

/** The subscription as it is now. */
export async function now(
  { klarnaModule }: Store,
  { id }: KlarnaSubscriptionRow,
): Promise<KlarnaSubscriptionRow> {
  const row = await klarnaModule().subscriptions.find(id)
  if (!row) throw new Error(`no subscription ${id}`)
  return row
}

/** Klarna's token of a life's subscription, to do things to it at Klarna. */
export function tokenAtKlarna({ sandbox }: Store): string {
  return sandbox.control.tokens().at(-1)?.token_id ?? ""
}
