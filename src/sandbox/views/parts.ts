import type { Data } from "../data"
import { compact, numberAt, textAt } from "../data"

const ALWAYS_IN_ADDRESS = [
  "given_name",
  "family_name",
  "title",
  "street_address",
  "street_address2",
  "postal_code",
  "city",
  "region",
  "country",
  "email",
  "phone",
]

/** Missing texts come back as empty ones, except the two that only companies have (recorded). */
export function addressView(address: Data): Data {
  const texts: Record<string, string> = {}
  for (const key of ALWAYS_IN_ADDRESS) texts[key] = textAt(address, key)
  return compact({
    ...texts,
    attention: textAt(address, "attention") || undefined,
    country: textAt(address, "country").toUpperCase(),
    organization_name: textAt(address, "organization_name") || undefined,
  })
}

const EXTRA_IN_LINE = [
  "image_url",
  "merchant_data",
  "product_identifiers",
  "product_url",
  "subscription",
]

export function lineView(line: Data): Data {
  return {
    reference: textAt(line, "reference"),
    type: textAt(line, "type") || "physical",
    quantity: numberAt(line, "quantity"),
    quantity_unit: textAt(line, "quantity_unit"),
    name: textAt(line, "name"),
    total_amount: numberAt(line, "total_amount"),
    unit_price: numberAt(line, "unit_price"),
    total_discount_amount: numberAt(line, "total_discount_amount"),
    tax_rate: numberAt(line, "tax_rate"),
    total_tax_amount: numberAt(line, "total_tax_amount"),
    ...Object.fromEntries(Object.entries(line).filter(([key]) => EXTRA_IN_LINE.includes(key))),
  }
}
