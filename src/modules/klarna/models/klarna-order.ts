import { model } from "@medusajs/framework/utils"

/** A Klarna order of this store and how it stood when it was last read. Amounts in minor units. */
export const KlarnaOrder = model
  .define("klarna_order", {
    id: model.id({ prefix: "klord" }).primaryKey(),
    account: model.text(),
    environment: model.text(),
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
  })
  .indexes([{ name: "IDX_klarna_order_collection", on: ["payment_collection_id"] }])
