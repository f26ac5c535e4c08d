import { model } from "@medusajs/framework/utils"

export const OPERATION_KINDS = [
  "place",
  "capture",
  "refund",
  "cancel",
  "release",
  "update",
  "extend",
  "tokenize",
  "charge",
] as const
export type OperationKind = (typeof OPERATION_KINDS)[number]

/**
 * - `unknown`: asked for, no answer yet, or none that says whether it took effect
 * - `done`: it took effect
 * - `refused`: it did not
 */
export const OPERATION_STATES = ["unknown", "done", "refused"] as const
export type OperationState = (typeof OPERATION_STATES)[number]

/** An effect at Klarna, written down before it is asked for. Amounts in minor units. */
export const KlarnaOperation = model
  .define("klarna_operation", {
    id: model.id({ prefix: "klop" }).primaryKey(),
    account: model.text(),
    environment: model.text(),
    /** The installation that asked: a copy of the database resolves nothing of the original's. */
    installation: model.text(),
    kind: model.enum([...OPERATION_KINDS]),
    /** What makes two wishes the same one, e.g. `capture:capt_…`. */
    intent: model.text().unique(),
    /** Klarna's order; of a `place` or `tokenize` operation the session's row, of a `charge` the charge's. */
    subject: model.text(),
    amount: model.number().nullable(),
    captured_before: model.number().nullable(),
    refunded_before: model.number().nullable(),
    /** What Klarna was given as the reference of a capture or refund. */
    reference: model.text().nullable(),
    idempotency_key: model.text(),
    attempt: model.number().default(1),
    state: model.enum([...OPERATION_STATES]).default("unknown"),
    /** Klarna's id of the capture or refund. */
    klarna_id: model.text().nullable(),
    error_code: model.text().nullable(),
    correlation_id: model.text().nullable(),
  })
  .indexes([{ name: "IDX_klarna_operation_subject", on: ["subject", "state"] }])
