import { z } from "zod"

import { Address } from "./address"
import { Customer, SessionCustomer } from "./customer"
import { OrderLine } from "./order-line"
import { Amount, answerText, CountryCode, CurrencyCode, Locale, text } from "./primitives"

/** Where Klarna calls and where the shopper returns; `{session.id}` and `{order.id}` are filled in by Klarna. */
export const MerchantUrls = z.strictObject({
  authorization: text(2000).optional(),
  confirmation: text(2000).optional(),
  notification: text(2000).optional(),
  push: text(2000).optional(),
})
export type MerchantUrls = z.infer<typeof MerchantUrls>

/** Extra merchant data: a JSON document as a string. */
export const Attachment = z.strictObject({ body: z.string(), content_type: z.string() })
export type Attachment = z.infer<typeof Attachment>

const colour = z.string().regex(/^#[A-Fa-f0-9]{6}$/)

export const WidgetOptions = z.strictObject({
  color_border: colour.optional(),
  color_border_selected: colour.optional(),
  color_details: colour.optional(),
  color_text: colour.optional(),
  radius_border: z.string().optional(),
})
export type WidgetOptions = z.infer<typeof WidgetOptions>

export const AcquiringChannel = z.enum(["ECOMMERCE", "IN_STORE", "TELESALES"])
export type AcquiringChannel = z.infer<typeof AcquiringChannel>

export const Intent = z.enum(["buy", "tokenize", "buy_and_tokenize"])
export type Intent = z.infer<typeof Intent>

/** What a purchase is about, as session and order requests say it. Amounts in minor units. */
export const purchaseFields = {
  billing_address: Address.optional(),
  custom_payment_method_ids: z.array(z.string()).optional(),
  customer: Customer.optional(),
  locale: Locale.optional(),
  merchant_data: text(6000).optional(),
  merchant_reference1: text(255).optional(),
  merchant_reference2: text(255).optional(),
  merchant_urls: MerchantUrls.optional(),
  order_amount: Amount,
  order_lines: z.array(OrderLine).min(1).max(1000),
  order_tax_amount: Amount.optional(),
  purchase_country: CountryCode,
  purchase_currency: CurrencyCode,
  shipping_address: Address.optional(),
}

/** Body of `POST /payments/v1/sessions`. */
export const SessionCreateRequest = z.strictObject({
  ...purchaseFields,
  acquiring_channel: AcquiringChannel.optional(),
  attachment: Attachment.optional(),
  customer: SessionCustomer.optional(),
  design: z.string().optional(),
  intent: Intent.optional(),
  options: WidgetOptions.optional(),
})
export type SessionCreateRequest = z.infer<typeof SessionCreateRequest>

/** Body of `POST /payments/v1/sessions/{session_id}`: the same fields, none required. */
export const SessionUpdateRequest = SessionCreateRequest.partial()
export type SessionUpdateRequest = z.infer<typeof SessionUpdateRequest>

/** A choice the shopper is offered. Names and pictures are Klarna's to choose: show them, never fixed texts. */
export const PaymentMethodCategory = z.looseObject({
  asset_urls: z
    .looseObject({ descriptive: answerText, standard: answerText })
    .nullish()
    .catch(undefined),
  identifier: z.string(),
  name: answerText,
})
export type PaymentMethodCategory = z.infer<typeof PaymentMethodCategory>

/** Answer of session creation. */
export const SessionCreated = z.looseObject({
  client_token: z.string(),
  payment_method_categories: z.array(PaymentMethodCategory).nullish(),
  session_id: z.string(),
})
export type SessionCreated = z.infer<typeof SessionCreated>

/** Answer of reading a session. `complete` means that an order was placed. It holds no `session_id`. */
export const SessionRead = z.looseObject({
  authorization_token: answerText,
  client_token: answerText,
  expires_at: answerText,
  intent: answerText,
  locale: answerText,
  order_amount: z.number().nullish(),
  payment_method_categories: z.array(PaymentMethodCategory).nullish(),
  purchase_country: answerText,
  purchase_currency: answerText,
  status: answerText,
})
export type SessionRead = z.infer<typeof SessionRead>
