import type { Store } from "../../support/in-store"
import { aSubscription, chargeDue, chargesOf } from "../../support/recurring"
import { hearEvents, passTime, reconcile } from "../../support/sync"

export function unknownOutcomes(store: () => Store): void {
  const only = async (id: string) => (await chargesOf(store(), id))[0]
  const keys = () =>
    store()
      .sandbox.control.journal()
      .filter(({ endpoint }) => endpoint === "placeCustomerTokenOrder")
      .map(({ request }) => request.headers["klarna-idempotency-key"])

  it("is asked for again under its old key, and is one order", async () => {
    const { subscription } = await aSubscription(store())
    const fault = { endpoint: "placeCustomerTokenOrder", kind: "lost", count: 3 } as const
    store().sandbox.control.addFault(fault)
    await chargeDue(store())
    expect(await only(subscription.id)).toMatchObject({
      order_id: null,
      state: "due",
      way: "token",
    })
    await passTime(store(), "PT2M")
    await chargeDue(store())
    expect(await only(subscription.id)).toMatchObject({ state: "paid" })
    expect(new Set(keys()).size).toBe(1)
    expect(store().sandbox.control.orders()).toHaveLength(2)
  })

  it("is shown to a person after 23 hours, and never asked for under another key", async () => {
    const blocked = hearEvents(store(), "klarna.charge.blocked")
    const { subscription } = await aSubscription(store())
    const fault = {
      count: 1000,
      endpoint: "placeCustomerTokenOrder",
      kind: "reset",
    } as const
    store().sandbox.control.addFault(fault)
    await chargeDue(store())
    for (const wait of ["PT2M", "PT1H", "PT1H", "PT19H", "PT1H"]) {
      await passTime(store(), wait)
      await chargeDue(store())
      expect(await only(subscription.id)).toMatchObject({ state: "due", way: "token" })
    }
    await passTime(store(), "PT2H")
    await chargeDue(store())
    expect(await only(subscription.id)).toMatchObject({ next_try_at: null, state: "blocked" })
    expect(new Set(keys()).size).toBe(1)
    blocked.stop()
    expect(blocked.data).toHaveLength(1)
    store().sandbox.control.clearFaults()
    await passTime(store(), "P3D")
    expect(await chargeDue(store())).toMatchObject({ opened: 0, worked: 0 })
  })

  it("is finished when the books say that Klarna has it", async () => {
    await aSubscription(store())
    await chargeDue(store())
    const { failed, repairs } = await reconcile(store())
    expect({ failed, repairs }).toEqual({ failed: 0, repairs: { mirror_expiry: 1 } })
  })
}
