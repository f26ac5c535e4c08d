import { model } from "@medusajs/framework/utils"

import { syncColumns } from "./sync-columns"

/** A Klarna order of this store and how it stood when it was last read. Amounts in minor units. */
export const KlarnaOrder = model
  .define("klarna_order", {
    id: model.id({ prefix: "klord" }).primaryKey(),
    account: model.text(),
    environment: model.text(),
    /** Where the store runs that it belongs to: a copy of the database passes it over. Null until the store has started once after its migration. @see siteOf */
    installation: model.text().nullable(),
    klarna_order_id: model.text().unique(),
    /** Short name for people, in Klarna's portal and messages. */
    klarna_reference: model.text().nullable(),
    payment_collection_id: model.text().nullable(),
    status: model.text(),
    fraud_status: model.text().nullable(),
    currency_code: model.text(),
    order_amount: model.number(),
    captured_amount: model.number(),
    refunded_amount: model.number(),
    remaining_authorized_amount: model.number(),
    /** When the authorization ends. */
    expires_at: model.dateTime().nullable(),
    read_at: model.dateTime().nullable(),
    /** Nothing more can happen to it, at Klarna and in Medusa: reconciliation passes it over. */
    settled_at: model.dateTime().nullable(),
    ...syncColumns(),
  })
  .indexes([
    { name: "IDX_klarna_order_collection", on: ["payment_collection_id"] },
    { name: "IDX_klarna_order_due", on: ["next_sync_at"], where: "next_sync_at IS NOT NULL" },
    {
      name: "IDX_klarna_order_unsettled",
      on: ["checked_at"],
      where: "settled_at IS NULL AND deleted_at IS NULL",
    },
  ])
