import { Modules } from "@medusajs/framework/utils"

import { Anything, call } from "../../../demo/check/http"
import type { Store } from "../../support/in-store"
import { complete, onlyKlarnaOrder } from "../../support/payment"
import { freeForAll, makeFree } from "../../support/promotions"
import { hearEvents, passTime, preview, reconcile, settled } from "../../support/sync"
import { approveUnheard, countCalls, medusaOrders } from "./scene"

/** Orders that core made and whose process died before they were paid, made by hand. */
export function unpaidOrders(store: () => Store): void {
  it("authorizes an order that core left unpaid, within one run, and announces it", async () => {
    const orderId = await leaveUnauthorized()
    const placed = hearEvents(store(), "order.placed")
    expect(await reconcile(store())).toMatchObject({ repairs: { authorize_order: 1 } })
    placed.stop()
    expect(placed.data).toEqual([{ id: orderId }])
    expect(await medusaOrders(store())).toMatchObject([{ paymentStatus: "authorized" }])
    expect(onlyKlarnaOrder(store()).status).toBe("AUTHORIZED")
  })

  it("links an order whose payment core hadn't linked yet, and authorizes it", async () => {
    const orderId = await leaveUnauthorized()
    const [row] = await store().klarnaModule().listKlarnaSessions({})
    await store()
      .container()
      .resolve("link")
      .dismiss({
        [Modules.ORDER]: { order_id: orderId },
        [Modules.PAYMENT]: { payment_collection_id: row?.payment_collection_id ?? "" },
      })
    expect(await reconcile(store())).toMatchObject({
      repairs: { authorize_order: 1, link_order: 1 },
    })
    expect(await medusaOrders(store())).toMatchObject([
      { id: orderId, paymentStatus: "authorized" },
    ])
  })

  it("cancels an order that core left unpaid when the approval is gone, and tells it", async () => {
    const orderId = await leaveUnauthorized()
    const unpaid = hearEvents(store(), "klarna.order.unpaid")
    await passTime(store(), "PT2H")
    await reconcile(store())
    await reconcile(store())
    unpaid.stop()
    expect(unpaid.data).toMatchObject([{ klarna_order_id: null, order_id: orderId }])
    expect(await medusaOrders(store())).toMatchObject([{ id: orderId, status: "canceled" }])
    expect(countCalls(store(), "placeOrder")).toBe(0)
  })

  it("links an order to its cart, so that the shopper who comes back gets it and no second one", async () => {
    const orderId = await leaveUnauthorized()
    const { id: cartId } = await unlinkCart(orderId)
    expect(await reconcile(store())).toMatchObject({
      repairs: { authorize_order: 1, link_order: 1 },
    })
    expect((await complete(store(), { cartId })).order?.id).toBe(orderId)
    expect(await medusaOrders(store())).toMatchObject([
      { id: orderId, paymentStatus: "authorized" },
    ])
  })

  it("cancels an order that core left unpaid when its payment session is gone, and tells it", async () => {
    const orderId = await leaveUnauthorized()
    const [row] = await store().klarnaModule().listKlarnaSessions({})
    const payments = store().container().resolve(Modules.PAYMENT)
    await payments.deletePaymentSession(row?.payment_session_id ?? "")
    await expectCanceled(orderId, { cancel_unpaid_order: 1, release_authorization: 1 })
  })

  it("cancels an order that core left unpaid when its Klarna session was closed, and tells it", async () => {
    const orderId = await leaveUnauthorized()
    await closeSession()
    const previewed = (await preview(store())).flatMap(({ repairs }) => repairs ?? [])
    expect(previewed).toEqual(["cancel_unpaid_order"])
    await expectCanceled(orderId, { cancel_unpaid_order: 1 })
    expect(await reconcile(store())).toMatchObject({ checked: 0 })
  })

  it("leaves an order alone whose cart came to cost nothing after the shopper approved", async () => {
    const { cartId } = await approveUnheard(store())
    await freeForAll(store(), "ALL-OF-IT")
    await makeFree(store().store, cartId, "ALL-OF-IT")
    const { order } = await complete(store(), { cartId })
    const unpaid = hearEvents(store(), "klarna.order.unpaid")
    expect(await reconcile(store())).toMatchObject({ repairs: { release_authorization: 1 } })
    await passTime(store(), "P3D")
    expect(await reconcile(store())).toMatchObject({ differences: {}, repairs: {} })
    unpaid.stop()
    expect(unpaid.data).toEqual([])
    expect(await medusaOrders(store())).toMatchObject([{ id: order?.id, status: "pending" }])
  })

  it("leaves an order alone that another payment was asked for", async () => {
    const orderId = await leaveUnauthorized()
    await closeSession()
    const body = { amount: 100, order_id: orderId }
    await call(store().admin, { answer: Anything, body, path: "/admin/payment-collections" })
    expect(await reconcile(store())).toMatchObject({ checked: 1, repairs: {} })
    expect(await medusaOrders(store())).toMatchObject([{ id: orderId, status: "pending" }])
    store().disagreeOn("it has no Klarna order")
  })

  it("has nothing to do where the payment collection of a closed session was deleted", async () => {
    const { cartId, collectionId } = await approveUnheard(store())
    await store().container().resolve(Modules.CART).deleteCarts([cartId])
    await store().container().resolve(Modules.PAYMENT).deletePaymentCollections([collectionId])
    await closeSession()
    expect(await reconcile(store())).toMatchObject({ checked: 1, failed: 0, repairs: {} })
    expect(await reconcile(store())).toMatchObject({ checked: 0 })
  })

  it("leaves such an order to the Klarna session that came instead, which pays it", async () => {
    const orderId = await leaveUnauthorized()
    const { id, ...closed } = await closeSession()
    const klarna = store().klarnaModule()
    const newer = { created_at: new Date(), state: "open" as const }
    await klarna.createKlarnaSessions(Object.assign(closed, newer))
    const { repairs } = await reconcile(store())
    expect(repairs).toMatchObject({ authorize_order: 1 })
    expect(repairs).not.toHaveProperty("cancel_unpaid_order")
    expect(await klarna.listKlarnaEvents({ subject: id })).toEqual([])
    expect(await medusaOrders(store())).toMatchObject([
      { id: orderId, paymentStatus: "authorized" },
    ])
  })

  /** Core's flow goes on without having authorized: the order stands, and nobody paid. */
  async function leaveUnauthorized(): Promise<string> {
    const payment = await approveUnheard(store())
    const payments = store().container().resolve(Modules.PAYMENT)
    const session = await payments.retrievePaymentSession(payment.sessionId)
    jest.spyOn(payments, "authorizePaymentSession").mockResolvedValueOnce(null)
    jest
      .spyOn(payments, "retrievePaymentSession")
      .mockResolvedValueOnce({ ...session, status: "pending_authorization" })
    const { order } = await complete(store(), payment)
    await settled(store())
    expect(store().sandbox.control.orders()).toEqual([])
    return order?.id ?? ""
  }

  async function expectCanceled(order_id: string, repairs: Record<string, number>): Promise<void> {
    const unpaid = hearEvents(store(), "klarna.order.unpaid")
    expect(await reconcile(store())).toMatchObject({ differences: {}, repairs })
    unpaid.stop()
    expect(unpaid.data).toMatchObject([{ klarna_order_id: null, order_id }])
    expect(await medusaOrders(store())).toMatchObject([{ id: order_id, status: "canceled" }])
    expect(countCalls(store(), "placeOrder")).toBe(0)
  }

  /** As the provider does when a purchase is refused: here the process dies before core takes the order back. */
  async function closeSession() {
    const klarna = store().klarnaModule()
    const [row] = await klarna.listKlarnaSessions({})
    const forgotten = { authorization_token: null }
    return klarna.sessions.update({ id: row?.id ?? "", state: "closed" }, forgotten)
  }

  /** Of what core links side by side the process wrote one part. */
  async function unlinkCart(order_id: string) {
    const container = store().container()
    const carts = container.resolve(Modules.CART)
    const [cart] = await carts.listCarts({})
    const cart_id = cart?.id ?? ""
    await container
      .resolve("link")
      .dismiss({ [Modules.ORDER]: { order_id }, [Modules.CART]: { cart_id } })
    return carts.updateCarts(cart_id, Object.assign({}, { completed_at: null }))
  }
}
