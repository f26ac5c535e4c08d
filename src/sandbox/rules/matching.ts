import type { Data } from "../data"
import { dataAt, listAt, numberAt, textAt } from "../data"

const ADDRESS_FIELDS = [
  "attention",
  "city",
  "country",
  "email",
  "family_name",
  "given_name",
  "organization_name",
  "phone",
  "postal_code",
  "region",
  "street_address",
  "street_address2",
  "title",
]
const LINE_TEXTS = ["name", "quantity_unit", "reference", "type"]
const LINE_NUMBERS = [
  "quantity",
  "tax_rate",
  "total_amount",
  "total_discount_amount",
  "total_tax_amount",
  "unit_price",
]

/** Codes are the same in either letter case. */
const CODES = ["country", "purchase_country", "purchase_currency"]

/** What was left empty when authorizing may be filled in later. Documented: validations in Klarna payments. */
function textFits(authorized: Data, placed: Data, key: string): boolean {
  const expected = textAt(authorized, key)
  const actual = textAt(placed, key)
  if (expected === "") return true
  return CODES.includes(key) ? expected.toUpperCase() === actual.toUpperCase() : expected === actual
}

const numberFits = (authorized: Data, placed: Data, key: string): boolean =>
  authorized[key] === undefined || numberAt(authorized, key) === numberAt(placed, key)

function addressDifferences(authorized: Data, placed: Data, path: string): string[] {
  return ADDRESS_FIELDS.filter((key) => !textFits(authorized, placed, key)).map(
    (key) => `${path}.${key}`,
  )
}

/** The billing address stands in for a missing shipping address. Documented: validations in Klarna payments. */
const shippingOf = (purchase: Data): Data | undefined =>
  dataAt(purchase, "shipping_address") ?? dataAt(purchase, "billing_address")

function addressesDifference(authorized: Data, placed: Data): string[] {
  const billing = dataAt(placed, "billing_address")
  const shipping = shippingOf(placed)
  return [
    ...(billing === undefined
      ? []
      : addressDifferences(
          dataAt(authorized, "billing_address") ?? {},
          billing,
          "billing_address",
        )),
    ...(shipping === undefined
      ? []
      : addressDifferences(shippingOf(authorized) ?? {}, shipping, "shipping_address")),
  ]
}

function lineDifferences(authorized: Data, placed: Data, path: string): string[] {
  return [
    ...LINE_TEXTS.filter((key) => !textFits(authorized, placed, key)),
    ...LINE_NUMBERS.filter((key) => !numberFits(authorized, placed, key)),
  ].map((key) => `${path}.${key}`)
}

/** Lines are compared one by one: their order counts. */
function linesDifference(authorized: Data, placed: Data): string[] {
  const expected = listAt(authorized, "order_lines")
  const actual = listAt(placed, "order_lines")
  if (expected.length !== actual.length) {
    return [
      `Incorrect number of items in the cart. Expected: ${expected.length}, Actual: ${actual.length}`,
    ]
  }
  return expected.flatMap((line, index) =>
    lineDifferences(line, actual[index] ?? {}, `order_lines[${index}]`),
  )
}

/** A company's name must stand in both addresses. Reported by integrators. */
function missingOrganization(authorized: Data, placed: Data): string[] {
  if (textAt(dataAt(authorized, "customer") ?? {}, "type") !== "organization") return []
  const addresses: [string, Data | undefined][] = [
    ["billing_address", dataAt(placed, "billing_address") ?? dataAt(authorized, "billing_address")],
    ["shipping_address", shippingOf(placed) ?? shippingOf(authorized)],
  ]
  return addresses
    .filter(([, address]) => textAt(address ?? {}, "organization_name") === "")
    .map(([path]) => `${path}.organization_name`)
}

/**
 * What differs between an order to be placed and what the shopper authorized, as paths; a cart of another length is
 * told by Klarna's sentence instead.
 */
export function differences(authorized: Data, placed: Data): readonly string[] {
  const found = [
    ...["purchase_country", "purchase_currency"].filter(
      (key) => !textFits(authorized, placed, key),
    ),
    ...["order_amount", "order_tax_amount"].filter((key) => !numberFits(authorized, placed, key)),
    ...linesDifference(authorized, placed),
    ...addressesDifference(authorized, placed),
    ...missingOrganization(authorized, placed),
  ]
  return [...new Set(found)]
}
