import type { KlarnaSubscriptionRow, New, Rows } from "./base"
import type { Database } from "./queue"

type Later = "cancel_at_period_end" | "canceled_at" | "cancel_reason" | "paused_at" | "raw_periods"
/** It begins with period 1, where nothing else is said. */
export type NewSubscription = Omit<New<KlarnaSubscriptionRow>, Later | "next_period"> &
  Partial<Pick<KlarnaSubscriptionRow, "next_period">>
export type SubscriptionChange = Pick<KlarnaSubscriptionRow, "id"> & Partial<KlarnaSubscriptionRow>

/** What a decision was made on: where one of these has changed meanwhile, it has to be made again. */
export type SeenSubscription = Pick<
  KlarnaSubscriptionRow,
  "id" | "status" | "next_period" | "next_charge_at" | "cancel_at_period_end" | "customer_token_id"
>

export interface SubscriptionFilters {
  readonly customer_id?: string
  readonly status?: KlarnaSubscriptionRow["status"]
  /** A part of the name, or of an id. */
  readonly q?: string
}
const SEARCHED = ["name", "id", "origin_order_id", "customer_id", "customer_token_id"] as const

/** The table `klarna_subscription`: goods that are sold again and again. */
export class KlarnaSubscriptions {
  readonly #rows: Rows
  readonly #database: () => Database

  constructor(rows: Rows, database: () => Database) {
    this.#rows = rows
    this.#database = database
  }

  async find(id: string): Promise<KlarnaSubscriptionRow | undefined> {
    return (await this.#rows.listKlarnaSubscriptions({ id }))[0]
  }

  /** Begins a subscription, or finds the one that the order began before. */
  async create(
    subscription: NewSubscription,
  ): Promise<{ row: KlarnaSubscriptionRow; isNew: boolean }> {
    const { interval, interval_count, name, origin_order_id } = subscription
    const filters = { interval, interval_count, name, origin_order_id }
    const [known] = await this.#rows.listKlarnaSubscriptions(filters)
    if (known) return { isNew: false, row: known }
    try {
      return { isNew: true, row: await this.#rows.createKlarnaSubscriptions(subscription) }
    } catch (error) {
      // Of two at once, the table lets one in.
      const [winner] = await this.#rows.listKlarnaSubscriptions(filters)
      if (!winner) throw error
      return { isNew: false, row: winner }
    }
  }

  async ofOrder(origin_order_id: string): Promise<KlarnaSubscriptionRow[]> {
    return this.#rows.listKlarnaSubscriptions({ origin_order_id })
  }

  /** A customer's, newest first. */
  async ofCustomer(customer_id: string): Promise<KlarnaSubscriptionRow[]> {
    const config = { order: { created_at: "DESC" as const } }
    return this.#rows.listKlarnaSubscriptions({ customer_id }, config)
  }

  /** Those that a token pays for and that aren't over. */
  async ofToken(customer_token_id: string): Promise<KlarnaSubscriptionRow[]> {
    const status = ["incomplete", "active", "paused", "past_due"]
    return this.#rows.listKlarnaSubscriptions({ customer_token_id, status })
  }

  /** A page of those that fit, newest first, and how many fit. */
  async page(
    { q, ...filters }: SubscriptionFilters,
    { limit, offset }: { readonly limit: number; readonly offset: number },
  ): Promise<[KlarnaSubscriptionRow[], number]> {
    const like = { $ilike: `%${(q ?? "").replace(/[\\%_]/g, "\\$&")}%` }
    const fits = SEARCHED.map((column) => ({ [column]: like }))
    const order = { created_at: "DESC" as const, id: "DESC" as const }
    return this.#rows.listAndCountKlarnaSubscriptions(
      { ...filters, ...(q === undefined ? {} : { $or: fits }) },
      { order, skip: offset, take: limit },
    )
  }

  async update(change: SubscriptionChange): Promise<KlarnaSubscriptionRow> {
    return this.#rows.updateKlarnaSubscriptions(change)
  }

  /**
   * Changes a subscription as it was seen; undefined where somebody else changed it since. One statement: of two at once,
   * one gets it.
   */
  async change(
    seen: SeenSubscription,
    change: Omit<SubscriptionChange, "id">,
  ): Promise<KlarnaSubscriptionRow | undefined> {
    const columns = Object.keys(change).map((column) => `${column} = ?`)
    const { rows } = await this.#database().raw(
      `update klarna_subscription set ${[...columns, "updated_at = now()"].join(", ")}
       where id = ? and status = ? and next_period = ? and cancel_at_period_end = ? and deleted_at is null
         and next_charge_at is not distinct from ?::timestamptz
         and customer_token_id is not distinct from ?::text returning id`,
      [
        ...Object.values(change),
        seen.id,
        seen.status,
        seen.next_period,
        seen.cancel_at_period_end,
        seen.next_charge_at,
        seen.customer_token_id,
      ],
    )
    return rows.length > 0 ? this.find(seen.id) : undefined
  }

  /**
   * Those that end because their paid period is over, or because the charge that was left to end came to nothing. A copy of
   * the database ends nothing: `installations` are this store's.
   */
  async toEnd(
    installations: readonly string[],
    now: Date,
    limit: number,
  ): Promise<KlarnaSubscriptionRow[]> {
    const { rows } = await this.#database().raw(
      `select s.id from klarna_subscription s join klarna_customer_token t on t.id = s.customer_token_id
       where s.cancel_at_period_end and s.status in ('active', 'paused', 'past_due') and s.deleted_at is null
         and t.installation = any(?::text[])
         and (s.next_charge_at <= ? or (s.next_charge_at is null and exists
           (select 1 from klarna_charge c where c.subscription_id = s.id and c.period = s.next_period
              and c.way is null and c.klarna_order_id is null and c.state <> 'paid' and c.deleted_at is null)))
       limit ?`,
      [installations, now, limit],
    )
    const ids = rows.map(({ id }) => String(id))
    return ids.length === 0 ? [] : this.#rows.listKlarnaSubscriptions({ id: ids })
  }

  /**
   * Tokens made with a cart some time ago that pay for nothing, and that nobody has wondered about yet: the process that was
   * to begin their subscriptions may have died.
   */
  async tokensWithout(kind: string, now: Date, limit: number): Promise<string[]> {
    const { rows } = await this.#database().raw(
      `select t.id from klarna_customer_token t
       where t.created_at between ?::timestamptz - interval '1 day' and ?::timestamptz - interval '10 minutes'
         and t.cart_id is not null and t.revoke_requested_at is null and t.deleted_at is null
         and not exists (select 1 from klarna_subscription s where s.customer_token_id = t.id)
         and not exists (select 1 from klarna_event e where e.subject = t.id and e.kind = ?)
       order by t.created_at limit ?`,
      [now, now, kind, limit],
    )
    return rows.map(({ id }) => String(id))
  }

  /**
   * Open charges that nobody is paying are never charged. A worker looks after those that were begun: whoever died on the way
   * may have left an order.
   */
  async cancelOpenCharges(id: string, now: Date): Promise<void> {
    await this.#changeOpen(id, {
      set: `state = 'canceled', link_hash = null,
            next_try_at = case when cart_id is null and leased_until is null then null else ?::timestamptz end`,
      values: [now],
    })
  }

  /** Open charges that nobody is paying rest until they are waked; none, where the subscription was resumed meanwhile. */
  async restOpenCharges(id: string): Promise<void> {
    await this.#changeOpen(id, {
      set: "next_try_at = null",
      which: `state not in ('paid', 'canceled') and exists (select from klarna_subscription s
                where s.id = klarna_charge.subscription_id and s.status = 'paused' for share)`,
    })
  }

  /** Those of its open charges that rest go on: tried at once, or left to the customer for `days` after the first failure. */
  async wakeOpenCharges(id: string, now: Date, days: number): Promise<void> {
    await this.#changeOpen(id, {
      set: `next_try_at = case state when 'due' then ?::timestamptz
              else greatest(?::timestamptz, first_refused_at + ? * interval '1 day') end`,
      values: [now, now, days],
      which: "next_try_at is null and state in ('due', 'needs_customer')",
    })
  }

  /** Open charges that nobody is paying get another token, and with it the whole schedule again. `at`: null rests. */
  async chargeOpenWith(id: string, tokenId: string, at: Date | null): Promise<void> {
    await this.#changeOpen(id, {
      set: `customer_token_id = ?, next_try_at = ?, state = 'due', first_refused_at = null, stumbles = 0, link_hash = null`,
      values: [tokenId, at],
      which: "state in ('due', 'needs_customer', 'past_due') and customer_token_id <> ?",
      whichValues: [tokenId],
    })
  }

  async #changeOpen(
    id: string,
    { set, values = [], which, whichValues = [] }: OpenChange,
  ): Promise<void> {
    await this.#database().raw(
      `update klarna_charge set ${set}, updated_at = now()
       where subscription_id = ? and way is null and klarna_order_id is null and deleted_at is null
         and ${which ?? "state not in ('paid', 'canceled')"}`,
      [...values, id, ...whichValues],
    )
  }
}

/** A change of a subscription's open charges, in SQL. */
interface OpenChange {
  readonly set: string
  readonly values?: readonly unknown[]
  readonly which?: string
  readonly whichValues?: readonly unknown[]
}
