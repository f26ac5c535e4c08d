import type { OrderLine } from "../../klarna/contract/order-line"
import { effectiveRate, taxWithin } from "../tax"

/** What one line stands for that isn't goods: a balance, a part of an amount. */
export interface Lump {
  readonly name: string
  readonly reference: string
  /** Minor units; below zero for what is taken off. */
  readonly amount: number
}

/** What goods were taxed with. */
export interface TaxMix {
  /** Minor units. */
  readonly total: number
  /** Minor units. */
  readonly tax: number
  /** Basis points: the only rate of the goods; undefined when there are several. */
  readonly rate: number | undefined
  /** Tax is a line of its own. */
  readonly apart: boolean
}

/** One line for an amount without goods, taxed as the goods are on the whole; two where tax is a line of its own. */
export function toLumpLines({ name, reference, amount }: Lump, mix: TaxMix): OrderLine[] {
  if (mix.apart) {
    const tax = mix.total === 0 ? 0 : Math.round((amount * mix.tax) / mix.total)
    const goods = lump({ amount: amount - tax, name, reference }, 0)
    return tax === 0 ? [goods] : [goods, salesTax(tax)]
  }
  return [lump({ amount, name, reference }, mix.rate ?? effectiveRate(mix.total, mix.tax))]
}

/** How the lines of goods are taxed on the whole. */
export function taxMixOf(lines: readonly Partial<OrderLine>[]): TaxMix {
  const apart = lines.some(({ type }) => type === "sales_tax")
  const goods = lines.filter(({ type }) => type !== "gift_card" && type !== "store_credit")
  const rates = new Set(goods.map(({ tax_rate }) => tax_rate ?? 0))
  const sum = (amountOf: (line: Partial<OrderLine>) => number) =>
    goods.reduce((total, line) => total + amountOf(line), 0)
  return {
    apart,
    rate: rates.size === 1 ? [...rates][0] : undefined,
    tax: sum((line) =>
      line.type === "sales_tax" ? (line.total_amount ?? 0) : (line.total_tax_amount ?? 0),
    ),
    total: sum((line) => line.total_amount ?? 0),
  }
}

function lump({ name, reference, amount }: Lump, rate: number): OrderLine {
  return {
    name,
    quantity: 1,
    reference,
    tax_rate: rate,
    total_amount: amount,
    total_discount_amount: 0,
    total_tax_amount: taxWithin(amount, rate),
    type: amount < 0 ? "discount" : "physical",
    unit_price: amount,
  }
}

function salesTax(tax: number): OrderLine {
  const line = lump({ amount: tax, name: "Sales tax", reference: "sales-tax" }, 0)
  return { ...line, type: tax < 0 ? "discount" : "sales_tax" }
}
