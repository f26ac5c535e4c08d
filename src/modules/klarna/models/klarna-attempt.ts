import { model } from "@medusajs/framework/utils"

/**
 * - `authorized`: Klarna accepted
 * - `pending`: Klarna still decides
 * - `refused`: Klarna declined
 * - `failed`: nothing came of it for another reason; `code` says which
 * - `unknown`: the answer was lost
 */
export const ATTEMPT_OUTCOMES = ["authorized", "pending", "refused", "failed", "unknown"] as const
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number]

export const ATTEMPT_CHANNELS = ["widget", "redirect", "token"] as const
export type AttemptChannel = (typeof ATTEMPT_CHANNELS)[number]

export const DEVICE_CLASSES = ["desktop", "mobile", "tablet", "other"] as const
export type DeviceClass = (typeof DEVICE_CLASSES)[number]

/** An authorization attempt that reached the server, for rates by country, channel and size. No personal data. */
export const KlarnaAttempt = model
  .define("klarna_attempt", {
    id: model.id({ prefix: "klatt" }).primaryKey(),
    account: model.text(),
    environment: model.text(),
    outcome: model.enum([...ATTEMPT_OUTCOMES]),
    /** Of the error catalogue; null where nothing went wrong. */
    code: model.text().nullable(),
    correlation_id: model.text().nullable(),
    /** ISO 3166-1 alpha-2, upper case. */
    purchase_country: model.text(),
    /** ISO 4217, upper case. */
    purchase_currency: model.text(),
    /** Major units, as a range such as `50-100`. */
    amount_bucket: model.text(),
    channel: model.enum([...ATTEMPT_CHANNELS]),
    device_class: model.enum([...DEVICE_CLASSES]),
    /** The session's row, or the charge's; several attempts of one shopper have one. */
    session_id: model.text(),
  })
  .indexes([
    { name: "IDX_klarna_attempt_created", on: ["created_at"] },
    { name: "IDX_klarna_attempt_session", on: ["session_id"] },
  ])
