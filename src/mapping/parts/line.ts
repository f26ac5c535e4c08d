import { ManagedOrderLine, type OrderLineAnswer } from "../../klarna/contract/order-line"
import { toText } from "../text"

type Amounts = "tax_rate" | "total_amount" | "total_discount_amount" | "total_tax_amount"

/** A line of an order at Klarna with all its amounts. */
export type KlarnaLine = ManagedOrderLine & Required<Pick<ManagedOrderLine, Amounts>>

/** What a capture or refund took, as Klarna has it. */
export interface Taken {
  /** Minor units. */
  readonly amount: number
  /** Empty for one without lines. */
  readonly lines: readonly KlarnaLine[]
}

/** What there is to take from, and what was taken before. */
export interface Books {
  /** The order's lines for captures, those of its captures for refunds. */
  readonly lines: readonly KlarnaLine[]
  /** What may be taken in all: the order's amount, or what was captured of it. In minor units. */
  readonly amount: number
  readonly taken: readonly Taken[]
}

/** Lines as Klarna answers them, ready to be sent again. One without its amounts is left out. */
export function fromAnsweredLines(
  answers: readonly OrderLineAnswer[] | null | undefined,
): KlarnaLine[] {
  return (answers ?? []).flatMap((answer) => fromAnswered(answer) ?? [])
}

/** Klarna writes empty texts for what is missing, and takes none where a text has a least length. */
function fromAnswered(answer: OrderLineAnswer): KlarnaLine | undefined {
  const filled = Object.fromEntries(
    FIELDS.flatMap((field) => {
      const value = toSendable(answer[field])
      return value === "" || value == null ? [] : [[field, value]]
    }),
  )
  const line = ManagedOrderLine.safeParse({ name: "", ...filled }).data
  if (!line) return undefined
  const { tax_rate = 0, total_discount_amount = 0, total_tax_amount = 0 } = line
  return { ...line, tax_rate, total_discount_amount, total_tax_amount }
}

/** An older order's texts may be such as aren't sent any more. */
function toSendable(value: string | number | null | undefined): string | number | null | undefined {
  return typeof value === "string" ? toText(value, Infinity) : value
}

const FIELDS = [
  "image_url",
  "merchant_data",
  "name",
  "product_url",
  "quantity",
  "quantity_unit",
  "reference",
  "tax_rate",
  "total_amount",
  "total_discount_amount",
  "total_tax_amount",
  "type",
  "unit_price",
] as const
