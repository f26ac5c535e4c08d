import { model } from "@medusajs/framework/utils"

/** The journal: what was done at Klarna or decided about it, and why. Rows are only ever added. No personal data. */
export const KlarnaEvent = model
  .define("klarna_event", {
    id: model.id({ prefix: "klev" }).primaryKey(),
    account: model.text(),
    environment: model.text(),
    /** e.g. `capture.done`, `session.closed` */
    kind: model.text(),
    /** Klarna's order, or the session's row before there is one. */
    subject: model.text(),
    /** Why, in words or as a code. */
    reason: model.text().nullable(),
    /** Minor units. */
    amount: model.number().nullable(),
    correlation_id: model.text().nullable(),
  })
  .indexes([{ name: "IDX_klarna_event_subject", on: ["subject"] }])
