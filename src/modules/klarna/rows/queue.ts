/** A row that is compared with Klarna: a session before there is an order, an order after. */
export interface SyncSubject {
  readonly kind: "session" | "order"
  /** Of the row. */
  readonly id: string
}

/** A subject that one worker has for itself. */
export interface Claim extends SyncSubject {
  /** When it was due as it was taken: another moment there later means that it was woken meanwhile. */
  readonly dueAt: Date | null
  /** How often in a row it has failed before. */
  readonly tries: number
}

/** As much of knex as is used: each statement is a transaction of its own. */
export interface Database {
  raw(sql: string, bindings: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>
}

/** Which subjects reconciliation takes. */
export interface Unchecked {
  /** Those that were last checked, or made, before this moment. */
  readonly before: Date
  /** Those that were given up, and sessions whose turn isn't yet, too. */
  readonly everything: boolean
  /** Ids that are left out: those that failed before in the same run. */
  readonly except: readonly string[]
  readonly limit: number
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** After each failure in a row; after the last one a person has to look. */
export const BACK_OFF_MS: readonly number[] = [10 * SECOND, MINUTE, 10 * MINUTE, HOUR, 6 * HOUR]

/** Longer than a comparison takes with every call of Klarna's repeated: a worker that died is followed by another. */
const LEASE_MS = 90 * SECOND

/** A closed session may have left an order of Medusa's behind; one that was closed longer ago is history. */
export const CLOSED_LATELY_MS = 7 * 24 * HOUR

const TABLES = { order: "klarna_order", session: "klarna_session" } as const

/** The one queue: sessions and orders that are due to be compared with Klarna, by their `next_sync_at`. */
export class SyncQueue {
  readonly #database: () => Database

  constructor(database: () => Database) {
    this.#database = database
  }

  /**
   * Makes a subject due, given up or not. Where somebody is working on it right now, it stays due. Answers whether it was due
   * already and waits for its turn: then nobody has to be told again.
   */
  async wake({ id, kind }: SyncSubject, at: Date): Promise<{ wasDue: boolean }> {
    const table = TABLES[kind]
    const { rows } = await this.#database().raw(
      `update ${table} as woken set next_sync_at = ?, sync_tries = 0, gave_up_at = null
         from (select id, next_sync_at <= ? and leased_until is null as was_due from ${table} where id = ? for update) as before
         where woken.id = before.id returning before.was_due`,
      [at, at, id],
    )
    return { wasDue: rows[0]?.["was_due"] === true }
  }

  /** Takes subjects that are due, longest due first; none that another worker has. */
  async claimDue(now: Date, limit: number): Promise<Claim[]> {
    const claims: Claim[] = []
    for (const kind of ["order", "session"] as const) {
      const which = `next_sync_at <= ? order by next_sync_at limit ?`
      const left = limit - claims.length
      if (left > 0) claims.push(...(await this.#claim(kind, now, { values: [now, left], which })))
    }
    return claims
  }

  /** Takes one subject, if it is due and nobody else has it. */
  async claim({ kind, id }: SyncSubject, now: Date): Promise<Claim | undefined> {
    const which = `id = ? and next_sync_at <= ?`
    return (await this.#claim(kind, now, { values: [id, now], which }))[0]
  }

  /**
   * Takes subjects for reconciliation, the one that was checked longest ago first: orders that are not settled, sessions of
   * which an order may still come, or whose order has no row yet; once more those that were closed, which may have left an
   * order of Medusa's behind. A session is looked at again after as long as it has been looked at, so that abandoned ones cost
   * a few calls in their two days.
   */
  async claimUnchecked(
    kind: SyncSubject["kind"],
    now: Date,
    { before, everything, except, limit }: Unchecked,
  ): Promise<Claim[]> {
    const open =
      kind === "order"
        ? `settled_at is null`
        : `(state in ('open', 'placing', 'unknown') and (? or checked_at is null or state <> 'open' or
             checked_at - created_at <= ?::timestamptz - checked_at)
           or state = 'placed' and not exists (select from klarna_order as known
             where known.klarna_order_id = klarna_session.klarna_order_id)
           or state = 'closed' and klarna_order_id is null and checked_at is null and updated_at < ?
             and updated_at >= ? and intent <> 'tokenize')`
    const which = `${open} and coalesce(checked_at, created_at) < ? and not (id = any(?::text[])) and
      (? or (gave_up_at is null and (next_sync_at is null or next_sync_at <= ?)))
      order by checked_at nulls first, id limit ?`
    const values = [before, [...except], everything, now, limit]
    return this.#claim(kind, now, {
      values:
        kind === "order"
          ? values
          : [everything, now, before, new Date(now.getTime() - CLOSED_LATELY_MS), ...values],
      which,
    })
  }

  /** How many subjects somebody has right now: or had, when it died. */
  async countLeased(now: Date): Promise<number> {
    const { rows } = await this.#database().raw(
      `select (select count(*) from klarna_order where leased_until > ?) +
              (select count(*) from klarna_session where leased_until > ?) as leased`,
      [now, now],
    )
    return Number(rows[0]?.["leased"] ?? 0)
  }

  /**
   * The subject was compared to the end. It is due again when it was woken meanwhile, or at `again`. Answers whether it was
   * woken: whoever did so found it taken.
   */
  async done(claim: Claim, now: Date, again: Date | null = null): Promise<boolean> {
    const { dueAt, id, kind } = claim
    const { rows } = await this.#database().raw(
      `update ${TABLES[kind]} set checked_at = ?, sync_tries = 0, sync_error = null, gave_up_at = null,
         leased_until = null,
         next_sync_at = case when next_sync_at is not distinct from ?::timestamptz then ?::timestamptz
                             else next_sync_at end where id = ? returning next_sync_at`,
      [now, dueAt, again, id],
    )
    const due = rows[0]?.["next_sync_at"]
    return due instanceof Date && due.getTime() !== again?.getTime()
  }

  /** The comparison failed. Answers when it is tried again; null when it was given up. */
  async failed(claim: Claim, now: Date, error: string): Promise<Date | null> {
    const { dueAt, id, kind, tries } = claim
    const wait = BACK_OFF_MS[tries]
    const again = wait === undefined ? null : new Date(now.getTime() + wait)
    await this.#database().raw(
      `update ${TABLES[kind]} set sync_error = ?, leased_until = null,
         (sync_tries, gave_up_at, next_sync_at) =
           (select (case when known.same then ? else sync_tries end),
                   (case when known.same then ?::timestamptz else gave_up_at end),
                   (case when known.same then ?::timestamptz else next_sync_at end)
            from (select next_sync_at is not distinct from ?::timestamptz as same) as known)
         where id = ?`,
      [error, tries + 1, again ? null : now, again, dueAt, id],
    )
    return again
  }

  /** The choice is an array, which is made once: as a table PostgreSQL may make it for each row, and take more than the limit. */
  async #claim(kind: SyncSubject["kind"], now: Date, { values, which }: Which): Promise<Claim[]> {
    const table = TABLES[kind]
    const { rows } = await this.#database().raw(
      `update ${table} set leased_until = ? where id = any(array
         (select id from ${table}
          where deleted_at is null and (leased_until is null or leased_until <= ?) and ${which}
          for update skip locked))
         returning id, sync_tries, next_sync_at`,
      [new Date(now.getTime() + LEASE_MS), now, ...values],
    )
    return rows.map(({ id, next_sync_at, sync_tries }) => ({
      dueAt: next_sync_at instanceof Date ? next_sync_at : null,
      id: String(id),
      kind,
      tries: Number(sync_tries),
    }))
  }
}

/** Which rows of a table, with the values of its question marks. */
interface Which {
  readonly which: string
  readonly values: readonly unknown[]
}
