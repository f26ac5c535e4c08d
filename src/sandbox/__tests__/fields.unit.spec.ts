import { readFields } from "../rules/fields"
import {
  CAPTURE,
  CUSTOMER_DETAILS,
  DUE_DATE,
  SHIPPING_INFO,
  complaintAbout,
} from "../rules/management-fields"
import { PARTIAL_SESSION, SESSION } from "../rules/payments-fields"

const LINE = { name: "Shoe", quantity: 1, total_amount: 100, unit_price: 100 }

const pathsOf = (body: object): string[] =>
  readFields(PARTIAL_SESSION, { ...body }).faults.map(({ path }) => path)

describe("reading a Payments request", () => {
  it("drops unknown fields, takes null as absent and a number where a text is due", () => {
    const body = {
      billing_address: { colour: "blue", phone: 401234567, region: null },
      order_lines: [{ ...LINE, image_url: null, note: "?" }],
      unknown: true,
    }
    expect(readFields(PARTIAL_SESSION, body)).toEqual({
      faults: [],
      value: { billing_address: { phone: "401234567" }, order_lines: [LINE] },
    })
  })

  it("takes choices in either letter case and keeps Klarna's spelling", () => {
    const { value } = readFields(PARTIAL_SESSION, { acquiring_channel: "ecommerce" })
    expect(value).toEqual({ acquiring_channel: "ECOMMERCE" })
  })

  it.each([
    [
      "a line's name that is empty",
      { order_lines: [{ ...LINE, name: "" }] },
      "order_lines[0].name",
    ],
    [
      "a quantity with a fraction",
      { order_lines: [{ ...LINE, quantity: 0.5 }] },
      "order_lines[0].quantity",
    ],
    ["an amount written as text", { order_amount: "100" }, "order_amount"],
    ["a negative amount", { order_amount: -1 }, "order_amount"],
    [
      "a line above the limit",
      { order_lines: [LINE, { ...LINE, unit_price: 200_000_001 }] },
      "order_lines[1].unit_price",
    ],
    ["no lines", { order_lines: [] }, "order_lines"],
    ["more than 1000 lines", { order_lines: Array(1001).fill(LINE) }, "order_lines"],
    ["lines that are an object", { order_lines: {} }, "order_lines"],
    [
      "a tax rate above 100 %",
      { order_lines: [{ ...LINE, tax_rate: 10_001 }] },
      "order_lines[0].tax_rate",
    ],
    ["an unknown line type", { order_lines: [{ ...LINE, type: "shoe" }] }, "order_lines[0].type"],
    [
      "merchant data of a line that is a list",
      { order_lines: [{ ...LINE, merchant_data: [] }] },
      "order_lines[0].merchant_data",
    ],
    [
      "a subscription without a name",
      { order_lines: [{ ...LINE, subscription: { interval: "DAY", interval_count: 1 } }] },
      "order_lines[0].subscription.name",
    ],
    [
      "a long postal code",
      { billing_address: { postal_code: "12345678901" } },
      "billing_address.postal_code",
    ],
    ["a country of three letters", { purchase_country: "DEU" }, "purchase_country"],
    ["a locale with an underscore", { locale: "de_DE" }, "locale"],
    [
      "a URL of more than 2000 characters",
      { merchant_urls: { push: "x".repeat(2001) } },
      "merchant_urls.push",
    ],
    ["a colour without #", { options: { color_text: "FF9900" } }, "options.color_text"],
    [
      "a birthday in another order",
      { customer: { date_of_birth: "31-12-1990" } },
      "customer.date_of_birth",
    ],
    ["an unknown intent", { intent: "rent" }, "intent"],
  ])("names %s", (_what, body, path) => {
    expect(pathsOf(body)).toEqual([path])
  })

  it("asks for what a new session needs", () => {
    expect(
      readFields(SESSION, {})
        .faults.map(({ path }) => path)
        .sort(),
    ).toEqual(["order_amount", "order_lines", "purchase_country", "purchase_currency"])
  })
})

describe("reading an Order Management request", () => {
  const complaints = (fields: typeof CAPTURE, body: object) =>
    readFields(fields, { ...body }).faults.map(complaintAbout)

  it.each([
    ["a missing amount (recorded)", CAPTURE, {}, "'captured_amount' must not be null"],
    ["missing parcels (recorded)", SHIPPING_INFO, {}, "'shipping_info' must not be null"],
    [
      "a long carrier name (documented)",
      SHIPPING_INFO,
      { shipping_info: [{ shipping_company: "x".repeat(101) }] },
      "The size of the shipping_info/shipping_company value must be between 0 and 100",
    ],
    [
      "an amount above the limit",
      CAPTURE,
      { captured_amount: 200_000_001 },
      "'captured_amount' must be between 0 and 200000000",
    ],
    [
      "days that are no number",
      DUE_DATE,
      { number_of_days: "14" },
      "'number_of_days' is not valid",
    ],
  ])("complains about %s", (_what, fields, body, complaint) => {
    expect(complaints(fields, body)).toEqual([complaint])
  })

  it("takes a tracking number that is a number and a field it does not know (recorded)", () => {
    const body = { shipping_info: [{ tracking_number: 1245, tracking_url: "https://x" }] }
    expect(readFields(SHIPPING_INFO, body)).toEqual({
      faults: [],
      value: { shipping_info: [{ tracking_number: "1245" }] },
    })
  })

  it("has its own, longer address limits", () => {
    const body = { shipping_address: { city: "x".repeat(200), street_address: "x".repeat(100) } }
    expect(complaints(CUSTOMER_DETAILS, body)).toEqual([])
    expect(pathsOf(body)).toEqual(["shipping_address.city", "shipping_address.street_address"])
  })
})
