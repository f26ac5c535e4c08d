import type { KlarnaChargeRow } from "./base"
import type { Database } from "./queue"

/** Longer than a renewal takes with every call of Klarna's repeated: a worker that died is followed by another. */
export const LEASE_MS = 180_000

/** None of the customer's sessions can end with an order. */
const NO_LIVE_SESSION = `not exists (select from klarna_session where charge_id = klarna_charge.id and state <> 'closed')`

/** How a charge passes from one way of being paid to another: one statement each, so that of two at once one gets it. */
export abstract class ChargeWays {
  protected readonly database: () => Database

  constructor(database: () => Database) {
    this.database = database
  }

  abstract find(id: string): Promise<KlarnaChargeRow | undefined>

  /**
   * Takes a charge for its token, unless the customer is paying it or it is over. From then on it counts as possibly paid:
   * `unknown_since` says since when, and a worker follows whoever took it. One statement: of two at once, one gets it.
   */
  async takeForToken(id: string, now: Date): Promise<KlarnaChargeRow | undefined> {
    const { rows } = await this.database().raw(
      `update klarna_charge set way = 'token', unknown_since = coalesce(unknown_since, ?), updated_at = now(),
         next_try_at = coalesce(next_try_at, ?)
       where id = ? and (way is null or way = 'token') and klarna_order_id is null
         and state not in ('paid', 'canceled', 'blocked') returning id`,
      [now, new Date(now.getTime() + LEASE_MS), id],
    )
    return rows.length > 0 ? this.find(id) : undefined
  }

  /**
   * Takes a charge for the customer until a moment, or longer where they have it already; not while its token may be paying.
   * @param isIdle also not while a worker has it
   */
  async takeForCustomer(
    id: string,
    { isIdle = false, now, until }: { now: Date; until: Date; isIdle?: boolean },
  ): Promise<KlarnaChargeRow | undefined> {
    const { rows } = await this.database().raw(
      `update klarna_charge set way = 'customer', way_until = greatest(coalesce(way_until, ?), ?),
         next_try_at = greatest(coalesce(way_until, ?), ?), updated_at = now()
       where id = ? and (way is null or way = 'customer') and klarna_order_id is null
         and (not ? or way = 'customer' or leased_until is null or leased_until <= ?)
         and state not in ('paid', 'canceled', 'blocked') returning id`,
      [until, until, until, until, id, isIdle, now],
    )
    return rows.length > 0 ? this.find(id) : undefined
  }

  /**
   * Klarna refused the token, or can't have charged it: another way may be begun. What the store's code asked for isn't tried by
   * itself.
   */
  async giveUpToken(id: string): Promise<void> {
    await this.database().raw(
      `update klarna_charge set way = null, unknown_since = null, stumbles = 0, updated_at = now(),
         next_try_at = case when subscription_id is null then null else next_try_at end
       where id = ? and way = 'token' and klarna_order_id is null`,
      [id],
    )
  }

  /**
   * The customer's time is over and none of their sessions can end with an order. What a shopper only chose is charged by nobody
   * then until it is asked for. Answers whether it was given back.
   */
  async giveUpCustomer(id: string, now: Date): Promise<boolean> {
    const { rows } = await this.database().raw(
      `update klarna_charge set way = null, way_until = null, updated_at = now(),
         next_try_at = case when subscription_id is null and state <> 'needs_customer' then null else next_try_at end
       where id = ? and way = 'customer' and klarna_order_id is null and (way_until is null or way_until <= ?)
         and ${NO_LIVE_SESSION} returning id`,
      [id, now],
    )
    return rows.length > 0
  }

  /** Nothing was opened for the customer that they could pay with: it is as it was before. */
  async giveBackUnopened(id: string, next_try_at: Date | null): Promise<void> {
    await this.database().raw(
      `update klarna_charge set way = null, way_until = null, next_try_at = ?, updated_at = now()
       where id = ? and way = 'customer' and klarna_order_id is null and ${NO_LIVE_SESSION}`,
      [next_try_at, id],
    )
  }

  /** The customer was asked to pay: it sleeps until then, unless they are at it; null: for good. */
  async sleepAsked(id: string, until: Date | null): Promise<void> {
    await this.database().raw(
      `update klarna_charge set next_try_at = ?, updated_at = now()
       where id = ? and state = 'needs_customer' and way is null and klarna_order_id is null`,
      [until, id],
    )
  }

  /** When it is looked at again; null: not by itself. An order that was placed meanwhile is finished at once all the same. */
  async sleep(id: string, until: Date | null): Promise<void> {
    await this.database().raw(
      `update klarna_charge set next_try_at = ?, updated_at = now() where id = ? and klarna_order_id is null`,
      [until, id],
    )
  }

  /** Another token is to pay, while none may have. Undefined where it is paid, over, or being paid. */
  async useToken(id: string, tokenId: string): Promise<KlarnaChargeRow | undefined> {
    const { rows } = await this.database().raw(
      `update klarna_charge set customer_token_id = ?, updated_at = now()
       where id = ? and klarna_order_id is null and (way is null or customer_token_id = ?)
         and state not in ('paid', 'canceled', 'blocked') returning id`,
      [tokenId, id, tokenId],
    )
    return rows.length > 0 ? this.find(id) : undefined
  }

  /**
   * Keeps the cart that was made for a charge, with its print, unless another worker made one first. Returns the id of the
   * cart that counts.
   */
  async keepCart(
    id: string,
    { cartId, print }: { cartId: string; print: string },
  ): Promise<string> {
    const { rows } = await this.database().raw(
      `update klarna_charge set cart_print = case when cart_id is null then ? else cart_print end,
         cart_id = coalesce(cart_id, ?), updated_at = now() where id = ? returning cart_id`,
      [print, cartId, id],
    )
    const kept = rows[0]?.["cart_id"]
    return typeof kept === "string" ? kept : cartId
  }

  /** Nobody tries any more until a person says so; not where it was settled meanwhile, or the customer is at it. */
  async block(id: string, reason: string): Promise<boolean> {
    const { rows } = await this.database().raw(
      `update klarna_charge set state = 'blocked', last_error = ?, next_try_at = null, updated_at = now()
       where id = ? and state not in ('paid', 'canceled') and way is distinct from 'customer' returning id`,
      [reason, id],
    )
    return rows.length > 0
  }

  /**
   * The customer's session says that their order is placed, and the process died before the charge knew: it is taken up.
   * Answers whether there is one. An order that was forgotten leaves the charge with another collection, or its session closed.
   */
  async adoptPlaced(id: string, now: Date): Promise<boolean> {
    const { rows } = await this.database().raw(
      `update klarna_charge set klarna_order_id = session.klarna_order_id, unknown_since = null, next_try_at = ?,
         updated_at = now()
       from klarna_session as session
       where klarna_charge.id = ? and klarna_charge.klarna_order_id is null and klarna_charge.way = 'customer'
         and session.payment_collection_id = klarna_charge.payment_collection_id
         and session.charge_id = klarna_charge.id and session.state = 'placed' and session.deleted_at is null
       returning klarna_charge.id`,
      [now, id],
    )
    return rows.length > 0
  }

  /** Klarna's order of a charge exists: the worker finishes it at once, whoever paid. */
  async ordered(id: string, klarnaOrderId: string, now: Date): Promise<void> {
    await this.database().raw(
      `update klarna_charge set klarna_order_id = ?, unknown_since = null, next_try_at = ?, updated_at = now()
       where id = ? and klarna_order_id is null`,
      [klarnaOrderId, now, id],
    )
  }
}
