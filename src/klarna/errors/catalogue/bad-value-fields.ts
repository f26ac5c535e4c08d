import type { BadValueCode } from "./codes"

/**
 * Rows of a 400 `BAD_VALUE` by the field its text names, in the order in which they win where several are named:
 * first what the shopper can correct at once, then what is wrong with the market, then our arithmetic, which follows
 * from the others.
 */
const BY_FIELD: readonly (readonly [RegExp, BadValueCode])[] = [
  [/\b(billing|shipping)_address\b/i, "BAD_VALUE: billing_address"],
  [/\bpurchase_currency\b/i, "BAD_VALUE: purchase_currency"],
  [/\blocale\b/i, "BAD_VALUE: locale"],
  [/\b(tax_rate|total_tax_amount|order_tax_amount)\b/i, "BAD_VALUE: order_lines tax"],
]

/** Klarna joins all bad fields in one text, in changing order: `Bad value: locale, order_lines[0].tax_rate`. */
export function badValueOf(text: string): BadValueCode {
  return BY_FIELD.find(([field]) => field.test(text))?.[1] ?? "BAD_VALUE"
}
