import { Anything, call } from "../../../demo/check/http"
import { readMedusaOrders } from "../../../demo/check/read-medusa"
import type { Store } from "../../support/in-store"
import { complete, confirm, klarnaCalls, onlyKlarnaOrder, openPayment } from "../../support/payment"
import { passTime, reconcile, settled } from "../../support/sync"

export function leavingShoppers(store: () => Store): void {
  it("gives an order to a shopper who closed the browser after approving", async () => {
    await confirm(store(), await openPayment(store()))
    await settled(store())
    expect(await readMedusaOrders(store().admin)).toHaveLength(1)
    expect(onlyKlarnaOrder(store()).status).toBe("AUTHORIZED")
  })

  it("gives the one order to the storefront that comes second", async () => {
    const payment = await openPayment(store())
    await confirm(store(), payment)
    await settled(store())
    const [first] = await readMedusaOrders(store().admin)
    const answer = await complete(store(), payment)
    expect(answer.order?.id).toBe(first?.id)
    expect(klarnaCalls(store()).filter((name) => name === "placeOrder")).toHaveLength(1)
  })

  it("finds by reconciliation what a lost callback left", async () => {
    store().sandbox.control.addFault({ endpoint: "authorizationCallback", kind: "lost" })
    await confirm(store(), await openPayment(store()))
    expect(await readMedusaOrders(store().admin)).toEqual([])
    expect(await reconcile(store())).toMatchObject({
      failed: 0,
      repairs: { adopt_authorization: 1, complete_cart: 1 },
    })
    expect(await readMedusaOrders(store().admin)).toHaveLength(1)
  })

  it("releases the approval of a cart that changed afterwards, and places nothing", async () => {
    store().sandbox.control.addFault({ endpoint: "authorizationCallback", kind: "lost" })
    const payment = await openPayment(store())
    await confirm(store(), payment)
    const body = { email: "another@shopper.test" }
    await call(store().store, { answer: Anything, body, path: `/store/carts/${payment.cartId}` })
    await reconcile(store())
    expect(store().sandbox.control.orders()).toEqual([])
    expect(klarnaCalls(store())).toContain("cancelAuthorization")
  })

  it("closes a session whose two days are over, without asking Klarna", async () => {
    await openPayment(store())
    await passTime(store(), "P3D")
    const before = klarnaCalls(store()).length
    expect(await reconcile(store())).toMatchObject({ repairs: { close_session: 1 } })
    expect(klarnaCalls(store())).toHaveLength(before)
  })
}
