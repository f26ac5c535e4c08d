import { Modules } from "@medusajs/framework/utils"
import { z } from "zod"

import { fillCart } from "../../../demo/check/shopper"
import { BJORN, ONE_HUNDRED } from "../../../demo/check/purchases"
import { chargeKlarnaTokenWorkflow } from "../../../src/workflows/charge-token"
import { settleCharge } from "../../../src/workflows/recurring/charges/settle"
import { contextOf } from "../../../src/workflows/sync/context"
import { forever } from "../../support/dying"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { aSubscription, aToken, chargeDue, chargesOf } from "../../support/recurring"
import { hearEvents, passTime } from "../../support/sync"
import { payBy, unpaid } from "./fallbacks"

const ASKED = "klarna.charge.needs_customer"
const Emitted = z.object({ name: z.string() })
const Asked = z.looseObject({ link: z.string() })

export function asked(store: () => Store): void {
  const only = async (id: string) => (await chargesOf(store(), id))[0]

  /** A worker takes what is due, and is dead before the store is told. */
  async function dieBeforeTelling(): Promise<void> {
    const bus = store().container().resolve(Modules.EVENT_BUS)
    const emit = bus.emit.bind(bus)
    const telling = jest.spyOn(bus, "emit").mockImplementation((event, options) => {
      const isAsked = [event].flat().some((one) => Emitted.parse(one).name === ASKED)
      return isAsked ? forever() : emit(event, options)
    })
    const count = () =>
      telling.mock.calls.flatMap(([event]) => event).filter(({ name }) => name === ASKED).length
    const { charges, clock } = store().klarnaModule()
    const [charge] = await charges.claimDue(clock.now(), 1)
    if (!charge) throw new Error("nothing is due")
    void settleCharge(contextOf(store().container(), charge.account), charge)
    await eventually(() => expect(count()).toBe(1))
    telling.mockRestore()
    await store().container().resolve(Modules.LOCKING).releaseAll()
  }

  async function open(): Promise<void> {
    const klarna = store().klarnaModule()
    const { environment, id: account, installation } = klarna.account("eu")
    await klarna.charges.open([{ account, environment, installation }], klarna.clock.now(), 10)
  }

  it("is told though the process died that found out, with a link that works", async () => {
    const { subscription } = await aSubscription(store())
    const [token] = store().sandbox.control.tokens()
    store().sandbox.control.actOnToken(token?.token_id ?? "", "unavailable")
    await open()
    await dieBeforeTelling()
    const heard = hearEvents(store(), ASKED)
    await passTime(store(), "PT4M")
    await chargeDue(store())
    heard.stop()
    expect(heard.data).toHaveLength(1)
    const { link } = Asked.parse(heard.data[0])
    const { payment } = await payBy(store().store, new URL(link).searchParams.get("token") ?? "")
    expect(payment.fallback?.cart_id).toMatch(/^cart_/)
    expect(await only(subscription.id)).toMatchObject({ state: "needs_customer", way: "customer" })
  })

  it("sleeps until its last day once that was told, and is given up only then", async () => {
    const { subscription } = await unpaid(store())
    const heard = hearEvents(store(), ASKED)
    await passTime(store(), "P6D")
    expect(await chargeDue(store())).toMatchObject({ worked: 0 })
    expect(await only(subscription.id)).toMatchObject({ state: "needs_customer" })
    await passTime(store(), "P1DT1H")
    await chargeDue(store())
    heard.stop()
    expect(heard.data).toEqual([])
    expect(await only(subscription.id)).toMatchObject({ next_try_at: null, state: "past_due" })
  })

  it("isn't given up early where the process died when the customer's time was over", async () => {
    const { link, subscription } = await unpaid(store())
    await payBy(store().store, link)
    await passTime(store(), "P2DT2H")
    await dieBeforeTelling()
    expect(await only(subscription.id)).toMatchObject({ state: "needs_customer", way: null })
    const heard = hearEvents(store(), ASKED)
    await passTime(store(), "PT4M")
    await chargeDue(store())
    heard.stop()
    expect(heard.data).toHaveLength(1)
    expect(await only(subscription.id)).toMatchObject({ state: "needs_customer" })
    expect(await store().klarnaModule().subscriptions.find(subscription.id)).toMatchObject({
      status: "active",
    })
  })

  it("isn't given up early where it died right after that, either", async () => {
    const { link, subscription } = await unpaid(store())
    await payBy(store().store, link)
    await passTime(store(), "P2DT2H")
    const { charges, clock } = store().klarnaModule()
    await store()
      .klarnaModule()
      .updateKlarnaSessions(
        (await store().klarnaModule().listKlarnaSessions({ state: "open" })).map(({ id }) => ({
          id,
          state: "closed" as const,
        })),
      )
    const charge = await only(subscription.id)
    expect(await charges.giveUpCustomer(charge?.id ?? "", clock.now())).toBe(true)
    const heard = hearEvents(store(), ASKED)
    await chargeDue(store())
    heard.stop()
    expect(heard.data).toHaveLength(1)
    expect(await only(subscription.id)).toMatchObject({ state: "needs_customer" })
  })

  it("charges no saved method unasked where it died when a shopper had left", async () => {
    const token = await aToken(store(), { person: BJORN })
    const cart_id = await fillCart(store().store, store().offer, ONE_HUNDRED)
    const input = { cart_id, customer_token_id: token.id }
    store().sandbox.control.actOnToken(
      store().sandbox.control.tokens()[0]?.token_id ?? "",
      "fail",
      { times: 1 },
    )
    await chargeKlarnaTokenWorkflow(store().container()).run({ input })
    const { charges, clock } = store().klarnaModule()
    const [charge] = await store().klarnaModule().listKlarnaCharges({ cart_id })
    const id = charge?.id ?? ""
    const until = new Date(clock.now().getTime() + 3_600_000)
    await charges.update({ id, state: "due" })
    await charges.takeForCustomer(id, { now: clock.now(), until })
    await passTime(store(), "PT2H")
    expect(await charges.giveUpCustomer(id, clock.now())).toBe(true)
    await chargeDue(store())
    expect(await charges.find(id)).toMatchObject({ klarna_order_id: null, next_try_at: null })
    expect(store().sandbox.control.orders()).toEqual([])
  })
}
