import type { Store } from "../../support/in-store"
import { aSubscription, chargeDue, chargesOf } from "../../support/recurring"
import { hearEvents, passTime } from "../../support/sync"

const REASON = "its charge failed to the last"

export function endedByFailure(store: () => Store): void {
  const only = async (id: string) => (await chargesOf(store(), id))[0]
  const spoil = (at: number, how: "fail" | "unavailable") => {
    const { control } = store().sandbox
    control.actOnToken(control.tokens()[at]?.token_id ?? "", how, { times: 99 })
  }

  it("ends a subscription after the days that the store has set, whether it tried or asked the customer", async () => {
    const failed = hearEvents(store(), "klarna.charge.failed")
    const canceled = hearEvents(store(), "klarna.subscription.canceled")
    const pastDue = hearEvents(store(), "klarna.subscription.past_due")
    const { subscription: tried } = await aSubscription(store())
    const { subscription: asked } = await aSubscription(store())
    spoil(0, "fail")
    spoil(1, "unavailable")
    const refusals: (number | undefined)[] = []
    for (const wait of ["PT0S", "P1D", "P1D", "P1D"]) {
      await passTime(store(), wait)
      await chargeDue(store())
      refusals.push((await only(tried.id))?.refusals)
    }
    expect(refusals).toEqual([1, 1, 2, 2])
    expect(await only(tried.id)).toMatchObject({ state: "due" })
    expect(await only(asked.id)).toMatchObject({ refusals: 1, state: "needs_customer" })
    await passTime(store(), "P1D")
    await chargeDue(store())
    const over = { next_charge_at: null, cancel_reason: REASON, status: "canceled" }
    for (const { id } of [tried, asked]) {
      expect(await only(id)).toMatchObject({ next_try_at: null, state: "canceled" })
      expect(await store().klarnaModule().subscriptions.find(id)).toMatchObject(over)
    }
    for (const heard of [failed, canceled, pastDue]) heard.stop()
    expect(pastDue.data).toEqual([])
    expect(canceled.data).toHaveLength(2)
    for (const { id } of [tried, asked]) {
      const told = { reason: REASON, subscription_id: id }
      expect(canceled.data).toContainEqual(expect.objectContaining(told))
    }
    const ofTried = failed.data.filter(
      (data) => Reflect.get(Object(data), "subscription_id") === tried.id,
    )
    expect(ofTried).toMatchObject([
      { next_try_at: expect.any(String) },
      { next_try_at: expect.any(String) },
      { next_try_at: null },
    ])
    await passTime(store(), "P31D")
    expect(await chargeDue(store())).toMatchObject({ opened: 0, worked: 0 })
    expect(store().sandbox.control.orders()).toHaveLength(2)
  })
}
