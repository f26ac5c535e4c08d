import type { ManagedOrder } from "../../klarna/contract/managed-order"
import type { KnownOperation } from "./facts"

/** An effect as Klarna has it. Minor units. */
export interface KlarnaEffect {
  readonly id: string
  readonly amount: number
  readonly reference: string | null
}

/** An effect as Medusa has it. */
export interface BookedEffect {
  readonly id: string
  readonly amount: number
  /** Klarna's id, where it was recorded with the row. */
  readonly klarnaId: string | null
  readonly isBelowMinor?: boolean
}

export interface Matched<Booked extends BookedEffect> {
  readonly pairs: readonly { readonly klarna: KlarnaEffect; readonly booked: Booked }[]
  /** Done at Klarna, and not in Medusa's books. */
  readonly unbooked: readonly KlarnaEffect[]
  /** In Medusa's books, and not done at Klarna. */
  readonly undone: readonly Booked[]
}

type Same = (klarna: KlarnaEffect, booked: BookedEffect) => boolean

/**
 * Pairs Klarna's captures or refunds with Medusa's, by whatever says most: the reference, which is Medusa's id; Klarna's
 * id where it was recorded; the operation that asked; last the amount alone, because refunds read back have no reference
 * and a click that adopted an earlier effect has another id.
 */
export function match<Booked extends BookedEffect>(
  effects: readonly KlarnaEffect[],
  booked: readonly Booked[],
  operations: readonly KnownOperation[],
): Matched<Booked> {
  const asked = new Map(
    operations.flatMap(({ klarnaId, reference }) => (klarnaId ? [[klarnaId, reference]] : [])),
  )
  const rules: readonly Same[] = [
    ({ reference }, { id }) => reference === id,
    ({ id }, { klarnaId }) => klarnaId === id,
    (klarna, { id }) => asked.get(klarna.id) === id,
    (klarna, { amount }) => klarna.amount === amount,
    isSameAmount,
  ]
  const pairs: { klarna: KlarnaEffect; booked: Booked }[] = []
  let unbooked = [...effects]
  let undone = [...booked]
  for (const same of rules) {
    for (const klarna of [...unbooked]) {
      const found = undone.find((one) => same(klarna, one))
      if (!found) continue
      pairs.push({ booked: found, klarna })
      unbooked = unbooked.filter((one) => one !== klarna)
      undone = undone.filter((one) => one !== found)
    }
  }
  return { pairs, unbooked, undone }
}

/** Whether both are of one amount. Decimals below the minor unit make a minor unit of difference, depending on the parts before. */
export function isSameAmount(klarna: KlarnaEffect, booked: BookedEffect): boolean {
  const most = booked.isBelowMinor === true ? 1 : 0
  return Math.abs(klarna.amount - booked.amount) <= most
}

export function capturesOf({ captures }: ManagedOrder): KlarnaEffect[] {
  return (captures ?? []).map(({ capture_id: id, captured_amount: amount, reference }) => ({
    amount,
    id,
    reference: reference ?? null,
  }))
}

export function refundsOf({ refunds }: ManagedOrder): KlarnaEffect[] {
  return (refunds ?? []).map(({ refund_id: id, refunded_amount: amount, reference }) => ({
    amount,
    id,
    reference: reference ?? null,
  }))
}
