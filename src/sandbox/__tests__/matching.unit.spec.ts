import { differences } from "../rules/matching"

const line = (more: object = {}) => ({
  name: "Shoe",
  quantity: 1,
  tax_rate: 1_900,
  total_amount: 1_000,
  total_tax_amount: 160,
  unit_price: 1_000,
  ...more,
})
const billing = { city: "Berlin", country: "DE", given_name: "Anna", street_address: "Str. 1" }
const authorized = {
  billing_address: billing,
  order_amount: 1_000,
  order_lines: [line()],
  order_tax_amount: 160,
  purchase_country: "DE",
  purchase_currency: "EUR",
}

describe("an order compared with what was authorized", () => {
  it.each([
    ["is the same", authorized],
    [
      "writes codes in lower case",
      { ...authorized, billing_address: { ...billing, country: "de" }, purchase_currency: "eur" },
    ],
    [
      "fills in what was left empty",
      {
        ...authorized,
        billing_address: { ...billing, phone: "+4930123456" },
        order_lines: [line({ reference: "A1" })],
      },
    ],
    [
      "repeats the billing address as shipping address",
      { ...authorized, shipping_address: billing },
    ],
    ["leaves the addresses out", { ...authorized, billing_address: undefined }],
    ["adds merchant references", { ...authorized, merchant_reference1: "1" }],
  ])("fits when it %s", (_what, placed) => {
    expect(differences(authorized, placed)).toEqual([])
  })

  it.each([
    [
      "another street",
      {
        ...authorized,
        billing_address: { ...billing, street_address: "Straße 1" },
        shipping_address: billing,
      },
      ["billing_address.street_address"],
    ],
    [
      "a field left out",
      {
        ...authorized,
        billing_address: { ...billing, city: undefined },
        shipping_address: billing,
      },
      ["billing_address.city"],
    ],
    [
      "a shipping address of its own",
      { ...authorized, shipping_address: { ...billing, city: "Bonn" } },
      ["shipping_address.city"],
    ],
    [
      "one line more (recorded)",
      { ...authorized, order_lines: [line(), line()] },
      ["Incorrect number of items in the cart. Expected: 1, Actual: 2"],
    ],
    [
      "another quantity at the same total",
      { ...authorized, order_lines: [line({ quantity: 2, unit_price: 500 })] },
      ["order_lines[0].quantity", "order_lines[0].unit_price"],
    ],
    ["another amount", { ...authorized, order_amount: 999 }, ["order_amount"]],
    ["another currency", { ...authorized, purchase_currency: "SEK" }, ["purchase_currency"]],
  ])("names %s", (_what, placed, paths) => {
    expect(differences(authorized, placed)).toEqual(paths)
  })

  it("counts the order of the lines", () => {
    const two = { ...authorized, order_lines: [line(), line({ name: "Sock" })] }
    const turned = { ...two, order_lines: [line({ name: "Sock" }), line()] }
    expect(differences(two, turned)).toEqual(["order_lines[0].name", "order_lines[1].name"])
  })

  it("wants a company's name in both addresses (recorded)", () => {
    const named = { ...billing, organization_name: "Ltd" }
    const company = { ...authorized, billing_address: named, customer: { type: "organization" } }
    expect(differences(company, { ...company, shipping_address: billing })).toEqual([
      "shipping_address.organization_name",
    ])
    expect(differences(company, { ...company, shipping_address: named })).toEqual([])
  })
})
