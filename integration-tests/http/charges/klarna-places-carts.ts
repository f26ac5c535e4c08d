import { asCustomer, register } from "../../support/customer"
import type { Store } from "../../support/in-store"
import { complete, onlyKlarnaOrder, openPayment, startPayment } from "../../support/payment"
import { aToken } from "../../support/recurring"
import { reconcile, settled } from "../../support/sync"
import { actOnPage, REDIRECT } from "../provider/hosted-page"
import { addToCart } from "../traps/scene"

export function klarnaPlacesCarts(store: () => Store): void {
  /** A shopper who chose a saved payment method first, and is sent to Klarna's page then. */
  const changeTheirMind = async () => {
    const customer = await register(store())
    const token = await aToken(store(), { customerId: customer.id })
    const saved = { payment_method: token.id }
    const browser = asCustomer(store(), customer)
    const { cartId } = await openPayment(browser, undefined, saved)
    return { browser, cartId, page: await startPayment(browser, cartId, REDIRECT), saved }
  }

  it("is placed by the store, of what the cart costs when it is confirmed", async () => {
    const { browser, cartId, page } = await changeTheirMind()
    await addToCart(store(), cartId)
    const again = await startPayment(browser, cartId, REDIRECT)
    await actOnPage(store(), again, "complete")
    expect((await complete(browser, again)).type).toBe("order")
    expect(onlyKlarnaOrder(store()).order_amount).toBeGreaterThan(10_000)
    expect(page.data["redirect_url"]).not.toBe(again.data["redirect_url"])
    await reconcile(store())
  })

  it("is placed though the browser was closed", async () => {
    const { browser, cartId } = await changeTheirMind()
    await addToCart(store(), cartId)
    const again = await startPayment(browser, cartId, REDIRECT)
    await actOnPage(store(), again, "complete")
    await settled(store())
    expect(onlyKlarnaOrder(store()).order_amount).toBeGreaterThan(10_000)
  })

  it("is not placed where the shopper went back to the saved payment method", async () => {
    const { browser, cartId, page, saved } = await changeTheirMind()
    const again = await startPayment(browser, cartId, saved)
    expect((await complete(browser, again)).type).toBe("order")
    await actOnPage(store(), page, "complete")
    await settled(store())
    expect(onlyKlarnaOrder(store()).order_amount).toBe(10_000)
  })
}
