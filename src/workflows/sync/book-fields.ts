import { z } from "zod"

import { type Decimal, toDecimal } from "../../mapping/money"

/** Fields of Query's `payment_collection`: all that Medusa knows of a purchase. */
export const BOOK_FIELDS = [
  "id",
  "status",
  "amount",
  "currency_code",
  "captured_amount",
  "refunded_amount",
  "cart.id",
  "cart.completed_at",
  "cart.order.id",
  "order.id",
  "order.status",
  "order.display_id",
  "order.custom_display_id",
  "order.created_at",
  "order.transactions.id",
  "order.transactions.reference",
  "order.transactions.reference_id",
  "order.transactions.amount",
  "order.payment_collections.id",
  "order.payment_collections.status",
  "order.payment_collections.amount",
  "order.payment_collections.created_at",
  "order.payment_collections.payments.id",
  "order.payment_collections.payments.canceled_at",
  "order.payment_collections.payments.captures.id",
  "order.payment_collections.payments.refunds.id",
  "payment_sessions.id",
  "payment_sessions.provider_id",
  "payment_sessions.status",
  "payment_sessions.amount",
  "payment_sessions.data",
  "payments.id",
  "payments.provider_id",
  "payments.payment_session_id",
  "payments.amount",
  "payments.canceled_at",
  "payments.captured_at",
  "payments.data",
  "payments.captures.id",
  "payments.captures.amount",
  "payments.captures.created_by",
  "payments.captures.created_at",
  "payments.refunds.id",
  "payments.refunds.amount",
  "payments.refunds.metadata",
  "payments.refunds.created_at",
]

const Amount = z.unknown().transform((value): Decimal => toDecimal(value ?? 0))
const Time = z
  .unknown()
  .transform((value) => new Date(z.union([z.string(), z.date()]).parse(value)))
const Flag = z.unknown().transform(Boolean)
const Data = z.looseObject({
  expires_at: z.string().nullish().catch(null),
  klarna_order_id: z.string().nullish().catch(null),
})
const many = <T extends z.ZodType>(one: T) =>
  z
    .array(one.nullish())
    .nullish()
    .transform((rows) => (rows ?? []).flatMap((row) => (row ? [row] : [])))

const Capture = z.object({
  amount: Amount,
  created_at: Time,
  created_by: z.string().nullish(),
  id: z.string(),
})
const Refund = z.object({
  amount: Amount,
  created_at: Time,
  id: z.string(),
  metadata: z.looseObject({ klarna_refund_id: z.string().nullish().catch(null) }).nullish(),
})
const Payment = z.object({
  amount: Amount,
  canceled_at: Flag,
  captured_at: Flag,
  captures: many(Capture),
  data: Data.nullish().catch(null),
  id: z.string(),
  payment_session_id: z.string().nullish(),
  provider_id: z.string(),
  refunds: many(Refund),
})
export type PaymentRow = z.output<typeof Payment>

const Session = z.object({
  amount: Amount,
  data: Data.nullish().catch(null),
  id: z.string(),
  provider_id: z.string(),
  status: z.string(),
})
export type SessionRow = z.output<typeof Session>

const Transaction = z.object({
  amount: Amount,
  id: z.string(),
  reference: z.string().nullish(),
  reference_id: z.string().nullish(),
})
const Named = z.object({ id: z.string() })
const Sibling = z.object({
  amount: Amount,
  created_at: Time,
  id: z.string(),
  payments: many(
    z.object({ canceled_at: Flag, captures: many(Named), id: z.string(), refunds: many(Named) }),
  ),
  status: z.string(),
})

const Order = z.object({
  created_at: Time,
  custom_display_id: z.string().nullish(),
  display_id: z.union([z.number(), z.string()]),
  id: z.string(),
  payment_collections: many(Sibling),
  status: z.string(),
  transactions: many(Transaction),
})
export type OrderRow = z.output<typeof Order>

/** A payment collection as Query answers it. */
export const Collection = z.object({
  amount: Amount,
  captured_amount: Amount,
  cart: z
    .object({
      completed_at: Flag,
      id: z.string(),
      order: z.object({ id: z.string() }).nullish(),
    })
    .nullish(),
  currency_code: z.string(),
  id: z.string(),
  order: Order.nullish(),
  payment_sessions: many(Session),
  payments: many(Payment),
  refunded_amount: Amount,
  status: z.string(),
})
export type CollectionRow = z.output<typeof Collection>
