import { generateEntityId } from "@medusajs/framework/utils"

import type { CallbackKind } from "../models/klarna-callback"
import type { KlarnaCallbackRow, KlarnaSessionRow, Rows } from "./base"
import type { Database } from "./queue"
import { RefusalCounter, type RefusalCount, type RefusedCallback } from "./refusals"

/** What is kept of a call of Klarna's. All but its kind are hints. */
export interface ArrivedCallback {
  readonly kind: CallbackKind
  readonly klarna_order_id: string | null
  /** As Klarna spells it. */
  readonly event_type: string | null
  /** Equal in repeats; hosted pages only. */
  readonly event_id: string | null
}

/** The tables `klarna_callback` and `klarna_callback_refusal`: what Klarna called to say, and how many calls were refused. */
export class KlarnaCallbacks {
  readonly #rows: Rows
  readonly #database: () => Database
  readonly #refusals = new RefusalCounter((counts) => this.#addRefusals(counts))

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

  /** Counts a refused call; it is written some seconds later, and when the server stops. */
  countRefusal(refused: RefusedCallback, at: Date): void {
    this.#refusals.add(refused, at)
  }

  /** Writes the refused calls that were counted since. Never rejects. */
  writeRefusals(): Promise<void> {
    return this.#refusals.flush()
  }

  /** One statement, so that what several processes count is all added. */
  async #addRefusals(counts: readonly RefusalCount[]): Promise<void> {
    const rows = counts.map(() => "(?, ?, ?, ?, ?)").join(", ")
    const values = counts.flatMap(({ count, day, kind, reason }) => [
      generateEntityId(undefined, "klcr"),
      day,
      kind,
      reason,
      count,
    ])
    await this.#database().raw(
      `insert into klarna_callback_refusal as known (id, day, kind, reason, count) values ${rows}
         on conflict (day, kind, reason) where deleted_at is null
         do update set count = known.count + excluded.count, updated_at = now()`,
      values,
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
