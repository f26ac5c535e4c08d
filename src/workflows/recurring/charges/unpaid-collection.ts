import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { createOrderPaymentCollectionWorkflow } from "@medusajs/medusa/core-flows"
import { z } from "zod"

import { type Decimal, fromMinor, toDecimal, toMinor } from "../../../mapping/money"
import type { SyncContext } from "../../sync/context"
import { paymentBooks } from "../../sync/payment-books"
import { notAllowed } from "../../not-allowed"

const Amount = z.unknown().transform((value): Decimal => toDecimal(value))
const Payment = z.object({ amount: Amount, canceled_at: z.unknown() })
const Collection = z.object({
  amount: Amount,
  id: z.string(),
  payment_sessions: z.array(z.object({ status: z.string() }).nullish()).nullish(),
  payments: z.array(Payment.nullish()).nullish(),
  status: z.string(),
})
type Collection = z.infer<typeof Collection>

const Order = z.object({
  currency_code: z.string(),
  id: z.string(),
  payment_collections: z.array(Collection.nullish()).nullish(),
  status: z.string().nullish(),
  summary: z.object({ pending_difference: Amount }),
  total: Amount,
})
type Order = z.infer<typeof Order>

const FIELDS = [
  "id",
  "currency_code",
  "status",
  "summary",
  "total",
  "payment_collections.id",
  "payment_collections.amount",
  "payment_collections.status",
  "payment_collections.payments.amount",
  "payment_collections.payments.canceled_at",
  "payment_collections.payment_sessions.status",
]
const PAYABLE = new Set(["not_paid", "awaiting"])
const UNDER_WAY = new Set(["authorized", "pending_authorization"])

/**
 * The payment collection with which an order's rest is paid, of the rest's amount; undefined where nothing is left. What is
 * authorized counts as paid: core's own workflow would give an authorized payment up and have it paid once more.
 * @throws MedusaError `not_found` without the order, `not_allowed` while another payment of it is being decided
 */
export async function unpaidCollection(
  context: SyncContext,
  orderId: string,
): Promise<string | undefined> {
  const order = await load(context, orderId)
  const rest = restOf(order)
  if (rest < 1 || order.status === "canceled") return undefined
  const amount = fromMinor(rest, order.currency_code).toNumber()
  const collection = collectionsOf(order).find(isPayable)
  if (!collection) return make(context, orderId, amount)
  if (collection.payment_sessions?.some((session) => UNDER_WAY.has(session?.status ?? ""))) {
    const message = `A payment of order ${orderId} is being decided; please wait for it.`
    throw notAllowed(message)
  }
  if (toMinor(collection.amount, order.currency_code) !== rest) {
    await paymentBooks(context).updatePaymentCollections(collection.id, { amount })
  }
  return collection.id
}

async function load({ container }: SyncContext, id: string): Promise<Order> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: FIELDS, filters: { id } })
  if (data[0]) return Order.parse(data[0])
  throw new MedusaError(MedusaError.Types.NOT_FOUND, `Order ${id} was not found.`)
}

/**
 * In minor units. Neither more than core says, nor more than no payment stands for: a refund of goodwill makes core count its
 * amount as owed again.
 */
function restOf(order: Order): number {
  const live = collectionsOf(order)
    .flatMap(({ payments }) => payments ?? [])
    .flatMap((payment) => (payment && !payment.canceled_at ? payment.amount : []))
  const unpaid = live.reduce((rest, amount) => rest.minus(amount), order.total)
  const { currency_code: currency, summary } = order
  return Math.min(toMinor(unpaid, currency), toMinor(summary.pending_difference, currency))
}

function isPayable({ payments, status }: Collection): boolean {
  return PAYABLE.has(status) && !payments?.some((payment) => payment && !payment.canceled_at)
}

function collectionsOf({ payment_collections: collections }: Order): Collection[] {
  return (collections ?? []).flatMap((one) => one ?? [])
}

async function make({ container }: SyncContext, order_id: string, amount: number): Promise<string> {
  const { result } = await createOrderPaymentCollectionWorkflow(container).run({
    input: { amount, order_id },
  })
  const [collection] = result
  if (!collection) throw new Error(`Order ${order_id} got no payment collection.`)
  return collection.id
}
