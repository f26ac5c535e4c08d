import { generateEntityId } from "@medusajs/framework/utils"

import type { KlarnaChargeRow, Rows } from "./base"
import { ChargeWays, LEASE_MS } from "./charge-ways"
import type { Database } from "./queue"

export type ChargeChange = Pick<KlarnaChargeRow, "id"> & Partial<KlarnaChargeRow>

/** What is charged that isn't a period of a subscription. */
export type NewCharge = Pick<
  KlarnaChargeRow,
  "account" | "environment" | "customer_token_id" | "customer_id" | "currency_code"
> &
  Partial<
    Pick<
      KlarnaChargeRow,
      "id" | "payment_collection_id" | "payment_session_id" | "cart_id" | "order_id" | "lines"
    >
  >

/** An installation of one account: only its own tokens are charged. */
export interface Installed {
  readonly account: string
  readonly environment: string
  readonly installation: string
}

/** The table `klarna_charge`: what is to be charged once, and how far it has come. */
export class KlarnaCharges extends ChargeWays {
  readonly #rows: Rows

  constructor(rows: Rows, database: () => Database) {
    super(database)
    this.#rows = rows
  }

  async find(id: string): Promise<KlarnaChargeRow | undefined> {
    return (await this.#rows.listKlarnaCharges({ id }))[0]
  }

  async ofCollection(payment_collection_id: string): Promise<KlarnaChargeRow | undefined> {
    return (await this.#rows.listKlarnaCharges({ payment_collection_id }))[0]
  }

  /** The charge of the payment session that charges its token. */
  async ofPaymentSession(payment_session_id: string): Promise<KlarnaChargeRow | undefined> {
    return (await this.#rows.listKlarnaCharges({ payment_session_id }))[0]
  }

  /**
   * A charge that nobody works off by itself: whoever made it asks for it. There is one of each id, cart and collection: where
   * somebody else has just made it, theirs.
   */
  async create(charge: NewCharge): Promise<KlarnaChargeRow> {
    try {
      return await this.#rows.createKlarnaCharges({
        id: generateEntityId(undefined, "klchg"),
        ...charge,
      })
    } catch (error) {
      const [winner] = await this.#rows.listKlarnaCharges(onlyOne(charge))
      if (!winner) throw error
      return winner
    }
  }

  async update(change: ChargeChange): Promise<KlarnaChargeRow> {
    return this.#rows.updateKlarnaCharges(change)
  }

  /**
   * Makes the charges of subscriptions that are due, one per subscription and period, and takes the subscriptions off the
   * list until theirs is settled: one statement, so that a process that dies leaves both or neither. Whoever comes at the
   * same moment waits, and then finds what was made: it would else go away with nothing to do. Answers how many.
   */
  async open(installed: readonly Installed[], now: Date, limit: number): Promise<number> {
    if (installed.length === 0) return 0
    const mine = installed
      .map(() => "(s.account = ? and s.environment = ? and t.installation = ?)")
      .join(" or ")
    const values = installed.flatMap((one) => [one.account, one.environment, one.installation])
    const { rows } = await this.database().raw(
      `with due as (
         select s.id, s.account, s.environment, s.customer_token_id, s.customer_id, s.next_period, s.next_charge_at,
                s.currency_code
         from klarna_subscription s join klarna_customer_token t on t.id = s.customer_token_id
         where s.status = 'active' and s.next_charge_at <= ? and not s.cancel_at_period_end
           and s.deleted_at is null and (${mine})
         order by s.next_charge_at, s.id limit ? for update of s),
       made as (
         insert into klarna_charge (id, account, environment, customer_token_id, customer_id, subscription_id, period,
                                    period_at, currency_code, next_try_at)
         select 'klchg_' || substr(due.id, 7) || '_' || due.next_period, due.account, due.environment,
                due.customer_token_id, due.customer_id, due.id, due.next_period, due.next_charge_at,
                due.currency_code, ?
         from due on conflict do nothing)
       update klarna_subscription set next_charge_at = null, updated_at = now()
       where id in (select id from due) returning id`,
      [now, ...values, limit, now],
    )
    return rows.length
  }

  /** How many subscriptions are due whose token belongs to another installation: a copy of its database charges nobody. */
  async countForeign(installed: readonly Installed[], now: Date): Promise<number> {
    const { rows } = await this.database().raw(
      `select count(*) as count from klarna_subscription s join klarna_customer_token t on t.id = s.customer_token_id
       where s.status = 'active' and s.next_charge_at <= ? and s.deleted_at is null
         and not (t.installation = any(?::text[]))`,
      [now, installed.map(({ installation }) => installation)],
    )
    return Number(rows[0]?.["count"] ?? 0)
  }

  /** Takes charges that are due, longest due first; none that another worker has. */
  async claimDue(now: Date, limit: number): Promise<KlarnaChargeRow[]> {
    return this.#claim(now, `next_try_at <= ? order by next_try_at limit ?`, [now, limit])
  }

  /** Takes one charge for a worker, due or not; undefined while another one has it. */
  async claim(id: string, now: Date): Promise<KlarnaChargeRow | undefined> {
    return (await this.#claim(now, `id = ?`, [id]))[0]
  }

  /** Uses a link up: of two clicks at once, one gets it. */
  async useLink(id: string, hash: string): Promise<boolean> {
    const { rows } = await this.database().raw(
      `update klarna_charge set link_hash = null, updated_at = now() where id = ? and link_hash = ? returning id`,
      [id, hash],
    )
    return rows.length > 0
  }

  /** What a link was used for came to nothing: it may be used again, unless a newer one was sent. */
  async returnLink(id: string, hash: string): Promise<void> {
    await this.database().raw(
      `update klarna_charge set link_hash = ?, updated_at = now()
       where id = ? and link_hash is null and state not in ('paid', 'canceled')`,
      [hash, id],
    )
  }

  /** The charges of a subscription that are still to be paid, oldest first. */
  async openOf(subscription_id: string): Promise<KlarnaChargeRow[]> {
    const filters = { state: { $nin: ["paid" as const, "canceled" as const] }, subscription_id }
    return this.#rows.listKlarnaCharges(filters, { order: { period: "ASC" } })
  }

  /**
   * A person wants it tried, or finished where its order is placed. Undefined where it is being paid, there is nothing to try, or
   * nobody asked for it but a shopper who didn't complete their purchase.
   */
  async retry(id: string, now: Date): Promise<KlarnaChargeRow | undefined> {
    const { rows } = await this.database().raw(
      `update klarna_charge set state = 'due', next_try_at = ?, link_hash = null, stumbles = 0, updated_at = now()
       where id = ? and (way is null and klarna_order_id is null and state in ('due', 'needs_customer', 'past_due')
                           and (subscription_id is not null or next_try_at is not null
                             or state <> 'due' and (refusals > 0 or last_code is not null))
                         or klarna_order_id is not null and state = 'blocked') returning id`,
      [now, id],
    )
    return rows.length > 0 ? this.find(id) : undefined
  }

  /** A person found out what became of a blocked one: Klarna's order, or null: nothing. Undefined where it isn't blocked. */
  async unblock(
    id: string,
    klarnaOrderId: string | null,
    now: Date,
  ): Promise<KlarnaChargeRow | undefined> {
    const { rows } = await this.database().raw(
      `update klarna_charge set state = 'due', next_try_at = ?, unknown_since = null, way_until = null, stumbles = 0,
         klarna_order_id = ?, way = case when ?::text is null then null else coalesce(way, 'token') end, updated_at = now()
       where id = ? and state = 'blocked' and klarna_order_id is null returning id`,
      [now, klarnaOrderId, klarnaOrderId, id],
    )
    return rows.length > 0 ? this.find(id) : undefined
  }

  /** The choice is an array, which is made once: as a table PostgreSQL may make it for each row, and take more than the limit. */
  async #claim(now: Date, which: string, values: readonly unknown[]): Promise<KlarnaChargeRow[]> {
    const { rows } = await this.database().raw(
      `update klarna_charge set leased_until = ?, updated_at = now() where id = any(array
         (select id from klarna_charge
          where deleted_at is null and (leased_until is null or leased_until <= ?) and ${which}
          for update skip locked))
         returning id`,
      [new Date(now.getTime() + LEASE_MS), now, ...values],
    )
    const ids = rows.map(({ id }) => String(id))
    return ids.length === 0 ? [] : this.#rows.listKlarnaCharges({ id: ids })
  }
}

/** What there is one charge of. */
function onlyOne({ cart_id, id, payment_collection_id }: NewCharge) {
  if (id !== undefined) return { id }
  return cart_id ? { cart_id } : { payment_collection_id: payment_collection_id ?? "" }
}
