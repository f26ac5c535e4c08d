import type { Store } from "../../support/in-store"
import { aSubscription, chargeDue, chargesOf } from "../../support/recurring"
import { hearEvents, passTime } from "../../support/sync"

export function failures(store: () => Store): void {
  const only = async (id: string) => (await chargesOf(store(), id))[0]

  it("is tried again on the days after the first failure, until it is paid", async () => {
    const { subscription } = await aSubscription(store())
    const [token] = store().sandbox.control.tokens()
    store().sandbox.control.actOnToken(token?.token_id ?? "", "fail", { times: 2 })
    await chargeDue(store())
    expect(await only(subscription.id)).toMatchObject({
      last_code: "PAYMENT_METHOD_FAILED",
      refusals: 1,
      state: "due",
      way: null,
    })
    await passTime(store(), "P1D")
    await chargeDue(store())
    expect(await only(subscription.id)).toMatchObject({ refusals: 2, state: "due" })
    await passTime(store(), "P2D")
    await chargeDue(store())
    expect(await only(subscription.id)).toMatchObject({ state: "paid" })
  })

  it("asks the customer where only they can help", async () => {
    const heard = hearEvents(store(), "klarna.charge.needs_customer")
    const { subscription } = await aSubscription(store())
    const [token] = store().sandbox.control.tokens()
    store().sandbox.control.actOnToken(token?.token_id ?? "", "unavailable")
    await chargeDue(store())
    heard.stop()
    expect(await only(subscription.id)).toMatchObject({
      last_code: "UNAVAILABLE_PAYMENT_METHOD",
      state: "needs_customer",
    })
    expect(heard.data).toHaveLength(1)
  })
}
