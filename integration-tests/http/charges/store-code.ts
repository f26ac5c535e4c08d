import { fillCart } from "../../../demo/check/shopper"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import type { Store } from "../../support/in-store"
import { aToken } from "../../support/recurring"
import { reconcile } from "../../support/sync"
import { chargeByCode } from "./by-code"

const MEMBERSHIP = { name: "Membership", quantity: 1, tax_rate: 1900, unit_price: 1190 }

export function storeCode(store: () => Store): void {
  it("charges a cart: its order is paid", async () => {
    const token = await aToken(store())
    const cart_id = await fillCart(store().store, store().offer, ONE_HUNDRED)
    const result = await chargeByCode(store(), { cart_id, customer_token_id: token.id })
    expect(result).toMatchObject({ code: null, status: "paid" })
    expect(await chargeByCode(store(), { cart_id, customer_token_id: token.id })).toMatchObject({
      klarna_order_id: result.klarna_order_id,
      status: "paid",
    })
    expect(store().sandbox.control.orders()).toHaveLength(1)
  })

  it("charges plain lines once per reference, and leaves the payment alone afterwards", async () => {
    const token = await aToken(store())
    const input = {
      customer_token_id: token.id,
      lines: [MEMBERSHIP],
      reference: "membership-2026-11",
    }
    const result = await chargeByCode(store(), input)
    expect(result).toMatchObject({ order_id: null, status: "paid" })
    expect(await chargeByCode(store(), input)).toMatchObject({ charge_id: result.charge_id })
    expect(store().sandbox.control.orders()).toMatchObject([{ order_amount: 1190 }])
    const { failed, repairs } = await reconcile(store())
    expect({ failed, repairs }).toEqual({ failed: 0, repairs: { mirror_expiry: 1 } })
    store().disagreeOn("Medusa has no order for it")
  })

  it("charges lines with references of 64 characters where Klarna takes no longer ones, once", async () => {
    const token = await aToken(store())
    store().sandbox.control.addFault({
      code: "BAD_VALUE",
      endpoint: "placeCustomerTokenOrder",
      kind: "error",
      message: "Bad value: order_lines[0].reference",
      status: 400,
    })
    const reference = "MEMBERSHIP-".padEnd(200, "9")
    const result = await chargeByCode(store(), {
      customer_token_id: token.id,
      lines: [{ ...MEMBERSHIP, reference }],
      reference: "membership with a long reference",
    })
    expect(result).toMatchObject({ code: null, status: "paid" })
    const [order, ...others] = store().sandbox.control.orders()
    expect(others).toEqual([])
    expect(order?.order_lines[0]).toMatchObject({ reference: reference.slice(0, 64) })
    store().disagreeOn("Medusa has no order for it")
  })

  it.each(["a cart", "plain lines"])("charges %s once, asked for twice at once", async (what) => {
    const token = await aToken(store())
    const charged =
      what === "a cart"
        ? { cart_id: await fillCart(store().store, store().offer, ONE_HUNDRED) }
        : { lines: [MEMBERSHIP], reference: "membership at once" }
    const input = { ...charged, customer_token_id: token.id }
    const ended = await Promise.allSettled([
      chargeByCode(store(), input),
      chargeByCode(store(), input),
    ])
    for (const one of ended) {
      const ofTheLoser = { message: expect.stringContaining("being charged right now") as unknown }
      if (one.status === "rejected") expect(one.reason).toMatchObject(ofTheLoser)
      else expect(one.value.status).toBe("paid")
    }
    expect(ended.map(({ status }) => status)).toContain("fulfilled")
    expect(await chargeByCode(store(), input)).toMatchObject({ status: "paid" })
    expect(store().sandbox.control.orders()).toHaveLength(1)
    const charges = store().klarnaModule().listKlarnaCharges({ customer_token_id: token.id })
    expect(await charges).toHaveLength(1)
    if (what === "plain lines") store().disagreeOn("Medusa has no order for it")
  })

  it("answers why it failed, and offers the purchase in place of it to a customer who is there", async () => {
    const token = await aToken(store())
    store().sandbox.control.actOnToken(
      store().sandbox.control.tokens()[0]?.token_id ?? "",
      "unavailable",
    )
    const cart_id = await fillCart(store().store, store().offer, ONE_HUNDRED)
    const result = await chargeByCode(store(), {
      cart_id,
      customer_present: true,
      customer_token_id: token.id,
    })
    expect(result).toMatchObject({
      code: "UNAVAILABLE_PAYMENT_METHOD",
      fallback: { cart_id, payment_session: { data: { intent: "buy" } } },
      status: "needs_customer",
    })
  })
}
