import { KEY_LIFE_MS } from "../../klarna/contract/lifetimes"
import type { KnownOperation, OrderFacts } from "./facts"
import { type BookedEffect, capturesOf, refundsOf } from "./match"
import { differs, type Repair } from "./repair"
import { endOf, isOpen, isPending } from "./state"

/** An effect that was asked for so recently may still be under way. */
export const PATIENCE_MS = 10_000

type Kind = "capture" | "refund"

/**
 * Rows whose effect Klarna doesn't show. The process died before the answer came, or before Klarna was asked: it is asked
 * under the key of the row, or of the lost effect that the row stands for, so that it happens once, however the first call
 * ended. What Klarna refused is taken back as core does it; a row that says it was only recorded is told.
 */
export function finish(facts: OrderFacts, undone: readonly BookedEffect[], what: Kind): Repair[] {
  return undone.flatMap((booked): Repair[] => {
    const { amount, id, klarnaId } = booked
    const age = facts.now.getTime() - createdAtOf(facts, id).getTime()
    if (age < PATIENCE_MS) return []
    const operation = askedFor(facts, booked, what)
    const mayAsk = klarnaId === null && (operation === undefined || operation.state === "unknown")
    if (mayAsk && age < KEY_LIFE_MS && isPossible(facts, what, amount)) {
      const reference = operation?.reference ?? id
      return [
        what === "capture"
          ? { amount, captureId: id, name: "finish_capture", reference }
          : { amount, name: "finish_refund", reference, refundId: id },
      ]
    }
    const code = operation?.errorCode ? ` (${operation.errorCode})` : ""
    const drop = { kind: what, name: "drop_row", rowId: id } as const
    if (wasRefused(facts, booked, { age, operation })) {
      return [{ ...drop, reason: `has no effect at Klarna${code}` }]
    }
    if (wasNeverAsked(facts, booked, { age, operation }) && !isPossible(facts, what, amount)) {
      return [{ ...drop, reason: "never reached Klarna" }]
    }
    const text = `the ${what} ${id} of ${String(amount)}, in minor units, is in Medusa and not at Klarna${code}`
    return [differs(text)]
  })
}

/** What is known of a row's effect. `age` in milliseconds. */
interface Asked {
  readonly age: number
  readonly operation: KnownOperation | undefined
}

/**
 * Core deletes a row whose provider fails: a process that died between Klarna's refusal and that left it. An old one may be
 * what a person did about it.
 */
function wasRefused(
  facts: OrderFacts,
  { id, klarnaId }: BookedEffect,
  { age, operation }: Asked,
): boolean {
  const isOwn = operation?.state === "refused" && operation.reference === id
  return isOwn && klarnaId === null && age < KEY_LIFE_MS && isCertain(facts)
}

/** The same, of a process that died before the provider wrote its operation. */
function wasNeverAsked(
  facts: OrderFacts,
  { klarnaId }: BookedEffect,
  { age, operation }: Asked,
): boolean {
  const isRecent = klarnaId === null && age < KEY_LIFE_MS
  return operation === undefined && isRecent && isCertain(facts)
}

/** What Klarna doesn't show isn't there. An order that doesn't list all of its effects, or is over, can't say that. */
function isCertain({ books, klarna }: OrderFacts): boolean {
  const isListed =
    sumOf(capturesOf(klarna)) === klarna.captured_amount &&
    sumOf(refundsOf(klarna)) === klarna.refunded_amount
  const goesOn = !books.order?.isCanceled && endOf(klarna) === undefined && !isPending(klarna)
  return isListed && goesOn
}

/** The row's own operation; else a lost one of that amount whose row is gone: a second click asks under its key. */
function askedFor(
  { books, operations }: OrderFacts,
  { amount, id }: BookedEffect,
  what: Kind,
): KnownOperation | undefined {
  const rows = books.payments.flatMap(({ captures, refunds }) => [...captures, ...refunds])
  const ids = new Set(rows.map((row) => row.id))
  const alike = operations.filter(({ kind }) => kind === what)
  return (
    alike.find(({ reference }) => reference === id) ??
    alike.find(
      (one) => one.state === "unknown" && one.amount === amount && !ids.has(one.reference ?? ""),
    )
  )
}

function createdAtOf({ books, now }: OrderFacts, id: string): Date {
  const rows = books.payments.flatMap(({ captures, refunds }) => [...captures, ...refunds])
  return rows.find((row) => row.id === id)?.createdAt ?? now
}

/** A cancelled order takes no more money. An order that doesn't list all of its effects can't say what isn't done. */
function isPossible({ books, klarna }: OrderFacts, what: Kind, amount: number): boolean {
  const { captured_amount: captured, refunded_amount: refunded } = klarna
  if (what === "refund") {
    return sumOf(refundsOf(klarna)) === refunded && amount <= captured - refunded
  }
  if (books.order?.isCanceled || sumOf(capturesOf(klarna)) !== captured) return false
  return isOpen(klarna) && !isPending(klarna) && amount <= klarna.remaining_authorized_amount
}

function sumOf(effects: readonly { readonly amount: number }[]): number {
  return effects.reduce((sum, { amount }) => sum + amount, 0)
}
