import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { buy } from "../../support/buy"
import type { Store } from "../../support/in-store"
import { aToken } from "../../support/recurring"

interface Database {
  raw(sql: string, bindings?: readonly unknown[]): Promise<unknown>
}

export function claims(store: () => Store): void {
  /** As the migration leaves a database of version 0.1.0. */
  async function asMigrated(): Promise<void> {
    const database = store().container().resolve<Database>(ContainerRegistrationKeys.PG_CONNECTION)
    await database.raw("delete from klarna_installation")
    for (const table of ["klarna_session", "klarna_order"])
      await database.raw(`update ${table} set installation = null`)
    for (const table of ["klarna_operation", "klarna_customer_token"])
      await database.raw(`update ${table} set installation = 'as 0.1.0 named it'`)
  }

  it("becomes this installation's with all that it holds, at its first start", async () => {
    await buy(store(), ONE_HUNDRED)
    await aToken(store())
    await asMigrated()
    const klarna = store().klarnaModule()
    const account = klarna.account("eu")
    expect(await klarna.installations.claim(account, "as 0.1.0 named it")).toBe(true)
    const own = { installation: account.site }
    expect(await klarna.listKlarnaOrders({})).toMatchObject([own])
    for (const row of await klarna.listKlarnaSessions({})) expect(row).toMatchObject(own)
    for (const row of await klarna.listKlarnaOperations({}))
      expect(row).toMatchObject({ installation: account.installation })
    expect(await klarna.listKlarnaCustomerTokens({})).toMatchObject([
      { installation: account.installation },
    ])
  })

  it("is not claimed a second time: a copy's rows stay the original's", async () => {
    await buy(store(), ONE_HUNDRED)
    await asMigrated()
    const klarna = store().klarnaModule()
    const account = klarna.account("eu")
    await klarna.installations.claim(account, "as 0.1.0 named it")
    const copy = { ...account, installation: "the copy", site: "the copy" }
    expect(await klarna.installations.claim(copy, "as 0.1.0 named it")).toBe(false)
    expect(await klarna.listKlarnaOrders({})).toMatchObject([{ installation: account.site }])
  })
}
