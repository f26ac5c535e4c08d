import type { Field, Fields } from "./fields"

/**
 * Limits of Hosted Payment Page v1. Documented: Hosted Payment Page API reference, schemas SessionCreationRequestV1 and
 * DistributionRequestV1. Their choices are held to upper case as written there, since no recording shows another.
 */

/** The document names no longest address; that of Payments is assumed. */
const URL_TEXT = { kind: "text", max: 2000 } as const

const oneOf = (...choices: readonly string[]): Field => ({
  kind: "text",
  pattern: new RegExp(`^(?:${choices.join("|")})$`),
})

const CATEGORY = oneOf(
  "DIRECT_DEBIT",
  "DIRECT_BANK_TRANSFER",
  "PAY_NOW",
  "PAY_LATER",
  "PAY_OVER_TIME",
  "KLARNA",
)

const BACKGROUND_IMAGE: Fields = { url: URL_TEXT, width: { kind: "whole" } }

const OPTIONS: Fields = {
  background_images: { item: { fields: BACKGROUND_IMAGE, kind: "shape" }, kind: "list" },
  logo_url: URL_TEXT,
  page_title: { kind: "text" },
  payment_method_categories: { item: CATEGORY, kind: "list" },
  payment_method_category: CATEGORY,
  place_order_mode: oneOf("PLACE_ORDER", "CAPTURE_ORDER", "NONE"),
  purchase_type: oneOf("BUY", "RENT", "BOOK", "SUBSCRIBE", "DOWNLOAD", "ORDER", "CONTINUE"),
  show_subtotal_detail: oneOf("HIDE"),
}

const MERCHANT_URLS: Fields = {
  back: URL_TEXT,
  cancel: URL_TEXT,
  error: URL_TEXT,
  failure: URL_TEXT,
  status_update: URL_TEXT,
  success: URL_TEXT,
}

export const HOSTED_PAGE: Fields = {
  merchant_urls: { fields: MERCHANT_URLS, kind: "shape" },
  options: { fields: OPTIONS, kind: "shape" },
  payment_session_url: { kind: "text", required: true },
  profile_id: { kind: "text" },
}

/** What each way to reach the shopper can't do without. */
const CONTACTS: Readonly<Record<string, Fields>> = {
  email: { email: { kind: "text", pattern: /^[^@\s]+@[^@\s]+$/, required: true } },
  sms: {
    phone: { kind: "text", min: 5, required: true },
    phone_country: { kind: "text", pattern: /^[A-Za-z]{2}$/, required: true },
  },
  token: { access_id: { kind: "text", min: 1, required: true } },
}

export const DISTRIBUTION_METHOD: Fields = {
  method: { ...oneOf(...Object.keys(CONTACTS)), required: true },
}

/** A distribution by a known method. */
export const distribution = (method: string): Fields => ({
  ...DISTRIBUTION_METHOD,
  contact_information: { fields: CONTACTS[method] ?? {}, kind: "shape", required: true },
  template: oneOf("INSTORE_PURCHASE"),
})
