import { z } from "zod"

import type { CustomerTokenOrderRequest } from "../../klarna/contract/customer-token-order"
import { NAME_LIMIT, REFERENCE_LIMIT } from "../lines/draft"
import { MappingError } from "../mapping-error"
import { type Decimal, toMinor } from "../money"
import { toText } from "../text"

/** A line that the store's code gives for a charge without cart and order. Amounts in minor units, tax included. */
export const ChargeLine = z.strictObject({
  name: z.string().min(1).max(NAME_LIMIT),
  quantity: z.int().min(1).default(1),
  reference: z.string().min(1).max(REFERENCE_LIMIT).optional(),
  /** Basis points: 1900 is 19 %. */
  tax_rate: z.int().min(0).max(10_000).default(0),
  unit_price: z.int().min(0),
})
export type ChargeLine = z.infer<typeof ChargeLine>

/** What is charged where there is neither cart nor order. */
export interface PlainCharge {
  /** Major units. */
  readonly amount: Decimal
  /** ISO 4217, in either case. */
  readonly currency: string
  /** ChargeLine[], or nothing for one line over all of it. */
  readonly lines: unknown
  readonly reference: string
}

const DEFAULT_NAME = "Payment"
const BASIS_POINTS = 10_000

/**
 * Body of a charge of an amount alone.
 * @throws MappingError when the lines can't be read, or don't add up to the amount
 */
export function toPlainCharge(charge: PlainCharge): CustomerTokenOrderRequest {
  const amount = toMinor(charge.amount, charge.currency)
  const order_lines = linesOf(charge, amount).map(toLine)
  const sum = order_lines.reduce((total, line) => total + line.total_amount, 0)
  if (sum !== amount) {
    throw new MappingError(
      `The charge's lines add up to ${String(sum)} minor units; expected ${String(amount)}.`,
    )
  }
  return {
    merchant_reference1: charge.reference,
    order_amount: amount,
    order_lines,
    order_tax_amount: order_lines.reduce((total, line) => total + line.total_tax_amount, 0),
    purchase_currency: charge.currency.toUpperCase(),
  }
}

function linesOf({ lines }: PlainCharge, amount: number): ChargeLine[] {
  if (lines == null) return [{ name: DEFAULT_NAME, quantity: 1, tax_rate: 0, unit_price: amount }]
  const parsed = z.array(ChargeLine).min(1).max(1000).safeParse(lines)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new MappingError(
    `lines.${issue?.path.join(".") ?? ""}: ${issue?.message ?? "is not valid"}`,
  )
}

function toLine({ name, quantity, reference, tax_rate, unit_price }: ChargeLine) {
  const said = toText(reference, REFERENCE_LIMIT)
  const total_amount = quantity * unit_price
  const net = Math.round((total_amount * BASIS_POINTS) / (BASIS_POINTS + tax_rate))
  return {
    name: toText(name, NAME_LIMIT) ?? DEFAULT_NAME,
    quantity,
    ...(said === undefined ? {} : { reference: said }),
    tax_rate,
    total_amount,
    total_tax_amount: total_amount - net,
    unit_price,
  }
}
