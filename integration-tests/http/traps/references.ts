import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "zod"

import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { buy } from "../../support/buy"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { onlyKlarnaOrder } from "../../support/payment"
import { passTime, preview, reconcile, settled } from "../../support/sync"
import { countCalls, medusaOrders } from "./scene"

const Database = z.custom<{ raw: (sql: string, values: unknown[]) => Promise<unknown> }>()

/** How Klarna knows an order by the number that the merchant sees. */
export function naming(store: () => Store): void {
  it("sends an order's references later where Klarna was away as it was placed, once", async () => {
    const orderId = await buyWhileAway()
    expect(onlyKlarnaOrder(store()).merchant_reference1).toMatch(/^pay_col_/)
    await passTime(store(), "PT20M")
    const line = expect.objectContaining({ repairs: ["send_references"] })
    expect(await preview(store())).toEqual([line])
    expect(await reconcile(store())).toMatchObject({ failed: 0, repairs: { send_references: 1 } })
    const [medusa] = await medusaOrders(store())
    expect(onlyKlarnaOrder(store())).toMatchObject({
      merchant_reference1: String(medusa?.displayId),
      merchant_reference2: orderId,
    })
    expect((await reconcile(store())).repairs).toEqual({})
  })

  it("calls an order by the store's own number where it has one", async () => {
    const orderId = await buyWhileAway()
    const database = Database.parse(
      store().container().resolve(ContainerRegistrationKeys.PG_CONNECTION),
    )
    await database.raw(`update "order" set custom_display_id = ? where id = ?`, ["DE-7", orderId])
    await passTime(store(), "PT20M")
    await reconcile(store())
    expect(onlyKlarnaOrder(store()).merchant_reference1).toBe("DE-7")
  })

  it("doesn't let a reference that Klarna refuses hold anything up", async () => {
    await buyWhileAway()
    await passTime(store(), "PT20M")
    const endpoint = "updateMerchantReferences"
    const code = "NOT_ALLOWED"
    store().sandbox.control.addFault({ code, count: 999, endpoint, kind: "error", status: 403 })
    const report = await reconcile(store())
    expect(report).toMatchObject({ differences: { send_references: 1 }, failed: 0, repairs: {} })
  })

  /** @returns the id of Medusa's order */
  async function buyWhileAway(): Promise<string> {
    const endpoint = "updateMerchantReferences"
    store().sandbox.control.addFault({ count: 999, endpoint, kind: "error", status: 503 })
    const { orderId } = await buy(store(), ONE_HUNDRED)
    await eventually(() => expect(countCalls(store(), endpoint)).toBeGreaterThanOrEqual(3))
    await settled(store())
    store().sandbox.control.clearFaults()
    return orderId
  }
}
