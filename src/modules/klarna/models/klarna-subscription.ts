import { model } from "@medusajs/framework/utils"

import { INTERVALS } from "../../../klarna/contract/intervals"

/**
 * - `incomplete`: nothing can be charged yet, because there is no customer token
 * - `active`: charged at `next_charge_at`, or its open charge is being worked on
 * - `paused`: not charged until it is resumed; periods that begin meanwhile are skipped
 * - `past_due`: its open charge failed too often; paying it makes it active again
 * - `canceled`: ended by customer, merchant, or because its token is gone
 * - `ended`: all of its periods are paid
 */
export const SUBSCRIPTION_STATUSES = [
  "incomplete",
  "active",
  "paused",
  "past_due",
  "canceled",
  "ended",
] as const
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number]

/** Goods that are sold again and again, each time as an order of its own. Period 0 is the order that it began with. */
export const KlarnaSubscription = model
  .define("klarna_subscription", {
    id: model.id({ prefix: "klsub" }).primaryKey(),
    account: model.text(),
    environment: model.text(),
    /** A guest's id until an account claims the order. */
    customer_id: model.text().nullable(),
    customer_token_id: model.text().nullable(),
    /** Medusa's order with which it began; addresses and shipping are those of its newest order. */
    origin_order_id: model.text(),
    /** What the shopper agreed to: Klarna wants the same name and interval with each charge. */
    name: model.text(),
    interval: model.enum([...INTERVALS]),
    interval_count: model.number(),
    /** ISO 4217, upper case. */
    currency_code: model.text(),
    /** `{ items: [{ variant_id, quantity }] }` */
    items: model.json(),
    /** When period 0 began: all others are counted from here, in UTC. */
    anchor_at: model.dateTime(),
    /** The period that is charged next, or whose charge is open. */
    next_period: model.number().default(1),
    /** When it is charged next; null while a charge is open, or nothing is to come. */
    next_charge_at: model.dateTime().nullable(),
    /** How many periods there are, the first included; null: until it is cancelled. */
    periods: model.number().nullable(),
    /** Periods that would begin then or later aren't charged any more; null: none. */
    ends_at: model.dateTime().nullable(),
    status: model.enum([...SUBSCRIPTION_STATUSES]),
    /** It is cancelled when the period that is paid is over. */
    cancel_at_period_end: model.boolean().default(false),
    canceled_at: model.dateTime().nullable(),
    /** For people. */
    cancel_reason: model.text().nullable(),
    paused_at: model.dateTime().nullable(),
  })
  .indexes([
    {
      name: "IDX_klarna_subscription_due",
      on: ["next_charge_at"],
      where: "status = 'active' AND next_charge_at IS NOT NULL AND deleted_at IS NULL",
    },
    { name: "IDX_klarna_subscription_customer", on: ["customer_id"] },
    { name: "IDX_klarna_subscription_token", on: ["customer_token_id"] },
    {
      name: "IDX_klarna_subscription_origin",
      on: ["origin_order_id", "interval", "interval_count", "name"],
      unique: true,
    },
  ])
