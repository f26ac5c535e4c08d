import { MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"

import { type RenewedItem, withItem } from "../../../mapping/recurring/subscription-groups"
import type { KlarnaSubscriptionRow } from "../../../modules/klarna/service"
import { begin } from "./begin"
import { usableToken } from "./change-method"
import type { SubscriptionContext } from "./context"
import { soldItems } from "./create"
import { INTERVALS } from "../../../klarna/contract/intervals"
import { chargeOf, loadOrigin, type OriginOrder, tokenOf } from "./origin"
import { whyUnsold } from "./unsold"
import { notAllowed } from "../../not-allowed"

const Count = z.int().min(1).max(1000)
/** A date, or ISO 8601. */
const Time = z.union([z.date(), z.iso.datetime()]).transform((time) => new Date(time))

/** What the store's code may ask for. */
export const SubscriptionWish = z.strictObject({
  /** The order with which it begins: its addresses and shipping are the renewals'. */
  order_id: z.string(),
  /** `klctok_…`, of the order's customer; by default the one that was agreed to with the order. */
  customer_token_id: z.string().optional(),
  interval: z.enum(INTERVALS),
  interval_count: Count.default(1),
  /** What the customer agreed to. */
  name: z.string().trim().min(1).max(255),
  /** By default all of the order's. */
  items: z
    .array(z.strictObject({ quantity: z.number().positive(), variant_id: z.string() }))
    .min(1)
    .optional(),
  /** When period 0, which the order paid, begins; by default now. Periods that are over are not charged. */
  start_at: Time.optional(),
  /** How many periods there are, the first included. */
  periods: Count.optional(),
  /** Periods that would begin then or later aren't charged. */
  ends_at: Time.optional(),
})
export type SubscriptionWish = z.input<typeof SubscriptionWish>

/**
 * Begins a subscription that the store's code asks for. The same order, interval and name again finds it.
 * @throws MedusaError `invalid_data`, or `not_found` and `not_allowed` for order and token
 */
export async function createSubscription(
  context: SubscriptionContext,
  input: SubscriptionWish,
): Promise<KlarnaSubscriptionRow> {
  const { customer_token_id, ends_at, items, order_id, periods, start_at, ...terms } = read(input)
  const origin = await loadOrigin(context, order_id)
  if (!origin) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no order ${order_id}.`)
  }
  const unsold = await whyUnsold(context, origin)
  if (unsold !== undefined) throw notAllowed(`Order ${order_id} begins no subscription: ${unsold}.`)
  const token = await payingToken(context, origin, customer_token_id)
  return begin(context, {
    account: token.account,
    endsAt: ends_at ?? null,
    items: items ?? itemsOf(origin),
    origin,
    periods: periods ?? null,
    startsAt: start_at ?? context.klarna.clock.now(),
    terms: { interval: terms.interval, intervalCount: terms.interval_count, name: terms.name },
    token,
  })
}

function read(input: SubscriptionWish): z.output<typeof SubscriptionWish> {
  const parsed = SubscriptionWish.safeParse(input)
  if (parsed.success) return parsed.data
  throw new MedusaError(MedusaError.Types.INVALID_DATA, z.prettifyError(parsed.error))
}

async function payingToken(
  context: SubscriptionContext,
  origin: OriginOrder,
  id: string | undefined,
) {
  const agreed = id ?? (await tokenOf(context, origin, await chargeOf(context, origin)))?.id
  if (agreed === undefined) {
    const why = `Order ${origin.id} has no customer token; name one in customer_token_id.`
    throw notAllowed(why)
  }
  const paid = {
    account: "",
    currency_code: origin.currency_code.toUpperCase(),
    customer_id: origin.customer_id ?? null,
    status: "incomplete" as const,
  }
  return usableToken(context, paid, agreed)
}

function itemsOf(origin: OriginOrder): RenewedItem[] {
  const items = soldItems(origin).reduce<RenewedItem[]>(
    (all, { quantity, variant_id }) =>
      variant_id === null ? all : withItem(all, { quantity, variant_id }),
    [],
  )
  if (items.length > 0) return items
  throw notAllowed(`Order ${origin.id} has nothing that can be sold again.`)
}
