import type { FieldFault, Fields } from "./fields"
import { LINE_TYPES, PRODUCT_IDENTIFIERS } from "./payments-fields"

/** Limits of Order Management v1. Documented: Order Management API reference. */

const text = (max: number) => ({ kind: "text", max }) as const
const MAX_AMOUNT = 200_000_000

const ADDRESS: Fields = {
  attention: text(255),
  city: text(200),
  country: { kind: "text" },
  email: text(100),
  family_name: text(100),
  given_name: text(100),
  organization_name: text(255),
  phone: text(100),
  postal_code: text(10),
  region: text(200),
  street_address: text(100),
  street_address2: text(100),
  title: text(20),
}

const ORDER_LINE: Fields = {
  image_url: text(1024),
  merchant_data: text(1024),
  name: { kind: "text", max: 255, required: true },
  product_identifiers: { fields: PRODUCT_IDENTIFIERS, kind: "shape" },
  product_url: text(1024),
  quantity: { kind: "whole", min: 0, required: true },
  quantity_unit: text(10),
  reference: text(255),
  subscription: {
    fields: {
      interval: { kind: "choice", of: ["DAY", "WEEK", "MONTH", "YEAR"], required: true },
      interval_count: { kind: "whole", min: 1, required: true },
      name: { kind: "text", max: 255, required: true },
    },
    kind: "shape",
  },
  tax_rate: { kind: "whole", min: 0 },
  total_amount: { kind: "whole", max: MAX_AMOUNT, required: true },
  total_discount_amount: { kind: "whole", max: MAX_AMOUNT, min: 0 },
  total_tax_amount: { kind: "whole", max: MAX_AMOUNT },
  type: { kind: "choice", of: [...LINE_TYPES, "return_fee"] },
  unit_price: { kind: "whole", max: MAX_AMOUNT, required: true },
}

const LINES = { item: { fields: ORDER_LINE, kind: "shape" }, kind: "list", max: 1000 } as const
const AMOUNT = { kind: "whole", max: MAX_AMOUNT, min: 0, required: true } as const

const SHIPPING_METHODS = [
  "PickUpStore",
  "Home",
  "BoxReg",
  "BoxUnreg",
  "PickUpPoint",
  "Own",
  "Postal",
  "DHLPackstation",
  "Digital",
  "Undefined",
  "PickUpWarehouse",
  "ClickCollect",
  "PalletDelivery",
]

const PARCEL: Fields = {
  return_shipping_company: text(100),
  return_tracking_number: text(100),
  return_tracking_uri: text(1024),
  shipping_company: text(100),
  shipping_method: { kind: "choice", of: SHIPPING_METHODS },
  tracking_number: text(100),
  tracking_uri: text(1024),
}
const PARCELS = { item: { fields: PARCEL, kind: "shape" }, kind: "list", max: 500 } as const

export const CAPTURE: Fields = {
  captured_amount: AMOUNT,
  description: text(255),
  order_lines: LINES,
  reference: text(255),
  shipping_delay: { kind: "whole", min: 0 },
  shipping_info: PARCELS,
}

export const REFUND: Fields = {
  description: text(255),
  order_lines: LINES,
  reference: text(255),
  refunded_amount: AMOUNT,
}

export const AUTHORIZATION_UPDATE: Fields = {
  description: text(255),
  order_amount: AMOUNT,
  order_lines: LINES,
}

export const MERCHANT_REFERENCES: Fields = {
  merchant_reference1: text(255),
  merchant_reference2: text(255),
}

export const CUSTOMER_DETAILS: Fields = {
  billing_address: { fields: ADDRESS, kind: "shape" },
  shipping_address: { fields: ADDRESS, kind: "shape" },
}

export const SHIPPING_INFO: Fields = { shipping_info: { ...PARCELS, min: 1, required: true } }

export const DUE_DATE: Fields = { number_of_days: { kind: "whole", required: true } }

/** `shipping_info[0].shipping_company` is called `shipping_info/shipping_company` in size complaints (documented). */
const slashed = (path: string): string => path.replace(/\[\d+\]/g, "").replace(/\./g, "/")

/** What Order Management says about one bad field, in the words recorded ("missing") or documented ("size"). */
export function complaintAbout({ path, problem }: FieldFault): string {
  switch (problem.kind) {
    case "missing":
      return `'${path}' must not be null`
    case "size":
      return `The size of the ${slashed(path)} value must be between ${problem.min} and ${problem.max}`
    case "range":
      return `'${path}' must be between ${problem.min} and ${problem.max}`
    case "type":
    case "pattern":
      return `'${path}' is not valid`
  }
}
