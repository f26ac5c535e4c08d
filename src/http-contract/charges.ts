import { z } from "zod"

import { AuthorizationToken } from "./store"

const Checkout = z.enum(["widget", "redirect"]).optional()

/** Body of `POST /store/klarna/subscriptions/:id/pay`: the customer pays the open charge of a subscription of theirs. */
export const PaySubscriptionRequest = z.strictObject({
  /** Where they confirm at Klarna; by default as the store has set. */
  checkout: Checkout,
  /** Another saved payment method of theirs, to be charged at once; without it they pay at Klarna. */
  customer_token_id: z.string().min(1).optional(),
})
export type PaySubscriptionRequest = z.infer<typeof PaySubscriptionRequest>

/** Body of `POST /store/klarna/charges/pay`: whoever has the link pays, without an account. */
export const PayLinkRequest = z.strictObject({
  checkout: Checkout,
  /** What stands in the link's address as `token`. */
  link: z.string().min(1).max(2000),
})
export type PayLinkRequest = z.infer<typeof PayLinkRequest>

/** Body of `POST /store/klarna/charges/:id/complete`: the customer has approved a purchase that has no cart. */
export const CompleteChargeRequest = z.strictObject({
  /** What `Klarna.Payments.authorize` gave the browser; on Klarna's page there is none. */
  authorization_token: AuthorizationToken.optional(),
  /** Of `payment.fallback`. */
  payment_session_id: z.string().min(1),
})
export type CompleteChargeRequest = z.infer<typeof CompleteChargeRequest>

/** Answer of all. */
export const PayChargeResponse = z.strictObject({
  payment: z.strictObject({
    charge_id: z.string(),
    status: z.enum(["paid", "pending", "unknown", "failed", "needs_customer", "blocked"]),
    order_id: z.string().nullable(),
    /** A payment session like any checkout's: the browser goes on with it as with a cart's. Null where nothing is to be done. */
    fallback: z
      .strictObject({
        /** Completed like any cart. Null where none is charged: `POST /store/klarna/charges/:id/complete` ends that purchase. */
        cart_id: z.string().nullable(),
        /** Takes another payment session, where the customer wants to pay in another way. */
        payment_collection_id: z.string(),
        payment_session: z.strictObject({
          id: z.string(),
          data: z.record(z.string(), z.unknown()),
        }),
      })
      .nullable(),
  }),
})
export type PayChargeResponse = z.infer<typeof PayChargeResponse>

/** Answer of `POST /admin/klarna/charges/due`: what was done. */
export const ChargeRunReport = z.strictObject({
  /** Charges that were made because their period began. */
  opened: z.int(),
  /** Subscriptions that ended with their paid period. */
  ended: z.int(),
  /** Customer tokens that Klarna has cancelled now. */
  revoked: z.int(),
  /** Charges that were worked off as far as they go now. */
  worked: z.int(),
  /** Subscriptions that are due and belong to another installation: nothing of them is charged. */
  foreign: z.int(),
})
export type ChargeRunReport = z.infer<typeof ChargeRunReport>
