import { withShortReferences } from "../lines/short-references"
import { toCaptureLines } from "../parts/capture-lines"
import { aCart } from "./builders"
import { booksOf, brief, parcel, sold, taken } from "./support/parts"

describe("the lines of a capture", () => {
  it("are a fulfilment's items with their share of shipping: 6.67 of 15.00, so 1.33 of 3.00", () => {
    expect(brief(toCaptureLines(booksOf(), parcel({ ordli_1: 2 })))).toEqual([
      ["Mug", 2, 334, 1, 667],
      ["Standard", 1, 133, 0, 133],
    ])
  })

  it("take what is left of every line with the last items, whatever rounding did before", () => {
    const books = booksOf()
    const first = toCaptureLines(books, parcel({ ordli_1: 2 }))
    const second = toCaptureLines(
      { ...books, taken: taken(first) },
      parcel({ ordli_1: 1, ordli_2: 1 }),
    )
    expect(brief(second)).toEqual([
      ["Mug", 1, 334, 1, 333],
      ["Socks", 1, 500, 0, 500],
      ["Standard", 1, 167, 0, 167],
    ])
    const tax = [...first, ...second].reduce((sum, line) => sum + line.total_tax_amount, 0)
    expect(tax).toBe(books.lines.reduce((sum, line) => sum + line.total_tax_amount, 0))
  })

  it("are the order's own lines when all is captured at once", () => {
    expect(toCaptureLines(booksOf(), { amount: 1_800 })).toEqual(booksOf().lines)
    expect(toCaptureLines(booksOf(), parcel({ ordli_1: 3, ordli_2: 1 }))).toEqual(booksOf().lines)
  })

  it.each([
    ["a long SKU, which was cut", "MUG-".padEnd(300, "9")],
    ["a SKU with a line end, which isn't sent", "MUG\n9"],
  ])(
    "are found by their SKU as Klarna has it, also after a capture with short ones: %s",
    (_what, sku) => {
      const cart = aCart().withItem({ quantity: 3, total: 10, variant_sku: sku }).withShipping()
      const books = booksOf(cart, 1_500)
      const first = toCaptureLines(books, parcel({ ordli_1: 2 }, cart))
      expect(brief(first)[0]).toEqual(["Mug", 2, 334, 1, 667])
      const short = withShortReferences(first) ?? first
      const second = toCaptureLines({ ...books, taken: taken(short) }, parcel({ ordli_1: 1 }, cart))
      expect(brief(second)).toEqual([
        ["Mug", 1, 334, 1, 333],
        ["Standard", 1, 166, 0, 166],
      ])
    },
  )

  it("are one line for an amount that somebody typed, taxed as the goods are", () => {
    const [line, ...none] = toCaptureLines(booksOf(), { amount: 600 })
    expect(none).toEqual([])
    expect(line).toMatchObject({
      name: "Part of the amount",
      quantity: 1,
      tax_rate: 1_900,
      total_amount: 600,
      total_tax_amount: 96,
    })
  })

  it("take off what was charged without lines, once goods follow", () => {
    const books = { ...booksOf(), taken: [{ amount: 600, lines: [] }] }
    const last = toCaptureLines(books, parcel({ ordli_1: 3, ordli_2: 1 }))
    expect(brief(last)).toEqual([
      ["Mug", 3, 334, 2, 1_000],
      ["Socks", 1, 500, 0, 500],
      ["Standard", 1, 300, 0, 300],
      ["Charged separately", 1, -600, 0, -600],
    ])
    expect(last.at(-1)).toMatchObject({ total_tax_amount: -96, type: "discount" })
  })

  it("never take more pieces than are left", () => {
    const books = booksOf()
    const first = toCaptureLines(books, parcel({ ordli_1: 2 }))
    const again = toCaptureLines({ ...books, taken: taken(first) }, parcel({ ordli_1: 3 }))
    expect(again[0]).toMatchObject({ quantity: 1, total_amount: 333 })
  })

  it("share a gift card over the captures, so that neither is charged twice nor below zero", () => {
    const cart = sold.with({ credit_lines: [{ amount: 9, id: "cacl_1", reference: "gift_card" }] })
    const books = booksOf(cart, 900)
    const first = toCaptureLines(books, parcel({ ordli_1: 3 }, cart))
    expect(brief(first)).toEqual([
      ["Mug", 3, 334, 2, 1_000],
      ["Standard", 1, 200, 0, 200],
      ["Gift card", 1, -600, 0, -600],
    ])
    const second = toCaptureLines({ ...books, taken: taken(first) }, parcel({ ordli_2: 1 }, cart))
    expect(brief(second)).toEqual([
      ["Socks", 1, 500, 0, 500],
      ["Standard", 1, 100, 0, 100],
      ["Gift card", 1, -300, 0, -300],
    ])
  })

  it("share sales tax where it is a line of its own", () => {
    const taxed = (total: number, net: number) => ({
      original_subtotal: net,
      tax_lines: [{ rate: 10 }],
      tax_total: total - net,
      total,
    })
    const cart = aCart()
      .withItem({ id: "cali_1", ...taxed(11, 10), variant_sku: "MUG" })
      .withItem({ id: "cali_2", ...taxed(5.5, 5), product_title: "Socks", variant_sku: "SOCKS" })
    const books = booksOf(cart, 1_650, { taxApart: true })
    expect(brief(toCaptureLines(books, parcel({ ordli_1: 1 }, cart)))).toEqual([
      ["Mug", 1, 1_000, 0, 1_000],
      ["Sales tax", 1, 100, 0, 100],
    ])
  })

  it("split by amount what isn't counted in pieces: half of two and a half kilos of cheese", () => {
    const cart = aCart().withItem({ id: "cali_1", product_title: "Cheese", quantity: "2.5" })
    const lines = toCaptureLines(booksOf(cart, 1_000), parcel({ ordli_1: "1.25" }, cart))
    expect(brief(lines)).toEqual([["2.5 × Cheese", 1, 500, 0, 500]])
  })

  it("find merged items in the line that they were merged into", () => {
    const many = Array.from({ length: 1_200 }, (_, index) => index).reduce(
      (cart, index) =>
        cart.withItem({ id: `cali_${String(1_000 + index)}`, total: 1, variant_sku: null }),
      aCart(),
    )
    const books = booksOf(many, 120_000)
    const lines = toCaptureLines(books, parcel({ ordli_2150: 1, ordli_2199: 1 }, many))
    expect(brief(lines)).toEqual([["201 further items", 1, 200, 0, 200]])
  }, 20_000)

  it("of items that cost nothing are nothing, and divide nothing by zero", () => {
    const cart = aCart().withItem({ id: "cali_1", total: 0 }).withItem({ id: "cali_2", total: 10 })
    const [line, ...none] = toCaptureLines(booksOf(cart, 1_000), parcel({ ordli_1: 1 }, cart))
    expect(none).toEqual([])
    expect(line).toMatchObject({ total_amount: 0, total_tax_amount: 0, unit_price: 0 })
  })

  it("of an item that Klarna doesn't know are none; its amount is a line that says so", () => {
    const lines = toCaptureLines(booksOf(), { ...parcel({ ordli_9: 1 }), amount: 400 })
    expect(brief(lines)).toEqual([["Part of the amount", 1, 400, 0, 400]])
  })
})
