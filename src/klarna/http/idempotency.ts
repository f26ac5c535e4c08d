import { v5 } from "uuid"

/** Namespace of all keys of this plugin; any fixed UUID does, it must never change. */
const NAMESPACE = "6b1f3a52-5d0e-4f0e-9d2a-7c3f8f6a9e11"

export interface Intention {
  readonly account: string
  /** capture, refund, cancel, … */
  readonly operation: string
  /** Id of the row that stands for this one wish: two equal captures are two rows. */
  readonly row: string
  /** Raised after a definite refusal; a repeat of the same attempt keeps it. */
  readonly attempt: number
}

/** The `Klarna-Idempotency-Key` of an intention: the same intention always has the same key. */
export function idempotencyKey({ account, operation, row, attempt }: Intention): string {
  return v5(`${account}:${operation}:${row}:${String(attempt)}`, NAMESPACE)
}
