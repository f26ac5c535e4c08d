import { OrderLine } from "../../klarna/contract/order-line"
import { toOrderLines } from "../order-lines"
import { aCart } from "./builders"

const lineOf = (item: object, storefrontUrl?: string) =>
  toOrderLines(
    aCart()
      .withItem({ ...item })
      .build(),
    {
      amount: 1_000,
      currency: "EUR",
      storefrontUrl,
    },
  )[0]
const identifiersOf = (item: object) => lineOf(item)?.product_identifiers
const category = (name: string, parent: object | null = null, more: object = {}) => ({
  is_active: true,
  is_internal: false,
  name,
  parent_category: parent,
  ...more,
})

describe("what a line says of its product", () => {
  it("is brand, category, trade number, part number, color and size", () => {
    const product = {
      categories: [category("Mugs", category("Kitchen", category("Home")))],
      handle: "mug",
      metadata: { brand: "Acme" },
    }
    const options = [
      { option: { title: "COLOUR" }, value: "Blue" },
      { option: { title: "Größe" }, value: "L" },
    ]
    const variant = { ean: "4006381333931", metadata: { mpn: "AC-7" }, options }
    expect(identifiersOf({ product, variant })).toEqual({
      brand: "Acme",
      category_path: "Home > Kitchen > Mugs",
      color: "Blue",
      global_trade_item_number: "4006381333931",
      manufacturer_part_number: "AC-7",
      size: "L",
    })
  })

  it.each([
    ["a custom item", {}],
    ["a deleted product", { product: null, variant: null }],
    ["a product of which nothing is known", { product: {}, variant: {} }],
    ["a product that came back in another shape", { product: "mug", variant: [7] }],
  ])("is nothing for %s", (_what, item) => {
    expect(identifiersOf(item)).toBeUndefined()
  })

  it.each([
    [
      "an EAN first",
      { barcode: "12345670", ean: "4006381333931", upc: "036000291452" },
      "4006381333931",
    ],
    ["a UPC", { upc: "036000291452" }, "036000291452"],
    ["a barcode that is one", { barcode: "4006381-333931" }, "4006381333931"],
    ["no barcode of the store's own", { barcode: "SHELF-7" }, undefined],
    ["no number of another length", { ean: "12345" }, undefined],
  ])("has as trade number %s", (_what, variant, number) => {
    const known = { variant: { ...variant, mid_code: "X" } }
    expect(identifiersOf(known)?.global_trade_item_number).toBe(number)
  })

  it("has the trade number that the item remembers of a deleted variant", () => {
    const item = { variant: null, variant_barcode: "4006381333931" }
    expect(identifiersOf(item)?.global_trade_item_number).toBe("4006381333931")
  })

  it.each([
    [
      "the variant's own",
      { metadata: { mpn: "V" }, mid_code: "M" },
      { metadata: { mpn: "P" } },
      "V",
    ],
    ["the product's", { mid_code: "M" }, { metadata: { mpn: "P" } }, "P"],
    ["else the variant's MID code", { mid_code: "M" }, { mid_code: "N" }, "M"],
    ["else the product's MID code", {}, { mid_code: "N" }, "N"],
  ])("has as part number %s", (_what, variant, product, number) => {
    expect(identifiersOf({ product, variant })?.manufacturer_part_number).toBe(number)
  })

  it.each([
    ["the deepest", [category("Sale"), category("Mugs", category("Kitchen"))], "Kitchen > Mugs"],
    [
      "of equal ones the first by name, however Query answers them",
      [category("Mugs"), category("Gifts")],
      "Gifts",
    ],
    ["none that is hidden", [category("Internal", null, { is_internal: true })], undefined],
    [
      "none below one that is hidden",
      [category("Mugs", category("Old", null, { is_active: false }))],
      undefined,
    ],
    ["none that was deleted", [null], undefined],
  ])("has as category %s", (_what, categories, path) => {
    const product = { categories, metadata: { brand: "Acme" } }
    expect(identifiersOf({ product })?.category_path).toBe(path)
  })

  it("keeps to Klarna's limits, and cuts no category's name", () => {
    const long = "x".repeat(400)
    const product = {
      categories: [category(long, category(long))],
      metadata: { brand: long, mpn: long },
    }
    const line = lineOf({
      product,
      variant: { options: [{ option: { title: "size" }, value: long }] },
    })
    expect(OrderLine.safeParse(line).error).toBeUndefined()
    expect(line?.product_identifiers?.category_path).toBe(long)
  })
})

describe("the link to a product", () => {
  const product = { handle: "mug & saucer" }

  it("leads to its page in the storefront", () => {
    expect(lineOf({ product }, "https://shop.test")?.product_url).toBe(
      "https://shop.test/products/mug%20%26%20saucer",
    )
  })

  it.each([
    ["without a storefront", { product }, undefined],
    ["for a deleted product", { product: null, product_handle: "mug" }, "https://shop.test"],
    [
      "that is too long for Klarna",
      { product: { handle: "x".repeat(1_024) } },
      "https://shop.test",
    ],
  ])("is none %s", (_what, item, storefront) => {
    expect(lineOf(item, storefront)?.product_url).toBeUndefined()
  })
})
