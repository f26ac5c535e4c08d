import { toOrderLines } from "../order-lines"
import { aCart } from "./builders"

/** The only line of a cart with an item for 10.00. */
const lineOf = (item: Record<string, unknown>) =>
  toOrderLines(aCart().withItem(item).build(), { amount: 1_000, currency: "EUR" })[0]

describe("what a line is called", () => {
  it.each([
    ["the product", { variant_title: null }, "Mug"],
    ["product and variant", { variant_title: "Blue" }, "Mug, Blue"],
    ["the product once, when the variant is called alike", { variant_title: "Mug" }, "Mug"],
    ["a custom item's title", { product_title: null, title: "Engraving" }, "Engraving"],
    ["the item's id, when nobody gave it a name", { product_title: "", title: "" }, "cali_1"],
    ["255 characters of a long name", { product_title: "x".repeat(300) }, "x".repeat(255)],
    [
      "a long name without half of an emoji",
      { product_title: `${"x".repeat(254)}🧦` },
      "x".repeat(254),
    ],
  ])("is %s", (_what, item, name) => {
    expect(lineOf(item)).toMatchObject({ name })
  })

  it.each([
    ["the sku", { variant_sku: "MUG" }, "MUG"],
    ["the item's id without a sku", { variant_sku: null }, "cali_1"],
    ["255 characters of a long sku", { variant_sku: "x".repeat(300) }, "x".repeat(255)],
  ])("has %s as its reference", (_what, item, reference) => {
    expect(lineOf(item)).toMatchObject({ reference })
  })

  it.each([
    ["255 characters of its long name", { name: "x".repeat(300) }, "x".repeat(255)],
    ["its id, when it has no name", { name: "" }, "casm_1"],
  ])("is %s for shipping", (_what, method, name) => {
    const cart = aCart().withShipping(method).build()
    expect(toOrderLines(cart, { amount: 500, currency: "EUR" })).toMatchObject([{ name }])
  })

  it.each([
    ["physical", { requires_shipping: true }],
    ["physical", { requires_shipping: null }],
    ["digital", { requires_shipping: false }],
  ])("is %s for %j", (type, item) => {
    expect(lineOf(item)).toMatchObject({ type })
  })

  it.each([
    ["https://shop.test/mug.png", "https://shop.test/mug.png"],
    ["http://shop.test/mug.png", "http://shop.test/mug.png"],
    ["/static/mug.png", undefined],
    ["data:image/png;base64,AA==", undefined],
    ["", undefined],
    [null, undefined],
    [" https://shop.test/blue mug.png", "https://shop.test/blue%20mug.png"],
    ["https://bücher.test/tasse groß.png", "https://xn--bcher-kva.test/tasse%20gro%C3%9F.png"],
    ["HTTPS://shop.test/mug.png", "https://shop.test/mug.png"],
    ["https://", undefined],
    ["https://user:hunter2@shop.test/mug.png", undefined],
    [`https://shop.test/${"x".repeat(1_024)}`, undefined],
  ])("has a picture only if Klarna can load it: %p", (thumbnail, image_url) => {
    expect(lineOf({ thumbnail })?.image_url).toBe(image_url)
  })
})
