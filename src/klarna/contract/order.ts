import { z } from "zod"

import { answerText } from "./primitives"
import { purchaseFields } from "./session"

/**
 * Body of `POST /payments/v1/authorizations/{authorization_token}/order`. Addresses, lines and amounts are compared by
 * Klarna with what was authorized; the order of the lines counts.
 */
export const PlaceOrderRequest = z.strictObject({
  ...purchaseFields,
  auto_capture: z.boolean().optional(),
})
export type PlaceOrderRequest = z.infer<typeof PlaceOrderRequest>

/** How the shopper pays. Recorded as an object although Klarna's guides show a string. */
export const AuthorizedPaymentMethod = z.union([
  z.string().transform((type) => ({ type })),
  z.looseObject({
    number_of_days: z.number().nullish(),
    number_of_installments: z.number().nullish(),
    type: z.string(),
  }),
])
export type AuthorizedPaymentMethod = z.infer<typeof AuthorizedPaymentMethod>

/**
 * Answer of placing an order, by an authorization or a customer token: 200, not 201. `fraud_status` is ACCEPTED or
 * PENDING; unknown values come through. `redirect_url` is missing where the documents require it (recorded).
 */
export const PlacedOrder = z.looseObject({
  authorized_payment_method: AuthorizedPaymentMethod.nullish().catch(undefined),
  fraud_status: answerText,
  order_id: z.string().min(1),
  redirect_url: answerText,
})
export type PlacedOrder = z.infer<typeof PlacedOrder>
