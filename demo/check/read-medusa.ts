import { z } from "zod"

import type { MedusaEntry, MedusaPayment } from "./compare-books"
import { call } from "./http"
import type { Api } from "./http"
import { sumInMinor, toMinor } from "./money"

const KLARNA = "pp_klarna_"
const FIELDS = [
  "id,display_id,status,payment_status,currency_code,total,cart.id",
  "*payment_collections.payments,*payment_collections.payments.captures,*payment_collections.payments.refunds",
  "*payment_collections.payment_sessions,*transactions",
].join(",")

const Data = z.looseObject({ klarna_order_id: z.string().nullish() }).nullish()
const Amounts = z.array(z.object({ amount: z.number() })).nullish()
const Payment = z.object({
  id: z.string(),
  provider_id: z.string(),
  currency_code: z.string(),
  amount: z.number(),
  canceled_at: z.string().nullish(),
  captures: Amounts,
  refunds: Amounts,
  data: Data,
})
type Payment = z.infer<typeof Payment>
const Session = z.object({
  provider_id: z.string(),
  currency_code: z.string(),
  amount: z.number(),
  status: z.string(),
  data: Data,
})
type Session = z.infer<typeof Session>
const Order = z.object({
  id: z.string(),
  display_id: z.number(),
  status: z.string(),
  payment_status: z.string(),
  total: z.number(),
  cart: z.object({ id: z.string() }).nullish(),
  transactions: z.array(
    z.object({
      amount: z.number(),
      reference: z.string().nullable(),
      reference_id: z.string().nullable(),
    }),
  ),
  payment_collections: z.array(
    z.object({
      payments: z.array(Payment).nullish(),
      payment_sessions: z.array(Session).nullish(),
    }),
  ),
})
type Order = z.infer<typeof Order>
const Orders = z.object({ orders: z.array(Order) })
const PAGE = 500

/** Reads all orders of the store as the admin shows them. */
export async function readMedusaOrders(admin: Api): Promise<MedusaEntry[]> {
  const entries: MedusaEntry[] = []
  for (let isLast = false; !isLast;) {
    const page = `limit=${PAGE}&offset=${entries.length}&order=created_at`
    const path = `/admin/orders?${page}&fields=${FIELDS}`
    const { orders } = await call(admin, { path, answer: Orders })
    entries.push(...orders.map(toEntry))
    isLast = orders.length < PAGE
  }
  return entries
}

/** Finds the payment of an order that a merchant captures. */
export async function findPaymentId(admin: Api, orderId: string): Promise<string> {
  const { orders } = await call(admin, {
    path: `/admin/orders?id=${orderId}&fields=${FIELDS}`,
    answer: Orders,
  })
  const payment = orders[0]?.payment_collections.flatMap(({ payments }) => payments ?? [])[0]
  if (!payment) throw new Error(`Order ${orderId} has no payment.`)
  return payment.id
}

function toEntry(order: Order): MedusaEntry {
  const payments = order.payment_collections.flatMap(({ payments, payment_sessions }) => {
    const ours = (payments ?? []).filter(isKlarna).map(toPayment)
    return ours.length > 0 ? ours : (payment_sessions ?? []).filter(isWaiting).map(toWaitingPayment)
  })
  return {
    id: order.id,
    displayId: order.display_id,
    status: order.status,
    paymentStatus: order.payment_status,
    total: toMinor(order.total),
    payments,
    money: readMoney(order),
    isAdrift: !order.cart && order.payment_collections.length === 0,
  }
}

function readMoney({ payment_collections, transactions }: Order): MedusaEntry["money"] {
  const payments = payment_collections.flatMap(({ payments }) => payments ?? [])
  return {
    captured: sumOf(payments.flatMap(({ captures }) => captures ?? [])),
    refunded: sumOf(payments.flatMap(({ refunds }) => refunds ?? [])),
    transactions: transactions.map(({ amount, reference, reference_id }) => ({
      amount: amount * toMinor(1),
      reference,
      referenceId: reference_id,
    })),
  }
}

const isKlarna = ({ provider_id }: { provider_id: string }) => provider_id.startsWith(KLARNA)

/** Klarna decides, or decided against it: Medusa has an order, a session with Klarna's order, and no payment. */
const isWaiting = (session: Session) =>
  isKlarna(session) &&
  (session.status === "pending_authorization" ||
    (session.status === "canceled" && Boolean(session.data?.klarna_order_id)))

function toPayment(payment: Payment): MedusaPayment {
  return {
    klarnaOrderId: payment.data?.klarna_order_id ?? null,
    currency: payment.currency_code,
    amount: toMinor(payment.amount),
    captured: sumOf(payment.captures),
    refunded: sumOf(payment.refunds),
    isCanceled: Boolean(payment.canceled_at),
  }
}

function toWaitingPayment(session: Session): MedusaPayment {
  const { data, currency_code: currency, amount, status } = session
  const klarnaOrderId = data?.klarna_order_id ?? null
  return {
    klarnaOrderId,
    currency,
    amount: toMinor(amount),
    captured: 0,
    refunded: 0,
    isCanceled: status === "canceled",
  }
}

function sumOf(amounts: z.infer<typeof Amounts>): number {
  return sumInMinor((amounts ?? []).map(({ amount }) => amount))
}
