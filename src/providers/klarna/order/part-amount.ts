import { z } from "zod"

import { type Decimal, toDecimal, toMinor, toMinorParts } from "../../../mapping/money"
import type { Cradle } from "../cradle"
import { notAllowed } from "../refusal"

const Time = z.union([z.date(), z.string()]).transform((time) => new Date(time).getTime())
const Part = z.looseObject({
  amount: z.unknown().transform((amount): Decimal => toDecimal(amount)),
  created_at: Time,
  id: z.string(),
  payment_id: z.string(),
})
type Part = z.output<typeof Part>

/** A capture or refund that core has just written. */
export interface NamedPart {
  readonly kind: "capture" | "refund"
  readonly id: string
  /** ISO 4217 */
  readonly currency: string
}

/**
 * What a capture or refund is at Klarna, in whole minor units. Medusa takes amounts of any number of decimals: the sum of all
 * parts so far is rounded, and what the parts before make is taken off, so that the last part closes.
 * @throws MedusaError `not_allowed` where nothing of it is left after rounding
 */
export async function partAmount(
  { captureService, refundService }: Pick<Cradle, "captureService" | "refundService">,
  { currency, id, kind }: NamedPart,
): Promise<number> {
  const rows = kind === "capture" ? captureService : refundService
  const own = Part.parse(await rows.retrieve(id))
  const all = z.array(Part).parse(await rows.list({ payment_id: own.payment_id }, { take: null }))
  const upTo = all.filter((one) => one.id === id || isBefore(one, own)).sort(byAge)
  const parts = toMinorParts(
    upTo.map(({ amount }) => amount),
    currency,
  )
  const amount = parts.at(-1) ?? 0
  if (amount > 0) return amount
  throw notAllowed(
    `${own.amount.toString()} ${currency.toUpperCase()} is less than the currency's smallest unit, so Klarna can't ${kind} it.`,
  )
}

const Free = z.looseObject({
  amount: z.unknown(),
  payment: z.looseObject({ currency_code: z.string() }),
})

/** Whether a capture is one of a purchase that cost nothing once it was rounded: Klarna has no order for it. */
export async function isFreePart(
  { captureService }: Pick<Cradle, "captureService">,
  id: string,
): Promise<boolean> {
  const row = Free.safeParse(await captureService.retrieve(id, { relations: ["payment"] })).data
  return row !== undefined && toMinor(toDecimal(row.amount), row.payment.currency_code) === 0
}

function isBefore(one: Part, other: Part): boolean {
  return byAge(one, other) < 0
}

function byAge(one: Part, other: Part): number {
  return one.created_at - other.created_at || (one.id < other.id ? -1 : 1)
}
