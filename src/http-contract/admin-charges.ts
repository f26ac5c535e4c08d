import { z } from "zod"

import { AdminSubscription, StoreCharge } from "./subscriptions"

/** ISO 8601. */
const Time = z.string()

/** One try of a charge, by token or by the customer. */
export const ChargeAttempt = z.strictObject({
  id: z.string(),
  created_at: Time,
  /** How: with the token, or the customer in the widget or on Klarna's page. */
  channel: z.enum(["widget", "redirect", "token"]),
  outcome: z.enum(["authorized", "pending", "refused", "failed", "unknown"]),
  /** Of the error catalogue; null where nothing went wrong. */
  code: z.string().nullable(),
  /** What went wrong and what to do, in words. */
  error: z.string().nullable(),
  /** Klarna's, for their support. */
  correlation_id: z.string().nullable(),
})
export type ChargeAttempt = z.infer<typeof ChargeAttempt>

/** A charge, as the merchant sees it. */
export const AdminCharge = StoreCharge.extend({
  account: z.string(),
  customer_id: z.string().nullable(),
  customer_token_id: z.string(),
  subscription_id: z.string().nullable(),
  klarna_order_id: z.string().nullable(),
  /** How it is being paid at this moment. */
  way: z.enum(["token", "customer"]).nullable(),
  /** How often Klarna refused the token. */
  refusals: z.int(),
  first_refused_at: Time.nullable(),
  /** Since when its outcome isn't known. */
  unknown_since: Time.nullable(),
  last_code: z.string().nullable(),
  last_error: z.string().nullable(),
  settled_at: Time.nullable(),
})
export type AdminCharge = z.infer<typeof AdminCharge>

/** The payment method of a subscription. */
export const SubscriptionMethod = z.strictObject({
  id: z.string(),
  /** Klarna's: ACTIVE, SUSPENDED, CANCELLED. */
  status: z.string(),
  description: z.string(),
  /** As Klarna names it, such as INVOICE; null until it was read. */
  payment_method_type: z.string().nullable(),
  card_brand: z.string().nullable(),
  masked_number: z.string().nullable(),
})

/** Answer of `GET /admin/klarna/subscriptions/:id`. */
export const AdminSubscriptionDetail = z.strictObject({
  subscription: AdminSubscription.extend({
    payment_method: SubscriptionMethod.nullable(),
    /** Oldest first. */
    orders: z.array(
      z.strictObject({
        id: z.string(),
        display_id: z.number().nullable(),
        status: z.string(),
        created_at: Time,
      }),
    ),
    /** Newest first, each with its tries, oldest first. */
    charges: z.array(AdminCharge.extend({ attempts: z.array(ChargeAttempt) })),
  }),
})
export type AdminSubscriptionDetail = z.infer<typeof AdminSubscriptionDetail>

/** Query of `GET /admin/klarna/charges`. */
export const ChargesQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).default(0),
  state: StoreCharge.shape.state.optional(),
  subscription_id: z.string().min(1).optional(),
})
export type ChargesQuery = z.infer<typeof ChargesQuery>

/** Its answer, newest first. */
export const AdminCharges = z.strictObject({
  charges: z.array(AdminCharge),
  count: z.int(),
  limit: z.int(),
  offset: z.int(),
})
export type AdminCharges = z.infer<typeof AdminCharges>

/** Body of `POST /admin/klarna/charges/:id/unblock`: what a person found out about a charge whose outcome isn't known. */
export const UnblockRequest = z
  .strictObject({
    /** Klarna didn't charge it: it is charged anew. */
    outcome: z.literal("not_charged").optional(),
    /** Klarna charged it with this order. */
    klarna_order_id: z.string().min(1).optional(),
  })
  .refine(({ klarna_order_id, outcome }) => Boolean(klarna_order_id) !== Boolean(outcome), {
    message: 'expected outcome "not_charged" or klarna_order_id',
  })
export type UnblockRequest = z.infer<typeof UnblockRequest>

/** Answer of retry and unblock: as it is now. */
export interface ChargeChanged {
  readonly charge: AdminCharge
}
