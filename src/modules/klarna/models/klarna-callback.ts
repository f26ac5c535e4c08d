import { model } from "@medusajs/framework/utils"

/** What Klarna calls about. `status_update` is a hosted page's. */
export const CALLBACK_KINDS = ["authorization", "notification", "push", "status_update"] as const
export type CallbackKind = (typeof CALLBACK_KINDS)[number]

/** Why a call was refused. Refused calls are counted, not kept: anybody can make any number of them. */
export const CALLBACK_REFUSALS = [
  "bad_token",
  "unknown_id",
  "unknown_kind",
  "malformed",
  "too_large",
  "wrong_method",
] as const
export type CallbackRefusal = (typeof CALLBACK_REFUSALS)[number]

/** Verified calls of Klarna's, as they came. Rows are only ever added. No tokens, no personal data. */
export const KlarnaCallback = model
  .define("klarna_callback", {
    id: model.id({ prefix: "klcb" }).primaryKey(),
    account: model.text(),
    environment: model.text(),
    /** The session's row, whose id is in the address. */
    session_id: model.text(),
    kind: model.enum([...CALLBACK_KINDS]),
    /** The order that the call names: a hint, believed only after it was read and compared. */
    klarna_order_id: model.text().nullable(),
    /** What the call says happened, as Klarna spells it. */
    event_type: model.text().nullable(),
    /** Klarna's id of the event, equal in repeats; hosted pages only. */
    event_id: model.text().nullable(),
  })
  .indexes([{ name: "IDX_klarna_callback_session", on: ["session_id"] }])

/** How many calls of a kind were refused on a day, and why. */
export const KlarnaCallbackRefusal = model
  .define("klarna_callback_refusal", {
    id: model.id({ prefix: "klcr" }).primaryKey(),
    /** ISO 8601, UTC, e.g. `2026-11-27`. */
    day: model.text(),
    kind: model.text(),
    reason: model.enum([...CALLBACK_REFUSALS]),
    count: model.number().default(0),
  })
  .indexes([
    { name: "IDX_klarna_callback_refusal_day", on: ["day", "kind", "reason"], unique: true },
  ])
