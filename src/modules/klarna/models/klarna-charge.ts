import { model } from "@medusajs/framework/utils"

/**
 * - `due`: the token is charged at `next_try_at`, first or once more; also while that is under way
 * - `needs_customer`: only a purchase of the customer's own helps; while they may be at it, `way` is `customer`
 * - `past_due`: it failed too often; a person retries, or the customer pays
 * - `blocked`: nobody tries by itself: the outcome can't be known any more, or the store can't sell it; `last_error` says which
 * - `paid`: Klarna's order exists and Medusa's order with it
 * - `canceled`: never to be charged
 */
export const CHARGE_STATES = [
  "due",
  "needs_customer",
  "past_due",
  "blocked",
  "paid",
  "canceled",
] as const
export type ChargeState = (typeof CHARGE_STATES)[number]

export const CHARGE_WAYS = ["token", "customer"] as const
export type ChargeWay = (typeof CHARGE_WAYS)[number]

/**
 * What is to be charged once: a period of a subscription, or an amount that the store's code asked for. One row per
 * subscription and period guards all ways of paying it.
 */
export const KlarnaCharge = model
  .define("klarna_charge", {
    id: model.id({ prefix: "klchg" }).primaryKey(),
    account: model.text(),
    environment: model.text(),
    customer_token_id: model.text(),
    customer_id: model.text().nullable(),
    subscription_id: model.text().nullable(),
    /** Of the subscription; null where there is none. */
    period: model.number().nullable(),
    /** When the period begins. */
    period_at: model.dateTime().nullable(),
    payment_collection_id: model.text().nullable(),
    /** Medusa's payment session that charges the token; core makes a new one after each change of the total. */
    payment_session_id: model.text().nullable(),
    cart_id: model.text().nullable(),
    /** Of a renewal's cart as it was made: what it sells, for how much, to whom and where. Null for carts of version 0.1.0. */
    cart_print: model.text().nullable(),
    order_id: model.text().nullable(),
    /** `{ lines }`: what is sold, where there is no cart and no order. */
    lines: model.json().nullable(),
    /** Minor units, of the try that is under way, or of the last one. */
    amount: model.number().nullable(),
    /** ISO 4217, upper case. */
    currency_code: model.text(),
    state: model.enum([...CHARGE_STATES]).default("due"),
    /**
     * How it is being paid right now: `token` from before Klarna is asked until it answered for certain, `customer` while a
     * session is open in which the customer may pay; null: either may be begun. Only one can be.
     */
    way: model.enum([...CHARGE_WAYS]).nullable(),
    /** Until when the customer may pay. */
    way_until: model.dateTime().nullable(),
    klarna_order_id: model.text().nullable(),
    next_try_at: model.dateTime().nullable(),
    /** Until when a worker has it for itself; one that died is followed by another then. */
    leased_until: model.dateTime().nullable(),
    /** How often Klarna refused the token. */
    refusals: model.number().default(0),
    first_refused_at: model.dateTime().nullable(),
    /** How often in a row something of the store's own failed before Klarna was asked. */
    stumbles: model.number().default(0),
    /** When Klarna was first asked under the key whose outcome isn't known. */
    unknown_since: model.dateTime().nullable(),
    /** Of the error catalogue. */
    last_code: model.text().nullable(),
    /** For the merchant, in words. */
    last_error: model.text().nullable(),
    /** Names the one link that still works, hashed. */
    link_hash: model.text().nullable(),
    settled_at: model.dateTime().nullable(),
  })
  .indexes([
    {
      name: "IDX_klarna_charge_due",
      on: ["next_try_at"],
      where: "next_try_at IS NOT NULL AND deleted_at IS NULL",
    },
    {
      name: "IDX_klarna_charge_period",
      on: ["subscription_id", "period"],
      unique: true,
      where: "subscription_id IS NOT NULL AND deleted_at IS NULL",
    },
    {
      name: "IDX_klarna_charge_collection",
      on: ["payment_collection_id"],
      unique: true,
      where: "payment_collection_id IS NOT NULL AND deleted_at IS NULL",
    },
    { name: "IDX_klarna_charge_state", on: ["state"] },
    { name: "IDX_klarna_charge_session", on: ["payment_session_id"] },
    { name: "IDX_klarna_charge_order", on: ["order_id"] },
    {
      name: "IDX_klarna_charge_cart",
      on: ["cart_id"],
      unique: true,
      where: "cart_id IS NOT NULL AND deleted_at IS NULL",
    },
  ])
