import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "zod"

import { accountIdOf } from "../../../modules/klarna/accounts/provider-id"
import { toDecimal, toMinor } from "../../../mapping/money"
import { MedusaItem } from "../../../mapping/medusa/priced"
import type { KlarnaChargeRow, KlarnaCustomerTokenRow } from "../../../modules/klarna/service"
import type { SubscriptionContext } from "./context"

const FIELDS = [
  "id",
  "total",
  "currency_code",
  "customer_id",
  "status",
  "items.*",
  "items.product.metadata",
  "items.variant.metadata",
  "cart.id",
  "cart.metadata",
  "payment_collections.id",
  "payment_collections.payment_sessions.provider_id",
  "payment_collections.payments.provider_id",
  "payment_collections.payments.canceled_at",
  "payment_collections.payments.captured_at",
  "payment_collections.payments.captures.id",
]

const Paying = z.object({ provider_id: z.string() })
const Payment = Paying.extend({
  canceled_at: z.unknown(),
  captured_at: z.unknown(),
  captures: z.array(z.unknown()).nullish(),
})
const Item = MedusaItem.pick({
  id: true,
  product: true,
  product_title: true,
  title: true,
  variant: true,
}).extend({
  quantity: z.unknown().transform((value) => toDecimal(value).toNumber()),
  variant_id: z.string().nullish(),
})
const Collection = z.object({
  id: z.string(),
  payment_sessions: z.array(Paying.nullish()).nullish(),
  payments: z.array(Payment.nullish()).nullish(),
})
const Order = z.object({
  cart: z.object({ id: z.string(), metadata: z.unknown().optional() }).nullish(),
  currency_code: z.string(),
  customer_id: z.string().nullish(),
  id: z.string(),
  items: z.array(Item.nullish()).nullish(),
  payment_collections: z.array(Collection.nullish()).nullish(),
  status: z.string(),
  total: z.unknown(),
})
export type OriginOrder = z.output<typeof Order>

/** An order with which subscriptions may begin. Undefined where there is none. */
export async function loadOrigin(
  { container }: SubscriptionContext,
  id: string,
): Promise<OriginOrder | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: FIELDS, filters: { id } })
  return data[0] === undefined ? undefined : Order.parse(data[0])
}

/** Klarna accounts that an order is paid with, as its payments say, or its sessions before there are any. */
export function accountsOf({ payment_collections }: OriginOrder): string[] {
  const collections = (payment_collections ?? []).flatMap((one) => one ?? [])
  const payments = collections.flatMap((one) => one.payments ?? [])
  const sessions = collections.flatMap((one) => one.payment_sessions ?? [])
  const providers = (payments.some(Boolean) ? payments : sessions).flatMap((one) => one ?? [])
  return providers.flatMap(({ provider_id }) => accountIdOf(provider_id) ?? [])
}

/** A discount of everything leaves a total of 7e-16. */
export function isFree({ currency_code, total }: OriginOrder): boolean {
  return toMinor(toDecimal(total ?? 0), currency_code) === 0
}

const Named = z.object({ klarna_charge_id: z.string() })

/**
 * The charge that paid an order. The cart's metadata only helps to find one: a browser can write it, so the charge has to be
 * the same customer's.
 */
export async function chargeOf(
  { klarna }: SubscriptionContext,
  { cart, customer_id, id, payment_collections }: OriginOrder,
): Promise<KlarnaChargeRow | undefined> {
  const collections = (payment_collections ?? []).flatMap((one) => one?.id ?? [])
  const [charge] = await klarna.listKlarnaCharges({
    $or: [
      { order_id: id },
      ...(cart ? [{ cart_id: cart.id }] : []),
      ...(collections.length > 0 ? [{ payment_collection_id: collections }] : []),
    ],
  })
  const named = Named.safeParse(cart?.metadata).data?.klarna_charge_id
  if (charge || named === undefined) return charge
  const found = await klarna.charges.find(named)
  return found?.customer_id === (customer_id ?? null) ? found : undefined
}

/** The token that pays for what began with an order: its cart's, else the one with which it was itself paid. */
export async function tokenOf(
  { klarna }: SubscriptionContext,
  { cart, currency_code }: OriginOrder,
  charge: KlarnaChargeRow | undefined,
): Promise<KlarnaCustomerTokenRow | undefined> {
  const token =
    (cart && (await klarna.customerTokens.ofCart(cart.id))) ??
    (charge && (await klarna.customerTokens.find(charge.customer_token_id)))
  if (!token || !isChargeable(token)) return undefined
  return token.purchase_currency === currency_code.toUpperCase() ? token : undefined
}

export function isChargeable(token: KlarnaCustomerTokenRow): boolean {
  return token.status !== "CANCELLED" && token.revoke_requested_at === null
}
