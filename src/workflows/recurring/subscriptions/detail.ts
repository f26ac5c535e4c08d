import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "zod"

import type { AdminSubscriptionDetail } from "../../../http-contract/admin-charges"
import type { StoreSubscriptionDetail } from "../../../http-contract/subscriptions"
import type { KlarnaChargeRow, KlarnaSubscriptionRow } from "../../../modules/klarna/service"
import { attemptsOf, toAdminCharge } from "./charge-views"
import type { SubscriptionContext } from "./context"
import { toAdminSubscription, toStoreCharge, toStoreSubscription } from "./views"

/** A subscription with its charges, as its customer sees it. */
export async function showToCustomer(
  context: SubscriptionContext,
  row: KlarnaSubscriptionRow,
): Promise<StoreSubscriptionDetail> {
  const charges = (await chargesOf(context, row)).map(toStoreCharge)
  return { subscription: { ...toStoreSubscription(row), charges } }
}

/** A subscription with all that is known about it, as the merchant sees it. */
export async function showToMerchant(
  context: SubscriptionContext,
  row: KlarnaSubscriptionRow,
): Promise<AdminSubscriptionDetail> {
  const charges = await chargesOf(context, row)
  const attempts = await attemptsOf(
    context.klarna,
    charges.map(({ id }) => id),
  )
  return {
    subscription: {
      ...toAdminSubscription(row),
      charges: charges.map((charge) => ({
        ...toAdminCharge(charge),
        attempts: attempts.get(charge.id) ?? [],
      })),
      orders: await ordersOf(context, row),
      payment_method: await methodOf(context, row),
    },
  }
}

async function chargesOf(
  { klarna }: SubscriptionContext,
  { id: subscription_id }: KlarnaSubscriptionRow,
): Promise<KlarnaChargeRow[]> {
  const config = { order: { period: "DESC" as const }, take: null }
  return klarna.listKlarnaCharges({ subscription_id }, config)
}

async function methodOf(
  { klarna }: SubscriptionContext,
  { customer_token_id }: KlarnaSubscriptionRow,
) {
  const token =
    customer_token_id === null ? undefined : await klarna.customerTokens.find(customer_token_id)
  if (!token) return null
  const { card_brand, description, id, masked_number, payment_method_type, status } = token
  return { card_brand, description, id, masked_number, payment_method_type, status }
}

const Order = z.object({
  created_at: z.coerce.date(),
  display_id: z.number().nullish(),
  id: z.string(),
  status: z.string(),
})
const Linked = z.object({ orders: z.array(Order.nullish()).nullish() })

async function ordersOf({ container }: SubscriptionContext, { id }: KlarnaSubscriptionRow) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "klarna_subscription",
    fields: ["orders.id", "orders.display_id", "orders.status", "orders.created_at"],
    filters: { id },
  })
  const orders = (Linked.parse(data[0] ?? {}).orders ?? []).flatMap((order) => order ?? [])
  return orders
    .toSorted((one, other) => one.created_at.getTime() - other.created_at.getTime())
    .map(({ created_at, display_id, ...order }) => ({
      ...order,
      created_at: created_at.toISOString(),
      display_id: display_id ?? null,
    }))
}
