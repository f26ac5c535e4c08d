import type { Fields } from "./fields"

/** Limits of Payments v1. Documented: Payments API reference, schemas session_create and create_order_request. */

const text = (max: number) => ({ kind: "text", max }) as const
const FREE_TEXT = { kind: "text" } as const
const COLOUR = { kind: "text", pattern: /^#[A-Fa-f0-9]{6}$/ } as const
const URL_TEXT = text(2000)

export const ADDRESS: Fields = {
  attention: text(99),
  city: text(99),
  country: { kind: "text", pattern: /^[A-Za-z]{2}$/ },
  email: text(99),
  family_name: text(99),
  given_name: text(99),
  organization_name: text(99),
  phone: text(99),
  postal_code: text(10),
  region: text(99),
  street_address: text(99),
  street_address2: text(99),
  title: text(20),
}

export const CUSTOMER: Fields = {
  customer_token: FREE_TEXT,
  date_of_birth: { kind: "text", pattern: /^\d{4}-\d{2}-\d{2}$/ },
  gender: FREE_TEXT,
  last_four_ssn: { kind: "text", pattern: /^([0-9]{4}|[0-9]{9})$/ },
  national_identification_number: FREE_TEXT,
  organization_entity_type: {
    kind: "choice",
    of: [
      "LIMITED_COMPANY",
      "PUBLIC_LIMITED_COMPANY",
      "ENTREPRENEURIAL_COMPANY",
      "LIMITED_PARTNERSHIP_LIMITED_COMPANY",
      "LIMITED_PARTNERSHIP",
      "GENERAL_PARTNERSHIP",
      "REGISTERED_SOLE_TRADER",
      "SOLE_TRADER",
      "CIVIL_LAW_PARTNERSHIP",
      "PUBLIC_INSTITUTION",
      "OTHER",
    ],
  },
  organization_registration_id: FREE_TEXT,
  title: FREE_TEXT,
  type: { kind: "choice", of: ["person", "organization"] },
  vat_id: FREE_TEXT,
}

/** Identifiers of a product: the same in Payments and Order Management. */
export const PRODUCT_IDENTIFIERS: Fields = {
  brand: text(70),
  category_path: text(750),
  color: text(64),
  global_trade_item_number: text(50),
  manufacturer_part_number: text(70),
  size: text(64),
}

export const SUBSCRIPTION: Fields = {
  interval: { kind: "choice", of: ["DAY", "WEEK", "MONTH", "YEAR"], required: true },
  interval_count: { kind: "whole", min: 1, required: true },
  name: { kind: "text", max: 255, min: 1, required: true },
}

export const LINE_TYPES = [
  "physical",
  "discount",
  "shipping_fee",
  "sales_tax",
  "digital",
  "gift_card",
  "store_credit",
  "surcharge",
]

const ORDER_LINE: Fields = {
  image_url: text(1024),
  merchant_data: text(1024),
  name: { kind: "text", max: 255, min: 1, required: true },
  product_identifiers: { fields: PRODUCT_IDENTIFIERS, kind: "shape" },
  product_url: text(1024),
  quantity: { kind: "whole", min: 0, required: true },
  quantity_unit: { kind: "text", max: 8, min: 1 },
  reference: text(255),
  subscription: { fields: SUBSCRIPTION, kind: "shape" },
  tax_rate: { kind: "whole", max: 10_000, min: 0 },
  total_amount: { kind: "whole", max: 200_000_000, required: true },
  total_discount_amount: { kind: "whole", min: 0 },
  total_tax_amount: { kind: "whole" },
  type: { kind: "choice", of: LINE_TYPES },
  unit_price: { kind: "whole", max: 200_000_000, required: true },
}

const MERCHANT_URLS: Fields = {
  authorization: URL_TEXT,
  confirmation: URL_TEXT,
  notification: URL_TEXT,
  push: URL_TEXT,
}

/** Country and currency: complained about before anything else when a session is made (recorded). */
export const MARKET: Fields = {
  purchase_country: { kind: "text", pattern: /^[A-Za-z]{2}$/, required: true },
  purchase_currency: { kind: "text", pattern: /^[A-Za-z]{3}$/, required: true },
}

const PURCHASE: Fields = {
  ...MARKET,
  billing_address: { fields: ADDRESS, kind: "shape" },
  custom_payment_method_ids: { item: FREE_TEXT, kind: "list" },
  customer: { fields: CUSTOMER, kind: "shape" },
  locale: { kind: "text", pattern: /^[A-Za-z]{2}(?:-[A-Za-z]{2})*$/ },
  merchant_data: text(6000),
  merchant_reference1: text(255),
  merchant_reference2: text(255),
  merchant_urls: { fields: MERCHANT_URLS, kind: "shape" },
  order_amount: { kind: "whole", min: 0, required: true },
  order_lines: {
    item: { fields: ORDER_LINE, kind: "shape" },
    kind: "list",
    max: 1000,
    min: 1,
    required: true,
  },
  order_tax_amount: { kind: "whole", min: 0 },
  shipping_address: { fields: ADDRESS, kind: "shape" },
}

/** Extra merchant data. */
export const ATTACHMENT = {
  fields: {
    body: { kind: "text", required: true },
    content_type: { kind: "text", required: true },
  },
  kind: "shape",
} as const

export const SESSION: Fields = {
  ...PURCHASE,
  acquiring_channel: { kind: "choice", of: ["ECOMMERCE", "IN_STORE", "TELESALES"] },
  attachment: ATTACHMENT,
  design: FREE_TEXT,
  intent: { kind: "choice", of: ["buy", "tokenize", "buy_and_tokenize"] },
  options: {
    fields: {
      color_border: COLOUR,
      color_border_selected: COLOUR,
      color_details: COLOUR,
      color_text: COLOUR,
      radius_border: FREE_TEXT,
    },
    kind: "shape",
  },
}

const optional = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, { ...field, required: false }]),
  )

/** A session update or the data of `authorize()`: the same fields, none required. */
export const PARTIAL_SESSION: Fields = optional(SESSION)

export const PLACE_ORDER: Fields = { ...PURCHASE, auto_capture: { kind: "flag" } }
