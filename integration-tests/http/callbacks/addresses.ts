import { Anything, call } from "../../../demo/check/http"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import type { Store } from "../../support/in-store"
import { complete, confirm, klarnaCalls, openPayment, startPayment } from "../../support/payment"
import { pageOf, REDIRECT } from "../provider/hosted-page"

export function addresses(store: () => Store): void {
  it("come with a new session and each update of it, and name the row", async () => {
    const first = await openPayment(store())
    const { id } = await pageOf(store(), first.data)
    const body = { quantity: 1, variant_id: store().offer.variantId("TSHIRT-M") }
    const path = `/store/carts/${first.cartId}/line-items`
    await call(store().store, { answer: Anything, body, path })
    await startPayment(store(), first.cartId)
    const [created, updated, ...more] = store().sandbox.control.journal()
    expect([created?.endpoint, updated?.endpoint]).toEqual(["createSession", "updateSession"])
    expect(more.map(({ endpoint }) => endpoint)).toEqual(["readSession"])
    const urls = store().klarnaModule().callbackUrls(id)
    for (const exchange of [created, updated]) {
      expect(exchange?.request.body).toMatchObject({
        merchant_urls: {
          authorization: urls.authorization,
          confirmation: "http://shop.test/checkout?klarna=success",
          notification: `${urls.notification}&order_id={order.id}`,
          push: `${urls.push}&order_id={order.id}`,
        },
      })
    }
  })

  it("begin with the store's own address, and fit into what Klarna takes", async () => {
    const { data } = await openPayment(store())
    const { id } = await pageOf(store(), data)
    const urls = Object.values(store().klarnaModule().callbackUrls(id))
    const base = process.env["BACKEND_URL"] ?? ""
    expect(urls.every((url) => url.startsWith(`${base}/hooks/klarna/${id}/`))).toBe(true)
    expect(Math.max(...urls.map((url) => url.length))).toBeLessThan(200)
  })

  it("stay the session's when its order is placed", async () => {
    const payment = await openPayment(store())
    await confirm(store(), payment)
    await complete(store(), payment)
    const placed = store()
      .sandbox.control.journal()
      .find(({ endpoint }) => endpoint === "placeOrder")
    expect(placed?.response).toMatchObject({ status: 200 })
    expect(placed?.request.body).not.toHaveProperty("merchant_urls")
  })

  it("come with Klarna's own page", async () => {
    const { data } = await openPayment(store(), ONE_HUNDRED, REDIRECT)
    const { id } = await pageOf(store(), data)
    expect(klarnaCalls(store())).toEqual(["createSession", "createHostedPage"])
    const [session, page] = store().sandbox.control.journal()
    const { authorization, status_update } = store().klarnaModule().callbackUrls(id)
    expect(session?.request.body).toMatchObject({ merchant_urls: { authorization } })
    expect(page?.request.body).toMatchObject({
      merchant_urls: { status_update, success: "http://shop.test/checkout?klarna=success" },
    })
  })
}
