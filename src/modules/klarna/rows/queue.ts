import type { Rows } from "./base"

/** A row that is compared with Klarna: a session before there is an order, an order after. */
export interface SyncSubject {
  readonly kind: "session" | "order"
  /** Of the row. */
  readonly id: string
}

/** A subject that one worker has for itself until `leasedUntil`. */
export interface Claim extends SyncSubject {
  readonly leasedUntil: Date
  /** How often in a row it has failed before. */
  readonly tries: number
}

/** As much of knex as is used: each statement is a transaction of its own. */
export interface Database {
  raw(sql: string, bindings: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** After each failure in a row; after the last one a person has to look. */
export const BACK_OFF_MS: readonly number[] = [10 * SECOND, MINUTE, 10 * MINUTE, HOUR, 6 * HOUR]

/** Longer than a comparison takes with every call of Klarna's repeated: a worker that died is followed by another. */
const LEASE_MS = 5 * MINUTE

const TABLES = { order: "klarna_order", session: "klarna_session" } as const

/** The one queue: sessions and orders that are due to be compared with Klarna, by their `next_sync_at`. */
export class SyncQueue {
  readonly #rows: Rows
  readonly #database: () => Database

  constructor(rows: Rows, database: () => Database) {
    this.#rows = rows
    this.#database = database
  }

  /** Makes a subject due, given up or not. Whoever works on it right now leaves it due. */
  async wake(subject: SyncSubject, at: Date): Promise<void> {
    await this.#change(subject, { gave_up_at: null, next_sync_at: at, sync_tries: 0 })
  }

  /** Takes subjects that are due, longest due first; none that another worker has. */
  async claimDue(now: Date, limit: number): Promise<Claim[]> {
    const claims: Claim[] = []
    for (const kind of ["order", "session"] as const) {
      const due = `next_sync_at <= ? and deleted_at is null order by next_sync_at limit ?`
      const left = limit - claims.length
      if (left > 0) claims.push(...(await this.#claim(kind, now, { due, values: [now, left] })))
    }
    return claims
  }

  /** Takes one subject, if it is due and nobody else has it. */
  async claim({ kind, id }: SyncSubject, now: Date): Promise<Claim | undefined> {
    const due = `id = ? and next_sync_at <= ?`
    return (await this.#claim(kind, now, { due, values: [id, now] }))[0]
  }

  /** The subject was compared to the end. It is due again when it was woken meanwhile, or at `again`. */
  async done(claim: Claim, now: Date, again: Date | null = null): Promise<void> {
    const { id, kind, leasedUntil } = claim
    await this.#database().raw(
      `update ${TABLES[kind]} set checked_at = ?, sync_tries = 0, sync_error = null, gave_up_at = null,
         next_sync_at = case when next_sync_at = ? then ?::timestamptz else next_sync_at end where id = ?`,
      [now, leasedUntil, again, id],
    )
  }

  /** The comparison failed. Answers when it is tried again; null when it was given up. */
  async failed(claim: Claim, now: Date, error: string): Promise<Date | null> {
    const { id, kind, leasedUntil, tries } = claim
    const wait = BACK_OFF_MS[tries]
    const again = wait === undefined ? null : new Date(now.getTime() + wait)
    await this.#database().raw(
      `update ${TABLES[kind]} set sync_error = ?,
         sync_tries = case when next_sync_at = ? then ? else sync_tries end,
         gave_up_at = case when next_sync_at = ? then ?::timestamptz else gave_up_at end,
         next_sync_at = case when next_sync_at = ? then ?::timestamptz else next_sync_at end where id = ?`,
      [error, leasedUntil, tries + 1, leasedUntil, again ? null : now, leasedUntil, again, id],
    )
    return again
  }

  async #claim(
    kind: SyncSubject["kind"],
    now: Date,
    { due, values }: { due: string; values: readonly unknown[] },
  ): Promise<Claim[]> {
    const table = TABLES[kind]
    const leasedUntil = new Date(now.getTime() + LEASE_MS)
    const { rows } = await this.#database().raw(
      `update ${table} set next_sync_at = ? where id in (select id from ${table} where ${due} for update skip locked)
         returning id, sync_tries`,
      [leasedUntil, ...values],
    )
    return rows.map(({ id, sync_tries }) => ({
      id: String(id),
      kind,
      leasedUntil,
      tries: Number(sync_tries),
    }))
  }

  async #change(
    { kind, id }: SyncSubject,
    change: { gave_up_at: null; next_sync_at: Date; sync_tries: number },
  ): Promise<void> {
    if (kind === "order") await this.#rows.updateKlarnaOrders({ id, ...change })
    else await this.#rows.updateKlarnaSessions({ id, ...change })
  }
}
