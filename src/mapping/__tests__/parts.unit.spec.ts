import { toOrderLines } from "../order-lines"
import { toCaptureLines } from "../parts/capture-lines"
import { type Books, fromAnsweredLines, type KlarnaLine, type Taken } from "../parts/line"
import { refundableOf, toRefundLines } from "../parts/refund-lines"
import { aCart, type CartBuilder } from "./builders"

/** Three mugs for 10.00, socks for 5.00, and shipping for 3.00, as Klarna answers the lines. */
const sold = aCart()
  .withItem({ id: "cali_1", quantity: 3, total: 10, variant_sku: "MUG" })
  .withItem({ id: "cali_2", product_title: "Socks", total: 5, variant_sku: "SOCKS" })
  .withShipping({ total: 3 })

const booksOf = (cart: CartBuilder = sold, amount = 1_800, more = {}): Books => ({
  amount,
  lines: fromAnsweredLines(toOrderLines(cart.build(), { amount, currency: "EUR", ...more })),
  taken: [],
})
/** The order of a cart: core gives its items new ids. */
const orderOf = (cart: CartBuilder = sold) => {
  const { items, ...order } = cart.build()
  return {
    ...order,
    items: items?.map((item) => ({ ...item, id: item.id.replace("cali", "ordli") })),
  }
}
const parcel = (pieces: Record<string, number | string>, cart = sold) => ({
  parcel: {
    items: Object.entries(pieces).map(([lineItemId, quantity]) => ({ lineItemId, quantity })),
    order: orderOf(cart),
  },
})
const taken = (...parts: KlarnaLine[][]): Taken[] =>
  parts.map((lines) => ({
    amount: lines.reduce((sum, line) => sum + line.total_amount, 0),
    lines,
  }))
const brief = (lines: KlarnaLine[]) =>
  lines.map(({ name, quantity, unit_price, total_discount_amount, total_amount }) => [
    name,
    quantity,
    unit_price,
    total_discount_amount,
    total_amount,
  ])

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

describe("the lines of a refund", () => {
  const all = { ...booksOf(), taken: [{ amount: 1_800, lines: booksOf().lines }] }
  const captured = refundableOf(all, [])

  it("have the price that was paid for one of three mugs", () => {
    expect(brief(toRefundLines(captured, parcel({ ordli_1: 1 })))).toEqual([
      ["Mug", 1, 334, 1, 333],
    ])
  })

  it("hold shipping when the amount says so", () => {
    const lines = toRefundLines(captured, { ...parcel({ ordli_2: 1 }), amount: 800 })
    expect(brief(lines)).toEqual([
      ["Socks", 1, 500, 0, 500],
      ["Standard", 1, 300, 0, 300],
    ])
  })

  it.each([
    ["less than the items cost", 450, ["Deduction", 1, -50, 0, -50]],
    ["more than the items cost", 550, ["Refund", 1, 50, 0, 50]],
  ])("say when %s is given back", (_what, amount, difference) => {
    const lines = toRefundLines(captured, { ...parcel({ ordli_2: 1 }), amount })
    expect(brief(lines)).toEqual([["Socks", 1, 500, 0, 500], difference])
  })

  it("are one line for an amount alone", () => {
    expect(brief(toRefundLines(captured, { amount: 250 }))).toEqual([["Refund", 1, 250, 0, 250]])
  })

  it("take all that is left of every line at the end", () => {
    const first = toRefundLines(captured, parcel({ ordli_1: 1 }))
    const rest = toRefundLines(refundableOf(all, taken(first)), { amount: 1_467 })
    expect(brief(rest)).toEqual([
      ["Mug", 2, 334, 1, 667],
      ["Socks", 1, 500, 0, 500],
      ["Standard", 1, 300, 0, 300],
    ])
  })

  it("hold no more than was captured of a line", () => {
    const books = booksOf()
    const capture = toCaptureLines(books, parcel({ ordli_1: 1 }))
    const part = refundableOf({ ...books, taken: taken(capture) }, [])
    const lines = toRefundLines(part, parcel({ ordli_1: 3, ordli_2: 1 }))
    expect(brief(lines)).toEqual([["Mug", 1, 334, 1, 333]])
  })

  it("of a deleted product are the same: the line says what was sold", () => {
    const items = (orderOf().items ?? []).map((item) => ({ ...item, product: null, variant: null }))
    const portion = { parcel: { ...parcel({ ordli_1: 1 }).parcel, order: { ...orderOf(), items } } }
    expect(brief(toRefundLines(captured, portion))).toEqual([["Mug", 1, 334, 1, 333]])
  })

  it("of an item that cost nothing divide nothing by zero", () => {
    const cart = aCart().withItem({ id: "cali_1", total: 0 }).withItem({ id: "cali_2", total: 10 })
    const books = booksOf(cart, 1_000)
    const free = refundableOf({ ...books, taken: [{ amount: 1_000, lines: books.lines }] }, [])
    expect(toRefundLines(free, parcel({ ordli_1: 1 }, cart))).toMatchObject([
      { total_amount: 0, unit_price: 0 },
    ])
  })

  it("give sales tax back with the goods where it is a line of its own", () => {
    const item = { original_subtotal: 10, tax_lines: [{ rate: 10 }], tax_total: 1, total: 11 }
    const cart = aCart()
      .withItem({ id: "cali_1", ...item })
      .withItem({ id: "cali_2", ...item })
    const books = booksOf(cart, 2_200, { taxApart: true })
    const paid = refundableOf({ ...books, taken: [{ amount: 2_200, lines: books.lines }] }, [])
    expect(brief(toRefundLines(paid, parcel({ ordli_1: 1 }, cart)))).toEqual([
      ["Mug", 1, 1_000, 0, 1_000],
      ["Sales tax", 1, 100, 0, 100],
    ])
  })

  it("count captures without lines for their amount", () => {
    const books = { ...booksOf(), taken: [{ amount: 600, lines: [] }] }
    expect(brief(toRefundLines(refundableOf(books, []), parcel({ ordli_2: 1 })))).toEqual([
      ["Socks", 1, 500, 0, 500],
    ])
  })
})

describe("lines as Klarna answers them", () => {
  it("are sent again without the empty texts that stand for nothing", () => {
    const answer = { name: "Mug", quantity: 1, quantity_unit: "", total_amount: 5, unit_price: 5 }
    expect(fromAnsweredLines([{ ...answer, reference: "", total_tax_amount: null }])).toEqual([
      {
        ...{ name: "Mug", quantity: 1, total_amount: 5, unit_price: 5 },
        tax_rate: 0,
        total_discount_amount: 0,
        total_tax_amount: 0,
      },
    ])
  })

  it("are left out when they lack their amounts", () => {
    expect(fromAnsweredLines([{ name: "Mug", quantity: 1 }])).toEqual([])
    expect(fromAnsweredLines(null)).toEqual([])
  })
})
