import { generateEntityId } from "@medusajs/framework/utils"

import type { Tried } from "../../../klarna/errors/klarna-error"
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

/** An operation that may be asked for, and whether it was under its key before. */
export interface Begun {
  readonly operation: KlarnaOperationRow
  readonly tried: Tried
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
  async begin(asker: Asker, intent: Intent): Promise<Begun> {
    const [known] = await this.#rows.listKlarnaOperations({ intent: nameOf(intent) })
    if (!known) return { operation: await this.#first(asker, intent), tried: "first" }
    if (known.state !== "refused") return { operation: known, tried: "again" }
    return { operation: await this.#again(known, asker.installation), tried: "first" }
  }

  async end(id: string, outcome: Outcome): Promise<KlarnaOperationRow> {
    return this.#rows.updateKlarnaOperations({ id, ...outcome })
  }

  /**
   * The order that a charge made came to nothing: charging again is another wish, under another key. Also where a process
   * died before it wrote which order its asking made.
   */
  async forgetOrder(chargeId: string, orderId: string, error_code: string): Promise<void> {
    for (const { id, kind, klarna_id, state } of await this.of(chargeId)) {
      if (kind !== "charge" || (state !== "unknown" && klarna_id !== orderId)) continue
      await this.end(id, { error_code, klarna_id: null, state: "refused" })
    }
  }

  /** Operations whose outcome nobody knows yet, oldest first. */
  async unknownOf(subject: string): Promise<KlarnaOperationRow[]> {
    return this.#rows.listKlarnaOperations(
      { state: "unknown", subject },
      { order: { created_at: "ASC" } },
    )
  }

  /** Whether Klarna may have taken a charge, and hasn't said so: then only Klarna can tell. */
  async isChargeUnknown(chargeId: string): Promise<boolean> {
    return (await this.unknownOf(chargeId)).some(({ kind }) => kind === "charge")
  }

  async of(subject: string): Promise<KlarnaOperationRow[]> {
    return this.#rows.listKlarnaOperations({ subject }, { order: { created_at: "ASC" } })
  }

  async #first(
    { id: account, environment, installation }: Asker,
    intent: Intent,
  ): Promise<KlarnaOperationRow> {
    const id = generateEntityId(undefined, "klop")
    return this.#rows.createKlarnaOperations({
      account,
      amount: intent.amount,
      captured_before: intent.capturedBefore,
      environment,
      id,
      idempotency_key: idempotencyKey({ account, attempt: 1, operation: intent.kind, row: id }),
      installation,
      intent: nameOf(intent),
      kind: intent.kind,
      reference: intent.reference,
      refunded_before: intent.refundedBefore,
      subject: intent.subject,
    })
  }

  /** What was refused is nobody's any more: it is the installation's that asks again. */
  #again(row: KlarnaOperationRow, installation: string): Promise<KlarnaOperationRow> {
    const { account, id, kind: operation } = row
    const attempt = row.attempt + 1
    return this.#rows.updateKlarnaOperations({
      attempt,
      correlation_id: null,
      error_code: null,
      id,
      idempotency_key: idempotencyKey({ account, attempt, operation, row: id }),
      installation,
      state: "unknown",
    })
  }
}

function nameOf({ kind, wish }: Intent): string {
  return `${kind}:${wish}`
}
