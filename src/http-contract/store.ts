import { z } from "zod"

/** Query of `GET /store/klarna/payment-sessions/:id/authorize-payload`. */
export const AuthorizePayloadQuery = z.strictObject({
  /** The cart that is being paid: knowing it is what lets a storefront read it. */
  cart_id: z.string().min(1),
})
export type AuthorizePayloadQuery = z.infer<typeof AuthorizePayloadQuery>

/** Its answer: the data for `Klarna.Payments.authorize`, as Klarna spells it. */
export interface AuthorizePayloadResponse {
  readonly authorize_payload: Record<string, unknown>
}

/** Klarna's authorization tokens are UUIDs: anything else is refused before anybody is asked about it. */
export const AuthorizationToken = z.guid({
  error: "expected the authorization token that Klarna gave the browser, a UUID",
})

/** Body of `POST /store/klarna/payment-sessions/:id/authorization`. */
export const AuthorizationRequest = z.strictObject({
  /** What `Klarna.Payments.authorize` gave the browser. */
  authorization_token: AuthorizationToken,
  cart_id: z.string().min(1),
})
export type AuthorizationRequest = z.infer<typeof AuthorizationRequest>

/** Its answer: the token is recorded; nothing else follows from it until the cart is completed. */
export interface AuthorizationResponse {
  readonly recorded: true
}
