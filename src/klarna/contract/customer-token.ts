import { z } from "zod"

import { Address, AddressAnswer } from "./address"
import { Customer } from "./customer"
import { answerText, CountryCode, CurrencyCode, Locale } from "./primitives"

/** Body of `POST /payments/v1/authorizations/{authorization_token}/customer-token`. */
export const CustomerTokenCreateRequest = z.strictObject({
  billing_address: Address.optional(),
  customer: Customer.optional(),
  description: z.string().min(1).max(255),
  intended_use: z.enum(["SUBSCRIPTION"]),
  locale: Locale,
  purchase_country: CountryCode,
  purchase_currency: CurrencyCode,
})
export type CustomerTokenCreateRequest = z.infer<typeof CustomerTokenCreateRequest>

/** Answer of token creation. Address and customer are those of the session, not of the request (recorded). */
export const CustomerTokenCreated = z.looseObject({
  billing_address: AddressAnswer.nullish().catch(undefined),
  payment_method_reference: answerText,
  redirect_url: answerText,
  token_id: z.string().min(1),
})
export type CustomerTokenCreated = z.infer<typeof CustomerTokenCreated>

/** The statuses of a customer token that Klarna's guides name; its API document leaves them open. */
export const CUSTOMER_TOKEN_STATUSES = ["ACTIVE", "SUSPENDED", "CANCELLED"] as const
export type CustomerTokenStatus = (typeof CUSTOMER_TOKEN_STATUSES)[number]

/** A customer token as read. A cancelled one can still be read (recorded). */
export const CustomerToken = z.looseObject({
  card: z
    .looseObject({ brand: answerText, expiry_date: answerText, masked_number: answerText })
    .nullish()
    .catch(undefined),
  direct_debit: z.looseObject({ masked_number: answerText }).nullish().catch(undefined),
  payment_method_type: answerText,
  status: z.string(),
})
export type CustomerToken = z.infer<typeof CustomerToken>

/** Body of a change of status. A cancelled token stays cancelled. */
export const CustomerTokenStatusRequest = z.strictObject({ status: z.enum(["CANCELLED"]) })
export type CustomerTokenStatusRequest = z.infer<typeof CustomerTokenStatusRequest>
