import { model } from "@medusajs/framework/utils"

/** To which installation of the store this database belongs, for each account: written at the first start, moved by a person. */
export const KlarnaInstallation = model
  .define("klarna_installation", {
    id: model.id({ prefix: "klins" }).primaryKey(),
    account: model.text(),
    environment: model.text(),
    /** @see siteOf */
    site: model.text(),
  })
  .indexes([
    { name: "IDX_klarna_installation_account", on: ["account", "environment"], unique: true },
  ])
