import { readMedusaOrders } from "../../../demo/check/read-medusa"
import type { Store } from "../../support/in-store"
import { klarnaCalls } from "../../support/payment"
import { aSubscription, chargeDue, chargesOf } from "../../support/recurring"

export function renewals(store: () => Store): void {
  it("is an order of its own, paid with the token, once", async () => {
    const { subscription } = await aSubscription(store())
    const run = await chargeDue(store())
    expect(run).toEqual({ ended: 0, foreign: 0, opened: 1, revoked: 0, worked: 1 })
    const [charge] = await chargesOf(store(), subscription.id)
    expect(charge).toMatchObject({
      amount: 10_000,
      last_error: null,
      period: 1,
      state: "paid",
      way: "token",
    })
    expect(await readMedusaOrders(store().admin)).toHaveLength(2)
    expect(klarnaCalls(store()).filter((name) => name === "placeCustomerTokenOrder")).toHaveLength(
      1,
    )
    expect(await chargeDue(store())).toMatchObject({ opened: 0, worked: 0 })
  })

  it("says what was agreed in each line", async () => {
    await aSubscription(store())
    await chargeDue(store())
    const asked = store()
      .sandbox.control.journal()
      .find(({ endpoint }) => endpoint === "placeCustomerTokenOrder")
    expect(JSON.stringify(asked?.request)).toContain(
      JSON.stringify({ interval: "MONTH", interval_count: 1, name: "Daypack" }).slice(1, -1),
    )
  })
}
