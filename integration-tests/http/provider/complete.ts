import { Anything, call } from "../../../demo/check/http"
import { DISCOUNTED, MIXED } from "../../../demo/check/purchases"
import { readMedusaOrders } from "../../../demo/check/read-medusa"
import { buy } from "../../support/buy"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { complete, confirm, klarnaCalls, onlyKlarnaOrder, openPayment } from "../../support/payment"

export function completing(store: () => Store): void {
  it("asks the shopper to confirm while Klarna has no authorization", async () => {
    const payment = await openPayment(store())
    const answer = await complete(store(), payment)
    expect(answer).toMatchObject({
      error: {
        message: "Please confirm the purchase with Klarna first.",
        type: "payment_requires_more_error",
      },
      type: "cart",
    })
    expect(klarnaCalls(store())).toEqual(["createSession", "readSession"])
  })

  it("places the order with the amounts that were authorized, in four calls with its references", async () => {
    const { orderId } = await buy(store(), MIXED)
    await referencesSent()
    expect(klarnaCalls(store())).toEqual([
      "createSession",
      "readSession",
      "placeOrder",
      "updateMerchantReferences",
    ])
    const [medusa] = await readMedusaOrders(store().admin)
    const klarna = onlyKlarnaOrder(store())
    expect(medusa).toMatchObject({ paymentStatus: "authorized", total: 11_111 })
    expect(klarna).toMatchObject({
      merchant_reference1: String(medusa?.displayId),
      merchant_reference2: orderId,
      order_amount: 11_111,
      status: "AUTHORIZED",
    })
  })

  it("sums a discount of ten percent and three pieces to the last öre", async () => {
    await buy(store(), DISCOUNTED)
    expect(onlyKlarnaOrder(store())).toMatchObject({
      order_amount: 103_898,
      purchase_currency: "SEK",
    })
  })

  it("places one order when the cart is completed twice", async () => {
    const payment = await openPayment(store())
    await confirm(store(), payment)
    const [first, second] = await Promise.all([
      complete(store(), payment),
      complete(store(), payment),
    ])
    expect(first.order?.id).toBe(second.order?.id)
    expect(klarnaCalls(store()).filter((name) => name === "placeOrder")).toHaveLength(1)
  })

  it("asks for a new confirmation when the address changed after the shopper confirmed", async () => {
    const payment = await openPayment(store())
    await confirm(store(), payment)
    const body = { billing_address: { ...BERLIN, address_1: "Another street 1" } }
    await call(store().store, { answer: Anything, body, path: `/store/carts/${payment.cartId}` })
    const answer = await complete(store(), payment)
    expect(answer).toMatchObject({ error: { type: "payment_requires_more_error" }, type: "cart" })
    expect(store().sandbox.control.orders()).toEqual([])
  })

  const BERLIN = {
    address_1: "Unter den Linden 17",
    city: "Berlin",
    country_code: "de",
    first_name: "Anna",
    last_name: "Muster",
    postal_code: "10117",
  }

  /** A subscriber sends the references after the order. */
  const referencesSent = () =>
    eventually(() => expect(onlyKlarnaOrder(store()).merchant_reference2).toMatch(/^order_/))
}
