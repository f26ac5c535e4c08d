import { addToCartWorkflow } from "@medusajs/medusa/core-flows"

import { asCustomer, register } from "../../support/customer"
import type { Store } from "../../support/in-store"
import { complete, onlyKlarnaOrder, openPayment } from "../../support/payment"
import { aToken, chargeDue } from "../../support/recurring"
import { passTime } from "../../support/sync"
import { attempt } from "../subscriptions/scene"
import { medusaOrders } from "../traps/scene"

const LOST = { count: 3, endpoint: "placeCustomerTokenOrder", kind: "lost" } as const

/** Carts whose saved payment method is being charged. */
export function cartsBeingPaid(store: () => Store): void {
  const chargeOf = async (cart_id: string) =>
    (await store().klarnaModule().listKlarnaCharges({ cart_id }))[0]
  const item = () => ({ quantity: 1, variant_id: store().offer.variantId("TSHIRT-M") })
  const add = (api: Store["store"], cartId: string) =>
    attempt(api, `/store/carts/${cartId}/line-items`, item())
  const choose = async () => {
    const customer = await register(store())
    const token = await aToken(store(), { customerId: customer.id })
    const browser = asCustomer(store(), customer)
    const payment = await openPayment(browser, undefined, { payment_method: token.id })
    return { browser, payment }
  }

  it("can't be changed while it isn't known whether Klarna has charged it", async () => {
    const { browser, payment } = await choose()
    store().sandbox.control.addFault(LOST)
    expect((await complete(browser, payment)).type).toBe("cart")
    expect(await add(browser.store, payment.cartId)).toMatchObject({
      answer: { message: "This cart is being paid: it can't be changed now." },
      status: 400,
    })
    expect((await complete(browser, payment)).type).toBe("order")
    expect(onlyKlarnaOrder(store()).order_amount).toBe(10_000)
  })

  it("can be changed once Klarna has refused", async () => {
    const { browser, payment } = await choose()
    const { control } = store().sandbox
    control.actOnToken(control.tokens()[0]?.token_id ?? "", "fail", { times: 1 })
    expect((await complete(browser, payment)).type).toBe("cart")
    expect(await add(browser.store, payment.cartId)).toMatchObject({ status: 200 })
  })

  it("is no order where the store's own code changed it, and Klarna's order is of the former amount", async () => {
    const { browser, payment } = await choose()
    const { cartId } = payment
    store().sandbox.control.addFault(LOST)
    expect((await complete(browser, payment)).type).toBe("cart")
    const input = { cart_id: cartId, items: [item()] }
    await addToCartWorkflow(store().container()).run({ input })
    for (const wait of ["PT5M", "P1D"]) {
      await passTime(store(), wait)
      await chargeDue(store())
    }
    const { id, ...charge } = (await chargeOf(cartId)) ?? {}
    expect(charge).toMatchObject({ klarna_order_id: null, state: "blocked" })
    const body = { klarna_order_id: onlyKlarnaOrder(store()).order_id }
    const path = `/admin/klarna/charges/${String(id)}/unblock`
    expect(await attempt(store().admin, path, body)).toMatchObject({ status: 200 })
    await chargeDue(store())
    const after = await chargeOf(cartId)
    expect(after).toMatchObject({ order_id: null, ...body })
    expect(after?.last_error).toMatch(/is of 100\.00 EUR; the purchase is of 1\d\d\.\d\d EUR now/)
    expect(await medusaOrders(store())).toEqual([])
    store().disagreeOn("Medusa has no order for it")
  })
}
