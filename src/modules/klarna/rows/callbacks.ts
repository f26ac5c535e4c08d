import { generateEntityId } from "@medusajs/framework/utils"

import type { CallbackKind, CallbackRefusal } from "../models/klarna-callback"
import type { KlarnaCallbackRow, KlarnaSessionRow, Rows } from "./base"
import type { Database } from "./queue"

/** What is kept of a call of Klarna's. All but its kind are hints. */
export interface ArrivedCallback {
  readonly kind: CallbackKind
  readonly klarna_order_id: string | null
  /** As Klarna spells it. */
  readonly event_type: string | null
  /** Equal in repeats; hosted pages only. */
  readonly event_id: string | null
}

/** A call that was refused. Anybody can write any kind into an address: what isn't known is `other`. */
export interface RefusedCallback {
  readonly kind: CallbackKind | "other"
  readonly reason: CallbackRefusal
}

const ISO_DAY_LENGTH = "2026-11-27".length

/** The tables `klarna_callback` and `klarna_callback_refusal`: what Klarna called to say, and how many calls were refused. */
export class KlarnaCallbacks {
  readonly #rows: Rows
  readonly #database: () => Database

  constructor(rows: Rows, database: () => Database) {
    this.#rows = rows
    this.#database = database
  }

  /** Adds a verified call, also when it came before. */
  async record(
    { account, environment, id: session_id }: KlarnaSessionRow,
    arrived: ArrivedCallback,
  ): Promise<KlarnaCallbackRow> {
    return this.#rows.createKlarnaCallbacks({ account, environment, session_id, ...arrived })
  }

  /** Counts a refused call. One statement, so that calls at the same moment are all counted. */
  async countRefusal({ kind, reason }: RefusedCallback, at: Date): Promise<void> {
    const day = at.toISOString().slice(0, ISO_DAY_LENGTH)
    await this.#database().raw(
      `insert into klarna_callback_refusal as known (id, day, kind, reason, count) values (?, ?, ?, ?, 1)
         on conflict (day, kind, reason) where deleted_at is null
         do update set count = known.count + 1, updated_at = now()`,
      [generateEntityId(undefined, "klcr"), day, kind, reason],
    )
  }

  /** Klarna's orders that calls about a session named, oldest first: hints, believed only after they were read. */
  async ordersNamed(sessionId: string): Promise<string[]> {
    return distinct(await this.#of(sessionId), "klarna_order_id")
  }

  /** Klarna's ids of the events that calls about a session told, oldest first. */
  async eventsSeen(sessionId: string): Promise<string[]> {
    return distinct(await this.#of(sessionId), "event_id")
  }

  async #of(session_id: string): Promise<KlarnaCallbackRow[]> {
    return this.#rows.listKlarnaCallbacks({ session_id }, { order: { created_at: "ASC" } })
  }
}

function distinct(
  rows: readonly KlarnaCallbackRow[],
  column: "klarna_order_id" | "event_id",
): string[] {
  return [...new Set(rows.flatMap(({ [column]: value }) => value ?? []))]
}
