import { z } from "zod"

import { toAuthorizePayload } from "../../demo/check/klarna-address"
import { ONE_HUNDRED, type Person, type Purchase } from "../../demo/check/purchases"
import type {
  KlarnaChargeRow,
  KlarnaCustomerTokenRow,
  KlarnaSubscriptionRow,
} from "../../src/modules/klarna/service"
import type { NewSubscription } from "../../src/modules/klarna/rows/subscriptions"
import { chargeDueSubscriptionsWorkflow } from "../../src/workflows/charge-due-subscriptions"
import { buy } from "./buy"
import type { Store } from "./in-store"
import { mintToken } from "./mint-token"

/** Without it nothing is charged. */
export const CHARGING = { KLARNA_MERCHANT_ID: "K123456" }

/** A customer token of Klarna's, as a sign-up makes it, kept by the store. */
export async function aToken(
  { klarnaModule, sandbox }: Store,
  {
    customerId = null,
    person = ONE_HUNDRED.person,
  }: { customerId?: string | null; person?: Person } = {},
): Promise<KlarnaCustomerTokenRow> {
  const klarna = klarnaModule()
  const account = klarna.account("eu")
  const { facts, token } = await mintToken(account.client, async (sessionId) => {
    const data = toAuthorizePayload(person)
    return sandbox.control.authorizeSession(sessionId, { data }).authorization_token
  })
  const { environment, id, installation } = account
  return klarna.customerTokens.keep(
    {
      ...facts,
      account: id,
      cart_id: null,
      customer_id: customerId,
      environment,
      installation,
    },
    token,
  )
}

interface Wishes {
  readonly purchase?: Purchase
  readonly person?: Person
  readonly more?: Partial<NewSubscription>
}

/** A monthly subscription whose first renewal is due, the order that it began with, and the token that pays for it. */
export async function aSubscription(
  store: Store,
  { more = {}, person, purchase = ONE_HUNDRED }: Wishes = {},
): Promise<{
  subscription: KlarnaSubscriptionRow
  token: KlarnaCustomerTokenRow
  orderId: string
}> {
  const klarna = store.klarnaModule()
  const { orderId } = await buy(store, purchase)
  const customerId = await customerOf(store, orderId)
  const token = await aToken(store, { customerId, ...(person ? { person } : {}) })
  const now = klarna.clock.now()
  const { row } = await klarna.subscriptions.create({
    account: token.account,
    anchor_at: monthBefore(now),
    currency_code: "EUR",
    customer_id: customerId,
    customer_token_id: token.id,
    ends_at: null,
    environment: token.environment,
    interval: "month",
    interval_count: 1,
    items: {
      items: purchase.items.map(({ quantity, sku }) => ({
        quantity,
        variant_id: store.offer.variantId(sku),
      })),
    },
    name: "Daypack",
    next_charge_at: now,
    origin_order_id: orderId,
    periods: null,
    status: "active",
    ...more,
  })
  return { orderId, subscription: row, token }
}

function monthBefore(now: Date): Date {
  const before = new Date(now)
  before.setUTCMonth(before.getUTCMonth() - 1)
  return before
}

async function customerOf({ container }: Store, orderId: string): Promise<string | null> {
  const { data } = await container()
    .resolve("query")
    .graph({ entity: "order", fields: ["customer_id"], filters: { id: orderId } })
  return z.object({ customer_id: z.string().nullish() }).parse(data[0]).customer_id ?? null
}

/** Runs the job once. */
export async function chargeDue({ container }: Store) {
  const { result } = await chargeDueSubscriptionsWorkflow(container()).run()
  return result
}

/** The charges of a subscription, oldest first. */
export async function chargesOf(
  { klarnaModule }: Store,
  subscriptionId: string,
): Promise<KlarnaChargeRow[]> {
  const config = { order: { period: "ASC" as const } }
  return klarnaModule().listKlarnaCharges({ subscription_id: subscriptionId }, config)
}
