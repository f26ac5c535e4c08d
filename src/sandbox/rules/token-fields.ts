import type { Fields } from "./fields"
import {
  ADDRESS,
  ATTACHMENT,
  CUSTOMER,
  LINE_TYPES,
  MARKET,
  PRODUCT_IDENTIFIERS,
  SUBSCRIPTION,
} from "./payments-fields"

/**
 * Limits of customer tokens. Documented: Payments API reference, schema customer_token_creation_request; Customer Token
 * API reference, schemas customer_token_order and customer_token_status_update_request.
 */

const text = (max: number) => ({ kind: "text", max }) as const
const MAX_LINE_AMOUNT = 100_000_000

/** Complained about before anything else when a token is made (recorded). */
export const TOKEN_PURPOSE: Fields = {
  description: { kind: "text", max: 255, min: 1, required: true },
  intended_use: { kind: "choice", of: ["SUBSCRIPTION"], required: true },
}

export const TOKEN: Fields = {
  ...TOKEN_PURPOSE,
  locale: { kind: "text", pattern: /^[A-Za-z]{2}(?:-[A-Za-z]{2})*$/, required: true },
  ...MARKET,
  billing_address: { fields: ADDRESS, kind: "shape" },
  customer: { fields: CUSTOMER, kind: "shape" },
}

export const TOKEN_STATUS: Fields = {
  status: { kind: "choice", of: ["CANCELLED"], required: true },
}

const ORDER_LINE: Fields = {
  image_url: text(1024),
  merchant_data: text(255),
  name: { kind: "text", max: 255, min: 1, required: true },
  product_identifiers: { fields: PRODUCT_IDENTIFIERS, kind: "shape" },
  product_url: text(1024),
  quantity: { kind: "whole", min: 0, required: true },
  quantity_unit: { kind: "text", max: 8, min: 1 },
  reference: text(256),
  subscription: { fields: SUBSCRIPTION, kind: "shape" },
  tax_rate: { kind: "whole", min: 0 },
  total_amount: { kind: "whole", max: MAX_LINE_AMOUNT, required: true },
  total_discount_amount: { kind: "whole", min: 0 },
  total_tax_amount: { kind: "whole" },
  type: { kind: "choice", of: LINE_TYPES },
  unit_price: { kind: "whole", max: MAX_LINE_AMOUNT, required: true },
}

/** A charge. The required fields come first, in the order in which an empty body was told of them (recorded). */
export const TOKEN_ORDER: Fields = {
  order_lines: {
    item: { fields: ORDER_LINE, kind: "shape" },
    kind: "list",
    max: 1000,
    min: 1,
    required: true,
  },
  purchase_currency: { kind: "text", pattern: /^[A-Za-z]{3}$/, required: true },
  order_amount: { kind: "whole", min: 1, required: true },
  order_tax_amount: { kind: "whole", min: 0, required: true },
  attachment: ATTACHMENT,
  auto_capture: { kind: "flag" },
  merchant_data: text(6000),
  merchant_reference1: text(255),
  merchant_reference2: text(255),
  merchant_urls: {
    fields: { confirmation: { ...text(2000), required: true }, push: text(2000) },
    kind: "shape",
  },
  shipping_address: {
    fields: { ...ADDRESS, phone: { kind: "text", max: 99, min: 5 } },
    kind: "shape",
  },
}
