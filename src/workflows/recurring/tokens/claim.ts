import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "zod"

import type { KlarnaModuleService } from "../../../modules/klarna/service"
import { guestsOf, type Owned } from "./guests"

/** How many orders of a customer are looked at, the newest first. */
const MOST_ORDERS = 200
const FIELDS = ["id", "customer_id", "customer.has_account", "cart.id"]

const Order = z.object({
  cart: z.object({ id: z.string() }).nullish(),
  customer: z.object({ has_account: z.boolean().nullish() }).nullish(),
  customer_id: z.string().nullish(),
  id: z.string(),
})

/**
 * A guest's tokens and subscriptions go with the order that a customer claimed. Core tells nobody that an order's transfer was
 * accepted, so whoever is about to look at a customer's own looks here first. Answers how many rows moved.
 */
export function claimForCustomer(container: MedusaContainer, customer_id: string): Promise<number> {
  return claim(container, { customer_id })
}

/** The same for one order, whose transfer was accepted just now. */
export function claimWithOrder(container: MedusaContainer, id: string): Promise<number> {
  return claim(container, { id })
}

async function claim(
  container: MedusaContainer,
  filters: { readonly customer_id: string } | { readonly id: string },
): Promise<number> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: FIELDS,
    filters: { ...filters },
    pagination: { order: { created_at: "DESC" }, take: MOST_ORDERS },
  })
  const orders = data.map((row) => Order.parse(row))
  const customerId = orders.find(({ customer }) => customer?.has_account)?.customer_id
  if (customerId == null) return 0
  return move(container, { customerId, orders })
}

interface Claimed {
  readonly customerId: string
  readonly orders: readonly z.output<typeof Order>[]
}

async function move(container: MedusaContainer, claimed: Claimed): Promise<number> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  const { subscriptions, tokens } = await othersRows(klarna, claimed)
  const guests = await guestsOf(container, [...tokens, ...subscriptions])
  const isGuests = ({ customer_id }: Owned) => guests.has(customer_id)
  const customer_id = claimed.customerId
  const mine = { subscriptions: subscriptions.filter(isGuests), tokens: tokens.filter(isGuests) }
  for (const { id } of mine.tokens) await klarna.customerTokens.update({ customer_id, id })
  for (const { id } of mine.subscriptions) {
    await klarna.subscriptions.update({ customer_id, id })
    for (const charge of await klarna.charges.openOf(id)) {
      await klarna.charges.update({ customer_id, id: charge.id })
    }
  }
  return mine.tokens.length + mine.subscriptions.length
}

/** What belongs to a customer's orders and still to somebody else. */
async function othersRows(klarna: KlarnaModuleService, { customerId, orders }: Claimed) {
  const others = [{ customer_id: null }, { customer_id: { $ne: customerId } }]
  const cart_id = orders.flatMap(({ cart }) => cart?.id ?? [])
  const origin_order_id = orders.map(({ id }) => id)
  const [tokens, subscriptions] = await Promise.all([
    klarna.listKlarnaCustomerTokens({ $or: others, cart_id }),
    klarna.listKlarnaSubscriptions({ $or: others, origin_order_id }),
  ])
  return { subscriptions, tokens }
}
