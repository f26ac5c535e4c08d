import { generateEntityId } from "@medusajs/framework/utils"

import { idempotencyKey } from "../../../klarna/http/idempotency"
import type { OperationKind } from "../models/klarna-operation"
import type { KlarnaOperationRow, Rows } from "./base"

/** Something that is about to be asked of Klarna. Amounts in minor units. */
export interface Intent {
  readonly kind: OperationKind
  /** Tells equal wishes apart: the id of Medusa's capture, say. */
  readonly wish: string
  /** Klarna's order, or the session's row for `place`. */
  readonly subject: string
  readonly amount?: number
  readonly capturedBefore?: number
  readonly refundedBefore?: number
  readonly reference?: string
}

/** How an operation ended. */
export interface Outcome {
  readonly state: "done" | "refused" | "unknown"
  readonly klarna_id?: string | null
  readonly error_code?: string | null
  readonly correlation_id?: string | null
}

/** Who asks. */
export interface Asker {
  readonly id: string
  readonly environment: string
  readonly installation: string
}

/** The table `klarna_operation`: every effect at Klarna, written before it is asked for. */
export class KlarnaOperations {
  readonly #rows: Rows

  constructor(rows: Rows) {
    this.#rows = rows
  }

  /**
   * Writes an operation down, or finds the one of the same intent: one that was refused gets a new attempt and with it
   * a new key, one that is unknown keeps both.
   */
  async begin(
    { id: account, environment, installation }: Asker,
    intent: Intent,
  ): Promise<KlarnaOperationRow> {
    const name = `${intent.kind}:${intent.wish}`
    const [known] = await this.#rows.listKlarnaOperations({ intent: name })
    if (known) return known.state === "refused" ? this.#again(known) : known
    const id = generateEntityId(undefined, "klop")
    return this.#rows.createKlarnaOperations({
      account,
      amount: intent.amount,
      captured_before: intent.capturedBefore,
      environment,
      id,
      idempotency_key: idempotencyKey({ account, attempt: 1, operation: intent.kind, row: id }),
      installation,
      intent: name,
      kind: intent.kind,
      reference: intent.reference,
      refunded_before: intent.refundedBefore,
      subject: intent.subject,
    })
  }

  async end(id: string, outcome: Outcome): Promise<KlarnaOperationRow> {
    return this.#rows.updateKlarnaOperations({ id, ...outcome })
  }

  /** Operations whose outcome nobody knows yet, oldest first. */
  async unknownOf(subject: string): Promise<KlarnaOperationRow[]> {
    return this.#rows.listKlarnaOperations(
      { state: "unknown", subject },
      { order: { created_at: "ASC" } },
    )
  }

  async of(subject: string): Promise<KlarnaOperationRow[]> {
    return this.#rows.listKlarnaOperations({ subject }, { order: { created_at: "ASC" } })
  }

  #again(row: KlarnaOperationRow): Promise<KlarnaOperationRow> {
    const { account, id, kind: operation } = row
    const attempt = row.attempt + 1
    return this.#rows.updateKlarnaOperations({
      attempt,
      correlation_id: null,
      error_code: null,
      id,
      idempotency_key: idempotencyKey({ account, attempt, operation, row: id }),
      state: "unknown",
    })
  }
}
