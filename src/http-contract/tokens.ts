import { z } from "zod"

import { AuthorizationToken } from "./store"

/** A customer's saved payment method, as the customer sees it: our id stands for Klarna's token, which nobody is shown. */
export const CustomerTokenView = z.strictObject({
  id: z.string(),
  /** As Klarna says it, such as INVOICE; null until it was read back. */
  payment_method_type: z.string().nullable(),
  brand: z.string().nullable(),
  masked_number: z.string().nullable(),
  /** Klarna's: ACTIVE, SUSPENDED or CANCELLED, or a word that it added since. */
  status: z.string(),
  /** ISO 8601 */
  created_at: z.string(),
})
export type CustomerTokenView = z.infer<typeof CustomerTokenView>

/** Answer of `GET /store/klarna/customer-tokens`: the customer's own, newest first. */
export const CustomerTokensResponse = z.strictObject({
  customer_tokens: z.array(CustomerTokenView),
})
export type CustomerTokensResponse = z.infer<typeof CustomerTokensResponse>

/** Answer of `DELETE /store/klarna/customer-tokens/:id`. */
export interface CustomerTokenDeleted {
  readonly id: string
  readonly deleted: true
}

/** Body of `POST /store/klarna/customer-tokens/sessions`: the cart or the subscription that is signed up for. */
export const SignUpRequest = z
  .strictObject({
    /** Key in the plugin's `options.accounts`; by default the first that sells in the cart's country. */
    account: z.string().min(1).optional(),
    cart_id: z.string().min(1).optional(),
    /** Where the shopper confirms; by default as the store's options say. */
    checkout: z.enum(["widget", "redirect"]).optional(),
    subscription_id: z.string().min(1).optional(),
  })
  .refine(({ cart_id, subscription_id }) => Boolean(cart_id) !== Boolean(subscription_id), {
    message: "expected cart_id or subscription_id",
  })
export type SignUpRequest = z.infer<typeof SignUpRequest>

/** Its answer. */
export interface SignUpResponse {
  readonly sign_up: {
    readonly id: string
    readonly checkout: "widget" | "redirect"
    /** For Klarna's script; null on Klarna's own page. */
    readonly client_token: string | null
    readonly payment_method_categories: unknown
    /** Klarna's page, for the browser to go to; null in the widget. */
    readonly redirect_url: string | null
    /** What the browser hands to `Klarna.Payments.authorize`; null on Klarna's own page. */
    readonly authorize_payload: Record<string, unknown> | null
    /** ISO 8601 */
    readonly expires_at: string
  }
}

/** Body of `POST /store/klarna/customer-tokens/sessions/:id/authorization`. */
export const SignUpAuthorizationRequest = z.strictObject({
  /** What `Klarna.Payments.authorize` gave the browser; without it, what the shopper did on Klarna's page is looked up. */
  authorization_token: AuthorizationToken.optional(),
  /** The cart that was signed up for, where nobody is logged in. */
  cart_id: z.string().min(1).optional(),
})
export type SignUpAuthorizationRequest = z.infer<typeof SignUpAuthorizationRequest>

/** Its answer. */
export interface SignUpAuthorizationResponse {
  readonly customer_token: CustomerTokenView
}

const count = z.coerce.number().int().min(0)

/** Query of `GET /admin/klarna/customer-tokens`. */
export const AdminCustomerTokensQuery = z.strictObject({
  customer_id: z.string().min(1).optional(),
  limit: count.max(100).default(20),
  offset: count.default(0),
})
export type AdminCustomerTokensQuery = z.infer<typeof AdminCustomerTokensQuery>

/** A saved payment method, as the merchant sees it. */
export const AdminCustomerToken = CustomerTokenView.extend({
  account: z.string(),
  /** A guest's id until an account claims the order; null where the cart had no customer. */
  customer_id: z.string().nullable(),
  cart_id: z.string().nullable(),
  /** What the shopper agreed to. */
  description: z.string(),
  /** ISO 3166-1 alpha-2 */
  purchase_country: z.string(),
  /** ISO 4217: the only currency that it can be charged in. */
  purchase_currency: z.string(),
  /** Whether this installation of the store may charge it. */
  is_chargeable_here: z.boolean(),
  /** ISO 8601; null where nobody asked Klarna since it was made. */
  read_at: z.string().nullable(),
  /** ISO 8601; since when it is to be cancelled at Klarna. */
  revoke_requested_at: z.string().nullable(),
})
export type AdminCustomerToken = z.infer<typeof AdminCustomerToken>

/** Its answer. */
export const AdminCustomerTokens = z.strictObject({
  customer_tokens: z.array(AdminCustomerToken),
  count: z.int(),
  limit: z.int(),
  offset: z.int(),
})
export type AdminCustomerTokens = z.infer<typeof AdminCustomerTokens>

/**
 * Answer of `POST /admin/klarna/installation`: how many saved payment methods may be charged here from now on, and how many
 * Klarna orders and sessions are looked after here.
 */
export const InstallationConfirmed = z.strictObject({
  accounts: z.array(
    z.strictObject({
      account: z.string(),
      customer_tokens: z.int(),
      orders: z.int(),
      sessions: z.int(),
    }),
  ),
})
export type InstallationConfirmed = z.infer<typeof InstallationConfirmed>
