import { Anything, call } from "../../../demo/check/http"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import type { Store } from "../../support/in-store"
import {
  complete,
  klarnaCalls,
  onlyKlarnaOrder,
  openPayment,
  startPayment,
} from "../../support/payment"
import { withOptions } from "../../support/with-options"
import { actOnPage, pageOf, REDIRECT } from "./hosted-page"

const CHANGED =
  "The purchase has changed since Klarna approved it. Please confirm it with Klarna again."
const LEFT = "You left Klarna before the purchase was confirmed. Please start again when you like."
const BROKEN = "The payment with Klarna didn't work. Please try again or choose another way to pay."

export function redirecting(store: () => Store): void {
  it("sends the shopper to Klarna's page and shows the browser nothing else", async () => {
    const { data } = await openPayment(store(), ONE_HUNDRED, REDIRECT)
    const page = await pageOf(store(), data)
    expect(data).toMatchObject({
      checkout: "redirect",
      client_token: null,
      redirect_url: page.hosted_page_url,
    })
    expect(page.hosted_page_url).toMatch(new RegExp(`^${store().sandbox.url}/eu/hpp/payments/`))
    expect(klarnaCalls(store())).toEqual(["createSession", "createHostedPage"])
  })

  describe("of a store without storefrontUrl", () => {
    withOptions(store, { storefrontUrl: undefined })

    it("is refused in a sentence: the shopper couldn't return", async () => {
      const refusal = openPayment(store(), ONE_HUNDRED, REDIRECT)
      await expect(refusal).rejects.toThrow(/answered 400: .*MISSING_RETURN_URL/)
      expect(klarnaCalls(store())).toEqual([])
    })
  })

  it("tells Klarna the person at once, and return addresses without any token", async () => {
    const { data } = await openPayment(store(), ONE_HUNDRED, REDIRECT)
    const [session, page] = store().sandbox.control.journal()
    expect(session?.request.body).toMatchObject({
      billing_address: { email: ONE_HUNDRED.person.email, postal_code: "10117" },
      order_amount: 10_000,
    })
    expect(page?.request.body).toEqual({
      merchant_urls: {
        back: "http://shop.test/checkout?klarna=back",
        cancel: "http://shop.test/checkout?klarna=cancel",
        error: "http://shop.test/checkout?klarna=error",
        failure: "http://shop.test/checkout?klarna=failure",
        status_update: expect.stringMatching(/\/hooks\/klarna\/klses_\w+\/status_update\?token=/),
        success: "http://shop.test/checkout?klarna=success",
      },
      options: { place_order_mode: "NONE", purchase_type: "BUY" },
      payment_session_url: `${store().sandbox.url}/payments/v1/sessions/${String(data["klarna_session_id"])}`,
    })
  })

  it("reads the page back at completion and places the order with its approval", async () => {
    const payment = await openPayment(store(), ONE_HUNDRED, REDIRECT)
    await actOnPage(store(), payment, "complete")
    expect((await complete(store(), payment)).type).toBe("order")
    expect(onlyKlarnaOrder(store()).order_amount).toBe(10_000)
    const calls = ["createSession", "createHostedPage", "readHostedPage", "placeOrder"]
    expect(klarnaCalls(store()).slice(0, 4)).toEqual(calls)
  })

  it("says at completion what the shopper did on the page", async () => {
    const told: unknown[] = []
    for (const action of [undefined, "back", "cancel", "fail", "error"] as const) {
      const payment = await openPayment(store(), ONE_HUNDRED, REDIRECT)
      if (action) await actOnPage(store(), payment, action)
      const { error } = await complete(store(), payment)
      told.push([action, error?.type, error?.message])
    }
    expect(told).toEqual([
      [undefined, "payment_requires_more_error", "Please confirm the purchase with Klarna first."],
      ["back", "payment_requires_more_error", LEFT],
      ["cancel", "payment_requires_more_error", LEFT],
      ["fail", "payment_authorization_error", BROKEN],
      ["error", "payment_authorization_error", BROKEN],
    ])
    expect(store().sandbox.control.orders()).toEqual([])
  })

  it("keeps the page while nothing changed, and after the shopper came back from it", async () => {
    const first = await openPayment(store(), ONE_HUNDRED, REDIRECT)
    await actOnPage(store(), first, "back")
    const again = await startPayment(store(), first.cartId, REDIRECT)
    expect(again.data["redirect_url"]).toBe(first.data["redirect_url"])
    const calls = ["createSession", "createHostedPage", "readHostedPage"]
    expect(klarnaCalls(store())).toEqual(calls)
  })

  it("makes a new page when the shopper cancelled the old one", async () => {
    const first = await openPayment(store(), ONE_HUNDRED, REDIRECT)
    await actOnPage(store(), first, "cancel")
    const again = await startPayment(store(), first.cartId, REDIRECT)
    expect(again.data["redirect_url"]).not.toBe(first.data["redirect_url"])
    expect(again.data["klarna_session_id"]).toBe(first.data["klarna_session_id"])
    await actOnPage(store(), again, "complete")
    expect((await complete(store(), again)).type).toBe("order")
  })

  it("brings the open page up to date with the cart", async () => {
    const first = await openPayment(store(), ONE_HUNDRED, REDIRECT)
    await addItem(first.cartId)
    const again = await startPayment(store(), first.cartId, REDIRECT)
    expect(again.data["redirect_url"]).toBe(first.data["redirect_url"])
    await actOnPage(store(), again, "complete")
    expect((await complete(store(), again)).type).toBe("order")
    expect(onlyKlarnaOrder(store()).order_amount).toBeGreaterThan(10_000)
  })

  it("keeps an approval when the storefront starts the same payment again before it completes", async () => {
    const first = await openPayment(store(), ONE_HUNDRED, REDIRECT)
    await actOnPage(store(), first, "complete")
    const again = await startPayment(store(), first.cartId, REDIRECT)
    expect((await complete(store(), again)).type).toBe("order")
  })

  it("releases an approval of a cart that changed, and takes a new session and page", async () => {
    const first = await openPayment(store(), ONE_HUNDRED, REDIRECT)
    await actOnPage(store(), first, "complete")
    await addItem(first.cartId)
    const again = await startPayment(store(), first.cartId, REDIRECT)
    expect(again.data["klarna_session_id"]).not.toBe(first.data["klarna_session_id"])
    expect(authorizationStates()).toEqual(["released"])
    await actOnPage(store(), again, "complete")
    expect((await complete(store(), again)).type).toBe("order")
  })

  it("refuses an approval for another address, whose change core tells nobody", async () => {
    const payment = await openPayment(store(), ONE_HUNDRED, REDIRECT)
    await actOnPage(store(), payment, "complete")
    await change(payment.cartId, { billing_address: { ...ADDRESS, address_1: "Elsewhere 1" } })
    expect((await complete(store(), payment)).error?.message).toBe(CHANGED)
    expect(authorizationStates()).toEqual(["released"])
  })

  it("disables the page when the shopper pays on the storefront's page instead", async () => {
    const first = await openPayment(store(), ONE_HUNDRED, REDIRECT)
    const page = await pageOf(store(), first.data)
    const again = await startPayment(store(), first.cartId, { checkout: "widget" })
    expect(again.data).toMatchObject({ checkout: "widget", redirect_url: null })
    expect(again.data["client_token"]).toEqual(expect.any(String))
    expect(statusOfPage(page.hosted_page_id)).toBe("DISABLED")
  })

  it("makes one page though the first answer was lost on the way", async () => {
    store().sandbox.control.addFault({ endpoint: "createHostedPage", kind: "lost" })
    const payment = await openPayment(store(), ONE_HUNDRED, REDIRECT)
    await actOnPage(store(), payment, "complete")
    expect((await complete(store(), payment)).type).toBe("order")
  })

  it("offers another page after Klarna refused the order of the first", async () => {
    const first = await openPayment(store(), REJECTED, REDIRECT)
    await actOnPage(store(), first, "complete")
    expect((await complete(store(), first)).error?.type).toBe("payment_authorization_error")
    const again = await startPayment(store(), first.cartId, REDIRECT)
    expect(again.data["redirect_url"]).not.toBe(first.data["redirect_url"])
  })

  it("ignores an address that the browser made up", async () => {
    const { data } = await openPayment(store(), ONE_HUNDRED, { redirect_url: "http://evil.test" })
    expect(data).toMatchObject({ checkout: "widget", redirect_url: null })
  })

  it("says which checkouts there are", async () => {
    const refusal = openPayment(store(), ONE_HUNDRED, { checkout: "popup" })
    await expect(refusal).rejects.toThrow(
      'data.checkout of the payment session is not known; expected \\"widget\\" or \\"redirect\\".',
    )
    expect(klarnaCalls(store())).toEqual([])
  })

  const authorizationStates = () =>
    store()
      .sandbox.control.sessions()
      .flatMap(({ authorizations }) => authorizations.map(({ state }) => state))

  const statusOfPage = (id: string | null) =>
    store()
      .sandbox.control.hostedPages()
      .find((page) => page.session_id === id)?.status

  async function addItem(cartId: string): Promise<void> {
    const body = { quantity: 1, variant_id: store().offer.variantId("TSHIRT-M") }
    const path = `/store/carts/${cartId}/line-items`
    await call(store().store, { answer: Anything, body, path })
  }

  async function change(cartId: string, body: object): Promise<void> {
    await call(store().store, { answer: Anything, body, path: `/store/carts/${cartId}` })
  }
}

const { email: _email, ...ADDRESS } = ONE_HUNDRED.person

const REJECTED = {
  ...ONE_HUNDRED,
  person: { ...ONE_HUNDRED.person, email: "anna+order-rejected@shopper.test" },
}
