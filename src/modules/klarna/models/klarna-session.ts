import { model } from "@medusajs/framework/utils"

import { syncColumns } from "./sync-columns"

/** Klarna's intents. `tokenize` sessions pay nothing: they are a sign-up, and have no payment collection. */
export const SESSION_INTENTS = ["buy", "buy_and_tokenize", "tokenize"] as const
export type SessionIntent = (typeof SESSION_INTENTS)[number]

/**
 * - `open`: the shopper may still pay with it
 * - `placing`: an order is being placed; its outcome is written before anything else
 * - `unknown`: an order may have been placed, and its answer can't be had any more
 * - `placed`: Klarna's order exists, `klarna_order_id` says which
 * - `closed`: never to be used again
 */
export const SESSION_STATES = ["open", "placing", "unknown", "placed", "closed"] as const
export type SessionState = (typeof SESSION_STATES)[number]

/** What this store knows of one Klarna payment session. At most one per payment collection is not closed. */
export const KlarnaSession = model
  .define("klarna_session", {
    id: model.id({ prefix: "klses" }).primaryKey(),
    account: model.text(),
    environment: model.text(),
    /** Where the store runs that it belongs to: a copy of the database passes it over. Null until the store has started once after its migration. @see siteOf */
    installation: model.text().nullable(),
    /** Of a sign-up: the row's own id. */
    payment_collection_id: model.text(),
    /** Medusa's payment session that uses it now; core makes a new one after each change of the total. */
    payment_session_id: model.text(),
    intent: model.enum([...SESSION_INTENTS]).default("buy"),
    /** The charge in whose place the customer pays; null where it is a purchase like any other. */
    charge_id: model.text().nullable(),
    /** Whose it was when it was opened, and the cart that it is for. */
    customer_id: model.text().nullable(),
    cart_id: model.text().nullable(),
    /** Of a sign-up: the subscription that is to be charged in another way. */
    subscription_id: model.text().nullable(),
    klarna_session_id: model.text(),
    /** For the browser: it is public. */
    client_token: model.text(),
    /** `{ categories }`, as Klarna answered them. */
    payment_method_categories: model.json(),
    purchase_country: model.text(),
    purchase_currency: model.text(),
    locale: model.text(),
    /** What a session must agree in to be used again: a hash of country, currency, locale, shopper and the like. */
    reuse_key: model.text(),
    /** Of the last request that Klarna accepted: the same again needs no call. */
    payload_hash: model.text(),
    /** Of the data that the shopper's browser was given to authorize with; null when it didn't ask. */
    authorize_hash: model.text().nullable(),
    /** Klarna refused references of lines for their length: they are cut. */
    short_references: model.boolean().default(false),
    /** Klarna refused what was said of the person: nothing is, and Klarna asks the shopper. */
    without_people: model.boolean().default(false),
    /** Klarna's page for this session, where the shopper confirms there; null in the widget. */
    hosted_page_id: model.text().nullable(),
    /** Where the shopper is sent to. */
    hosted_page_url: model.text().nullable(),
    hosted_page_expires_at: model.dateTime().nullable(),
    /** Klarna's authorization token, sealed; null until it is known, and again once it is used up. */
    authorization_token: model.text().nullable(),
    /** An authorization token that a newer one took the place of, sealed: it counts again where Klarna doesn't know the newer one. */
    earlier_token: model.text().nullable(),
    /** The exact body with which an order is being placed, sealed; null once Klarna answered. */
    order_body: model.text().nullable(),
    state: model.enum([...SESSION_STATES]).default("open"),
    klarna_order_id: model.text().nullable(),
    expires_at: model.dateTime(),
    /** Of the browser that asked for the authorization's data. @see DEVICE_CLASSES */
    device_class: model.text().nullable(),
    ...syncColumns(),
  })
  .indexes([
    { name: "IDX_klarna_session_klarna_id", on: ["klarna_session_id"] },
    { name: "IDX_klarna_session_collection", on: ["payment_collection_id"] },
    { name: "IDX_klarna_session_cart", on: ["cart_id"], where: "cart_id IS NOT NULL" },
    { name: "IDX_klarna_session_charge", on: ["charge_id"], where: "charge_id IS NOT NULL" },
    { name: "IDX_klarna_session_due", on: ["next_sync_at"], where: "next_sync_at IS NOT NULL" },
    {
      name: "IDX_klarna_session_unfinished",
      on: ["checked_at"],
      where: "state IN ('open', 'placing', 'unknown') AND deleted_at IS NULL",
    },
    {
      name: "IDX_klarna_session_live_collection",
      on: ["payment_collection_id", "account"],
      unique: true,
      where: "state <> 'closed' AND deleted_at IS NULL",
    },
    {
      name: "IDX_klarna_session_payment_session",
      on: ["payment_session_id"],
      where: "deleted_at IS NULL",
    },
    {
      name: "IDX_klarna_session_order",
      on: ["klarna_order_id"],
      unique: true,
      where: "klarna_order_id IS NOT NULL AND deleted_at IS NULL",
    },
  ])
