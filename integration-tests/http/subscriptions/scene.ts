import { z } from "zod"

import { Anything, type Api, call } from "../../../demo/check/http"
import { ONE_HUNDRED, type Person, type Purchase } from "../../../demo/check/purchases"
import { fillCart } from "../../../demo/check/shopper"
import type { KlarnaSubscriptionRow } from "../../../src/modules/klarna/service"
import { asCustomer, type Customer, register } from "../../support/customer"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { complete, confirm, startPayment } from "../../support/payment"

export const MONTHLY = { interval: "month" }

const Products = z.object({
  products: z.array(
    z.object({ id: z.string(), variants: z.array(z.object({ id: z.string(), sku: z.string() })) }),
  ),
})

/** Marks the product of a variant, or the variant alone, as the merchant does in the admin. */
export async function mark(
  { admin }: Store,
  sku: string,
  { on = "product", ...terms }: { on?: "product" | "variant"; [term: string]: unknown } = {},
): Promise<void> {
  const { products } = await call(admin, {
    answer: Products,
    path: "/admin/products?limit=100&fields=id,variants.id,variants.sku",
  })
  const product = products.find(({ variants }) => variants.some((one) => one.sku === sku))
  const variant = product?.variants.find((one) => one.sku === sku)
  const path = `/admin/products/${String(product?.id)}`
  await call(admin, {
    answer: Anything,
    body: { metadata: { klarna_subscription: { ...MONTHLY, ...terms } } },
    path: on === "product" ? path : `${path}/variants/${String(variant?.id)}`,
  })
}

/** A purchase by the Store API; its subscriptions begin in the background. */
export async function subscribe(
  store: Store,
  customer: Customer,
  purchase: Purchase = ONE_HUNDRED,
): Promise<{ orderId: string; cartId: string }> {
  const browser = asCustomer(store, customer)
  const cartId = await fillCart(browser.store, store.offer, purchase)
  const payment = await startPayment(browser, cartId)
  await confirm(browser, payment, purchase.person)
  const { order } = await complete(browser, payment)
  if (!order) throw new Error("no order was placed")
  return { cartId, orderId: order.id }
}

/** The subscriptions that began with an order, as many as are expected. */
export function begunWith(
  { klarnaModule }: Store,
  orderId: string,
  count = 1,
): Promise<KlarnaSubscriptionRow[]> {
  return eventually(async () => {
    const rows = await klarnaModule().subscriptions.ofOrder(orderId)
    expect(rows).toHaveLength(count)
    return rows
  })
}

/** Calls a route without expecting that it goes well. */
export async function attempt(
  api: Api,
  path: string,
  body?: object,
): Promise<{ status: number; answer: unknown }> {
  const response = await fetch(`${api.baseUrl}${path}`, {
    headers: { "content-type": "application/json", ...api.headers },
    method: body ? "POST" : "GET",
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return { answer: await response.json(), status: response.status }
}

const Ids = z.array(z.object({ id: z.string() }).nullish()).nullish()
const Linked = z.object({ klarna_subscriptions: Ids, orders: Ids }).partial()

/** Orders of a subscription, by the link. */
export async function ordersOf({ container }: Store, id: string): Promise<string[]> {
  const { data } = await container()
    .resolve("query")
    .graph({ entity: "klarna_subscription", fields: ["orders.id"], filters: { id } })
  return (Linked.parse(data[0]).orders ?? []).flatMap((order) => order?.id ?? [])
}

/** Subscriptions of an order, by the link. */
export async function subscriptionsOf({ container }: Store, id: string): Promise<string[]> {
  const { data } = await container()
    .resolve("query")
    .graph({ entity: "order", fields: ["klarna_subscriptions.id"], filters: { id } })
  return (Linked.parse(data[0]).klarna_subscriptions ?? []).flatMap((one) => one?.id ?? [])
}

/** A customer with a subscription of theirs, bought as a storefront does it. */
export async function aSubscriber(
  store: Store,
  { terms = {}, person }: { terms?: Record<string, unknown>; person?: Person } = {},
): Promise<{ customer: Customer; id: string; orderId: string }> {
  await mark(store, "DAYPACK-INK", terms)
  const customer = await register(store, person)
  const { orderId } = await subscribe(store, customer)
  const [subscription] = await begunWith(store, orderId)
  if (!subscription) throw new Error("no subscription began")
  return { customer, id: subscription.id, orderId }
}

/** The one customer token of Klarna's fails in this way from now on. */
export function spoilToken({ sandbox }: Store, how: "fail" | "unavailable", times?: number): void {
  const [token] = sandbox.control.tokens()
  sandbox.control.actOnToken(token?.token_id ?? "", how, times === undefined ? {} : { times })
}
