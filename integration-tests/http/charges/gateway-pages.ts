import { Anything, call } from "../../../demo/check/http"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { fillCart } from "../../../demo/check/shopper"
import { AdminCharges } from "../../../src/http-contract/admin-charges"
import { asCustomer, register } from "../../support/customer"
import type { Store } from "../../support/in-store"
import { complete, openPayment } from "../../support/payment"
import { aSubscription, aToken, chargeDue, chargesOf } from "../../support/recurring"
import { passTime } from "../../support/sync"
import { chargeByCode } from "./by-code"

const endpoint = "placeCustomerTokenOrder"
const LOST = { count: 3, endpoint, kind: "lost" } as const
const ALWAYS = 1000

/** What stands in front of Klarna answers in its place. */
export function gatewayPages(store: () => Store): void {
  const control = () => store().sandbox.control
  const only = async (id: string) => (await chargesOf(store(), id))[0]
  const page = (status: number) => control().addFault({ count: 1, endpoint, kind: "html", status })
  const keys = () =>
    control()
      .journal()
      .filter((call) => call.endpoint === endpoint)
      .map(({ request }) => request.headers["klarna-idempotency-key"])
  const atTheCheckout = async () => {
    const customer = await register(store())
    const token = await aToken(store(), { customerId: customer.id })
    const browser = asCustomer(store(), customer)
    const payment = await openPayment(browser, undefined, { payment_method: token.id })
    const charge = async () =>
      (await store().klarnaModule().listKlarnaCharges({ cart_id: payment.cartId }))[0]
    return { charge, press: () => complete(browser, payment) }
  }

  it.each([400, 403, 404])(
    "leaves a lost charge unsettled: %i, and the next press asks under the same key",
    async (status) => {
      const { charge, press } = await atTheCheckout()
      control().addFault(LOST)
      expect((await press()).type).toBe("cart")
      page(status)
      expect((await press()).type).toBe("cart")
      expect(await charge()).toMatchObject({ refusals: 0, unknown_since: expect.any(Date) })
      expect((await press()).type).toBe("order")
      expect(new Set(keys()).size).toBe(1)
      expect(control().orders()).toHaveLength(1)
    },
  )

  it("leaves a lost renewal unsettled, too: it is one order", async () => {
    const { subscription } = await aSubscription(store())
    control().addFault(LOST)
    await chargeDue(store())
    page(403)
    await passTime(store(), "PT2M")
    await chargeDue(store())
    expect(await only(subscription.id)).toMatchObject({ refusals: 0, state: "due", way: "token" })
    await passTime(store(), "PT6M")
    await chargeDue(store())
    expect(await only(subscription.id)).toMatchObject({ state: "paid" })
    expect(new Set(keys()).size).toBe(1)
    expect(control().orders()).toHaveLength(2)
  })

  it("lets the merchant try again what the store's code asked for, and nobody can have been charged", async () => {
    const { id: customer_token_id } = await aToken(store())
    const cart_id = await fillCart(store().store, store().offer, ONE_HUNDRED)
    control().addFault({ count: 1, endpoint, kind: "html", status: 401 })
    const failed = await chargeByCode(store(), { cart_id, customer_token_id })
    expect(failed).toMatchObject({ code: "UNAUTHORIZED", status: "failed" })
    const path = "/admin/klarna/charges"
    const { charges } = await call(store().admin, { answer: AdminCharges, path })
    expect(charges).toMatchObject([{ id: failed.charge_id, state: "past_due" }])
    const retry = `${path}/${failed.charge_id}/retry`
    await call(store().admin, { answer: Anything, body: {}, path: retry })
    await chargeDue(store())
    expect(await store().klarnaModule().charges.find(failed.charge_id)).toMatchObject({
      state: "paid",
    })
    expect(control().orders()).toHaveLength(1)
  })

  it.each([401, 403])(
    "never blocks a renewal that nobody can have charged: %i for days, and then it is paid once",
    async (status) => {
      const { subscription } = await aSubscription(store())
      control().addFault({ count: ALWAYS, endpoint, kind: "html", status })
      await chargeDue(store())
      for (const wait of ["PT2M", "PT8M", "PT20M", "PT13H", "PT13H", "P1D"]) {
        await passTime(store(), wait)
        await chargeDue(store())
        expect(await only(subscription.id)).toMatchObject({
          next_try_at: expect.any(Date),
          refusals: 0,
          state: "due",
          unknown_since: null,
          way: null,
        })
      }
      expect(keys()).toHaveLength(7)
      control().clearFaults()
      await passTime(store(), "PT1H")
      await chargeDue(store())
      expect(await only(subscription.id)).toMatchObject({ state: "paid" })
      expect(control().orders()).toHaveLength(2)
    },
  )

  it("shows a person after 23 hours what an earlier try may have charged", async () => {
    const { subscription } = await aSubscription(store())
    control().addFault({ ...LOST, kind: "reset" })
    await chargeDue(store())
    control().addFault({ count: ALWAYS, endpoint, kind: "html", status: 401 })
    for (const wait of ["PT2M", "PT22H"]) {
      await passTime(store(), wait)
      await chargeDue(store())
      expect(await only(subscription.id)).toMatchObject({ state: "due", way: "token" })
    }
    await passTime(store(), "PT2H")
    await chargeDue(store())
    expect(await only(subscription.id)).toMatchObject({ state: "blocked" })
    expect(new Set(keys()).size).toBe(1)
  })

  it("lets a shopper choose again who can't have been charged; nothing is charged by itself", async () => {
    const { charge, press } = await atTheCheckout()
    page(401)
    expect((await press()).type).toBe("cart")
    const free = { next_try_at: null, refusals: 0, state: "due", unknown_since: null, way: null }
    expect(await charge()).toMatchObject(free)
    await passTime(store(), "P1D")
    await chargeDue(store())
    expect(keys()).toHaveLength(1)
    expect((await press()).type).toBe("order")
  })
}
