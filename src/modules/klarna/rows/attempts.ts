import { type AttemptChannel, type AttemptOutcome, DEVICE_CLASSES } from "../models/klarna-attempt"
import type { KlarnaAttemptRow, KlarnaSessionRow, Rows } from "./base"

/** How an attempt ended, as far as anybody knows. */
export interface AttemptEnd {
  readonly outcome: AttemptOutcome
  /** Of the error catalogue; null where nothing went wrong. */
  readonly code: string | null
  readonly correlation_id: string | null
}

/** An attempt to have the order of a session placed. */
export interface Attempt extends AttemptEnd {
  /** Major units, as a range such as `50-100`. */
  readonly amount_bucket: string
  readonly channel: AttemptChannel
}

/** Whose attempt it is: a session, or a charge, which has no device. */
export type AttemptSubject = Pick<
  KlarnaSessionRow,
  "account" | "environment" | "device_class" | "id" | "purchase_country" | "purchase_currency"
>

/** The table `klarna_attempt`: one row for each authorization that came to the server, for rates. */
export class KlarnaAttempts {
  readonly #rows: Rows

  constructor(rows: Rows) {
    this.#rows = rows
  }

  /** Adds an attempt. While the session's last one is unknown this is the same one again, and its row says the end. */
  async record(session: AttemptSubject, attempt: Attempt): Promise<KlarnaAttemptRow> {
    const unknown = await this.#unknownOf(session.id)
    if (unknown) return this.#rows.updateKlarnaAttempts({ id: unknown.id, ...endOf(attempt) })
    const { account, environment, device_class, id, purchase_country, purchase_currency } = session
    return this.#rows.createKlarnaAttempts({
      ...attempt,
      account,
      device_class: DEVICE_CLASSES.find((known) => known === device_class) ?? "other",
      environment,
      purchase_country,
      purchase_currency,
      session_id: id,
    })
  }

  /** Says how a session's attempt ended whose answer was lost; nothing where none was. */
  async settle(sessionId: string, end: AttemptEnd): Promise<void> {
    const unknown = await this.#unknownOf(sessionId)
    if (unknown) await this.#rows.updateKlarnaAttempts({ id: unknown.id, ...endOf(end) })
  }

  async #unknownOf(session_id: string): Promise<KlarnaAttemptRow | undefined> {
    const config = { order: { created_at: "DESC" as const }, take: 1 }
    return (await this.#rows.listKlarnaAttempts({ outcome: "unknown", session_id }, config))[0]
  }
}

function endOf({ code, correlation_id, outcome }: AttemptEnd): AttemptEnd {
  return { code, correlation_id, outcome }
}
