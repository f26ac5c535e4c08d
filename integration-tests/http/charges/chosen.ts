import { AdminCharges } from "../../../src/http-contract/admin-charges"
import { fillCart } from "../../../demo/check/shopper"
import { call } from "../../../demo/check/http"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { asCustomer, register } from "../../support/customer"
import type { Store } from "../../support/in-store"
import { complete, confirm, openPayment, startPayment } from "../../support/payment"
import { aToken, chargeDue } from "../../support/recurring"
import { attempt, begunWith, mark } from "../subscriptions/scene"
import { OFF_SESSION, tokenOf, UNMARKED } from "../tokens/scene"
import { rowOf } from "../traps/scene"
import { chargeByCode } from "./by-code"

/** Saved methods that a shopper chose in a checkout, and then didn't pay with. */
export function chosen(store: () => Store): void {
  const control = () => store().sandbox.control
  const chargeOf = async (cart_id: string) => {
    const [charge] = await store().klarnaModule().listKlarnaCharges({ cart_id })
    if (!charge) throw new Error("the cart has no charge")
    return charge
  }
  const retry = async (cartId: string) =>
    attempt(store().admin, `/admin/klarna/charges/${(await chargeOf(cartId)).id}/retry`, {})
  const listed = async () =>
    (await call(store().admin, { answer: AdminCharges, path: "/admin/klarna/charges?state=due" }))
      .charges
  /** A customer who chose their saved method, as far as a checkout gets before 'buy'. */
  const choose = async (purchase = ONE_HUNDRED) => {
    const customer = await register(store())
    const token = await aToken(store(), { customerId: customer.id })
    const browser = asCustomer(store(), customer)
    const payment = await openPayment(browser, purchase, { payment_method: token.id })
    return { browser, payment, token }
  }
  const OURS = { message: expect.stringContaining("only the shopper can have it charged") }

  it("isn't charged by a merchant, nor listed, while nobody completed the purchase", async () => {
    const { browser, payment } = await choose()
    expect(await retry(payment.cartId)).toMatchObject({ answer: OURS, status: 400 })
    expect(await listed()).toEqual([])
    await chargeDue(store())
    expect(control().orders()).toEqual([])
    expect((await complete(browser, payment)).type).toBe("order")
    expect(control().orders()).toHaveLength(1)
  })

  it("isn't charged by a merchant where it failed, and the shopper didn't come back", async () => {
    const { browser, payment } = await choose()
    control().actOnToken(control().tokens()[0]?.token_id ?? "", "fail", { times: 1 })
    expect((await complete(browser, payment)).type).toBe("cart")
    expect(await listed()).toMatchObject([{ refusals: 1 }])
    expect(await retry(payment.cartId)).toMatchObject({ answer: OURS, status: 400 })
    await chargeDue(store())
    expect(control().orders()).toEqual([])
  })

  it("is charged by a merchant where the store's code asked for it, and it failed", async () => {
    const token = await aToken(store())
    control().actOnToken(control().tokens()[0]?.token_id ?? "", "fail", { times: 1 })
    const cart_id = await fillCart(store().store, store().offer, ONE_HUNDRED)
    const input = { cart_id, customer_token_id: token.id }
    expect(await chargeByCode(store(), input)).toMatchObject({ status: "failed" })
    expect(await retry(cart_id)).toMatchObject({ status: 200 })
    await chargeDue(store())
    expect(await chargeOf(cart_id)).toMatchObject({ state: "paid" })
  })

  it.each(["was deselected", "was cancelled"])(
    "pays for no subscription where it %s, but what the shopper agreed to instead",
    async (what) => {
      await mark(store(), "DAYPACK-INK")
      const { browser, payment, token } = await choose()
      if (what === "was cancelled") {
        control().actOnToken(control().tokens()[0]?.token_id ?? "", "cancel")
        const path = `/store/carts/${payment.cartId}/complete`
        expect(await attempt(browser.store, path, {})).toMatchObject({
          answer: { code: "TOKEN_CANCELLED" },
        })
      }
      const atKlarna = await startPayment(browser, payment.cartId)
      expect(atKlarna.data).toMatchObject({ intent: "buy_and_tokenize" })
      await confirm(browser, atKlarna)
      const { order } = await complete(browser, atKlarna)
      const agreed = await tokenOf(store(), payment.cartId)
      expect(agreed.id).not.toBe(token.id)
      expect(await begunWith(store(), order?.id ?? "")).toMatchObject([
        { customer_token_id: agreed.id, status: "active" },
      ])
      await chargeDue(store())
      expect(await chargeOf(payment.cartId)).toMatchObject({ state: "paid", way: "customer" })
    },
  )

  it("doesn't take the wish to be charged later from a purchase at Klarna", async () => {
    const { browser, payment } = await choose(UNMARKED)
    const atKlarna = await startPayment(browser, payment.cartId, OFF_SESSION)
    expect(atKlarna.data).toMatchObject({ intent: "buy_and_tokenize", ...OFF_SESSION })
    await confirm(browser, atKlarna)
    expect((await complete(browser, atKlarna)).type).toBe("order")
    expect(await tokenOf(store(), payment.cartId)).toMatchObject({ status: "ACTIVE" })
  })

  it("can't pay as well as Klarna's session that was there before it was chosen", async () => {
    await mark(store(), "DAYPACK-INK")
    const customer = await register(store())
    const token = await aToken(store(), { customerId: customer.id })
    const browser = asCustomer(store(), customer)
    const { cartId, data } = await openPayment(browser)
    await startPayment(browser, cartId, { payment_method: token.id })
    const again = await startPayment(browser, cartId)
    expect(again.data["klarna_session_id"]).toBe(data["klarna_session_id"])
    const { id } = await chargeOf(cartId)
    expect(await rowOf(store(), again)).toMatchObject({ charge_id: id })
    await confirm(browser, again)
    expect((await complete(browser, again)).type).toBe("order")
    expect(await chargeOf(cartId)).toMatchObject({ klarna_order_id: expect.any(String) })
  })
}
