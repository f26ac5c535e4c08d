import { toCaptureLines } from "../parts/capture-lines"
import { fromAnsweredLines } from "../parts/line"
import { refundableOf, toRefundLines } from "../parts/refund-lines"
import { aCart } from "./builders"
import { booksOf, brief, orderOf, parcel, taken } from "./support/parts"

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

  it("give all of the sales tax back, and no more, when a part of the amount came before", () => {
    const item = { original_subtotal: 20, tax_lines: [{ rate: 10 }], tax_total: 2, total: 22 }
    const books = booksOf(aCart().withItem({ id: "cali_1", ...item }), 2_200, { taxApart: true })
    const whole = { ...books, taken: [{ amount: 2_200, lines: books.lines }] }
    const first = toRefundLines(refundableOf(whole, []), { amount: 550 })
    const rest = toRefundLines(refundableOf(whole, taken(first)), { amount: 1_650 })
    expect([...brief(first), ...brief(rest)]).toEqual([
      ["Refund", 1, 500, 0, 500],
      ["Sales tax", 1, 50, 0, 50],
      ["Mug", 1, 2_000, 0, 2_000],
      ["Sales tax", 1, 150, 0, 150],
      ["Deduction", 1, -500, 0, -500],
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
