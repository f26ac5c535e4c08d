import { model } from "@medusajs/framework/utils"

/** A shopper's consent to later charges. Klarna's token itself is sealed; our id stands for it everywhere else. */
export const KlarnaCustomerToken = model
  .define("klarna_customer_token", {
    id: model.id({ prefix: "klctok" }).primaryKey(),
    account: model.text(),
    environment: model.text(),
    /** The installation that may charge it: a copy of the database charges nobody. */
    installation: model.text(),
    /** Whose it is, a guest's id included; null where the cart had no customer. */
    customer_id: model.text().nullable(),
    /** Klarna's token, sealed; null once it is cancelled. */
    token: model.text().nullable(),
    /** The row of the session that it was made with: one token each. */
    session_id: model.text(),
    /** The cart that was bought or signed up for; null where there was none. */
    cart_id: model.text().nullable(),
    /** ISO 3166-1 alpha-2, upper case. */
    purchase_country: model.text(),
    /** ISO 4217, upper case: the only currency that it can be charged in. */
    purchase_currency: model.text(),
    /** What the shopper read when they agreed. */
    description: model.text(),
    /** Klarna's: ACTIVE, SUSPENDED or CANCELLED; another word is kept as it is, and not charged. */
    status: model.text().default("ACTIVE"),
    /** As Klarna read it back, such as INVOICE; null until then. */
    payment_method_type: model.text().nullable(),
    card_brand: model.text().nullable(),
    masked_number: model.text().nullable(),
    /** When Klarna was last asked for its status. */
    read_at: model.dateTime().nullable(),
    /** Since when it is to be cancelled at Klarna; the job repeats it until Klarna took note. */
    revoke_requested_at: model.dateTime().nullable(),
  })
  .indexes([
    {
      name: "IDX_klarna_customer_token_unread",
      on: ["id"],
      where: "read_at IS NULL AND status <> 'CANCELLED' AND deleted_at IS NULL",
    },
    { name: "IDX_klarna_customer_token_customer", on: ["customer_id"] },
    { name: "IDX_klarna_customer_token_session", on: ["session_id"], unique: true },
    { name: "IDX_klarna_customer_token_cart", on: ["cart_id"] },
    {
      name: "IDX_klarna_customer_token_revoke",
      on: ["revoke_requested_at"],
      where: "revoke_requested_at IS NOT NULL AND status <> 'CANCELLED' AND deleted_at IS NULL",
    },
  ])
