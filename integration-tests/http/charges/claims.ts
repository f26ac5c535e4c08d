import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { KlarnaCharges } from "../../../src/modules/klarna/rows/charges"
import type { Store } from "../../support/in-store"
import { aToken } from "../../support/recurring"

/** PostgreSQL's choice of a plan, by statistics that tests don't have: the choice is made again for each row. */
const OTHER_PLAN = ["hashagg", "hashjoin", "material", "mergejoin", "sort"]
  .map((name) => `set local enable_${name} = off;`)
  .join(" ")

export function claims(store: () => Store): void {
  it("are as many as a worker wants, however PostgreSQL finds them: what it drops nobody else gets", async () => {
    const klarna = store().klarnaModule()
    const { account, environment, id: customer_token_id } = await aToken(store())
    const due = { next_try_at: new Date(klarna.clock.now().getTime() - 60_000) }
    for (let at = 0; at < 5; at += 1) {
      const facts = { account, currency_code: "EUR", customer_token_id, environment }
      await klarna.createKlarnaCharges({ ...facts, ...due })
    }
    const database = store().container().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const transaction = await database.transaction()
    try {
      await transaction.raw(OTHER_PLAN)
      const charges = new KlarnaCharges(klarna, () => transaction)
      expect(await charges.claimDue(klarna.clock.now(), 1)).toHaveLength(1)
    } finally {
      await transaction.rollback()
    }
  })
}
