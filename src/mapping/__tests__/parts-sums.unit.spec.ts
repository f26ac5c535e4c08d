import fc from "fast-check"

import { ManagedOrderLine } from "../../klarna/contract/order-line"
import { CAPTURE } from "../../sandbox/rules/management-fields"
import { readFields } from "../../sandbox/rules/fields"
import { toOrderLines } from "../order-lines"
import { toCaptureLines } from "../parts/capture-lines"
import type { KlarnaLine, Taken } from "../parts/line"
import { fromAnsweredLines } from "../parts/line"
import { refundableOf, toRefundLines } from "../parts/refund-lines"
import { isGoods } from "../parts/settle"
import { type Drawn, drawnCarts } from "./support/medusa-sales"

const RUNS = 125

/** What happens to an order: parcels of some of its items, and amounts that somebody typed. */
const steps = fc.array(
  fc.oneof(
    {
      arbitrary: fc.record({ pieces: fc.array(fc.nat({ max: 20 }), { maxLength: 8 }) }),
      weight: 3,
    },
    { arbitrary: fc.record({ percent: fc.integer({ max: 60, min: 1 }) }), weight: 1 },
  ),
  { maxLength: 5 },
)
type Step = typeof steps extends fc.Arbitrary<(infer T)[]> ? T : never

const sum = (lines: readonly KlarnaLine[], field: "total_amount" | "total_tax_amount") =>
  lines.reduce((total, line) => total + line[field], 0)

/** The order's lines as Klarna answers them. */
const orderedOf = ({ sale, amount, currency }: Drawn, taxApart: boolean) =>
  fromAnsweredLines(
    toOrderLines(sale, { amount, currency, taxApart }).map((line) => ({
      ...line,
      quantity_unit: "",
    })),
  )

const portionOf = ({ sale }: Drawn, step: Step, left: number) => {
  if ("percent" in step) return { amount: Math.floor((left * step.percent) / 100) }
  const items = (sale.items ?? []).map(({ id }, index) => ({
    lineItemId: id,
    quantity: step.pieces[index] ?? 0,
  }))
  return { parcel: { items, order: sale } }
}

/** Takes step after step, and then all that is left. */
function takeAll(
  take: (taken: Taken[], portion: Parameters<typeof toCaptureLines>[1]) => KlarnaLine[],
  { drawn, amount, steps: all }: { drawn: Drawn; amount: number; steps: Step[] },
): Taken[] {
  const taken: Taken[] = []
  for (const step of [...all, undefined]) {
    const left = taken.reduce((rest, one) => rest - one.amount, amount)
    const portion = step ? portionOf(drawn, step, left) : { amount: left }
    if (portion.amount === 0) continue
    const lines = take(taken, portion)
    const took = sum(lines, "total_amount")
    if (took > 0) taken.push({ amount: took, lines })
    expect(took).toBeGreaterThanOrEqual(0)
    expect(took).toBeLessThanOrEqual(left)
  }
  return taken
}

const isPaidOtherwise = ({ sale }: Drawn) => (sale.credit_lines ?? []).length > 0
const isLump = ({ reference }: KlarnaLine) => reference === "amount" || reference === "sales-tax"

function holdKlarnasRules(parts: readonly Taken[]): void {
  for (const { amount, lines } of parts) {
    expect(sum(lines, "total_amount")).toBe(amount)
    for (const line of lines) {
      const { quantity, unit_price, total_discount_amount, total_amount, tax_rate } = line
      expect(quantity * unit_price - total_discount_amount).toBe(total_amount)
      expect(total_discount_amount).toBeGreaterThanOrEqual(0)
      const formula = total_amount - (total_amount * 10_000) / (10_000 + tax_rate)
      expect(Math.abs(line.total_tax_amount - formula)).toBeLessThanOrEqual(1)
      expect(ManagedOrderLine.safeParse(line).error).toBeUndefined()
    }
    const request = JSON.parse(
      JSON.stringify({ captured_amount: amount, order_lines: lines }),
    ) as Record<string, unknown>
    expect(readFields(CAPTURE, request).faults).toEqual([])
  }
}

describe.each([
  ["lines hold their tax", false],
  ["tax is a line of its own", true],
])("an order whose %s, taken in any parts,", (_kind, taxApart) => {
  const always = (holds: (drawn: Drawn, all: Step[]) => void) => {
    fc.assert(
      fc.property(drawnCarts, steps, (drawn, all) => {
        fc.pre(drawn.amount > 0)
        holds(drawn, all)
      }),
      { numRuns: RUNS },
    )
  }
  const captures = (drawn: Drawn, all: Step[]) => {
    const { amount } = drawn
    const lines = orderedOf(drawn, taxApart)
    const taken = takeAll(
      (before, portion) => toCaptureLines({ amount, lines, taken: before }, portion),
      {
        amount,
        drawn,
        steps: all,
      },
    )
    return { amount, lines, taken }
  }

  it("is captured to the last minor unit, and every capture satisfies Klarna's rules", () => {
    always((drawn, all) => {
      const { taken } = captures(drawn, all)
      expect(taken.reduce((total, { amount }) => total + amount, 0)).toBe(drawn.amount)
      holdKlarnasRules(taken)
    })
  })

  it("has captured lines that add up to the ordered ones, tax and pieces too, if it was captured by parcels", () => {
    always((drawn, all) => {
      const { lines, taken } = captures(
        drawn,
        all.filter((step) => "pieces" in step),
      )
      const parts = taken.flatMap((one) => one.lines)
      expect(sum(parts, "total_amount")).toBe(sum(lines, "total_amount"))
      expect(sum(parts, "total_tax_amount")).toBe(sum(lines, "total_tax_amount"))
      for (const { merchant_data, quantity, total_amount } of lines.filter(isGoods)) {
        const pieces = parts
          .filter((part) => part.merchant_data === merchant_data)
          .reduce((total, part) => total + part.quantity, 0)
        if (quantity > 1) expect(pieces).toBeLessThanOrEqual(quantity)
        const isWorthAll = quantity > 1 && total_amount >= quantity && !isPaidOtherwise(drawn)
        if (isWorthAll) expect(pieces).toBe(quantity)
      }
    })
  })

  it("is refunded to the last minor unit, and every refund satisfies Klarna's rules", () => {
    always((drawn, all) => {
      const captured = captures(drawn, all.slice(0, 2))
      const refunds = takeAll(
        (before, portion) => toRefundLines(refundableOf(captured, before), portion),
        { amount: drawn.amount, drawn, steps: all.slice(2) },
      )
      expect(refunds.reduce((total, { amount }) => total + amount, 0)).toBe(drawn.amount)
      holdKlarnasRules(refunds)
    })
  })

  it("has no lump sum in any capture, if it was captured by parcels alone", () => {
    always((drawn, all) => {
      const { taken } = captures(
        drawn,
        all.filter((step) => "pieces" in step),
      )
      const lumps = taken.flatMap(({ lines }) => lines.filter(isLump))
      expect(lumps.filter(({ reference }) => reference === "amount")).toEqual([])
    })
  })
})
