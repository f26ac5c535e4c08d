import { Modules } from "@medusajs/framework/utils"

import type { Store } from "../../support/in-store"
import {
  complete,
  confirm,
  onlyKlarnaOrder,
  openPayment,
  startPayment,
} from "../../support/payment"
import { passTime, reconcile, settled } from "../../support/sync"
import {
  addToCart,
  approvalsOf,
  approveUnheard,
  countCalls,
  losePlacedOrders,
  medusaOrders,
  rowOf,
  sellOut,
} from "./scene"

/** Approvals and orders at Klarna that nothing in Medusa stands for. */
export function losing(store: () => Store): void {
  it("gives back the approval of a cart whose goods were sold meanwhile", async () => {
    const payment = await openPayment(store())
    await sellOut(store())
    await confirm(store(), payment)
    await settled(store())
    expect(approvalsOf(store(), payment)).toEqual(["released"])
    expect(await rowOf(store(), payment)).toMatchObject({ state: "closed" })
    expect(await medusaOrders(store())).toEqual([])
  })

  it("cancels the authorization of a lost order whose goods were sold meanwhile", async () => {
    const payment = await loseOrder()
    await sellOut(store())
    store().sandbox.control.clearFaults()
    await reconcile(store())
    expect(onlyKlarnaOrder(store()).status).toBe("CANCELLED")
    await expect(complete(store(), payment)).rejects.toThrow(/answered 400/)
    expect(await medusaOrders(store())).toEqual([])
  })

  it("gives back the approval at once when the shopper takes another provider", async () => {
    const payment = await approveUnheard(store())
    const other = await startPayment(store(), payment.cartId, undefined, "pp_system_default")
    await reconcile(store())
    expect(approvalsOf(store(), payment)).toEqual(["released"])
    expect((await complete(store(), other)).type).toBe("order")
    expect(store().sandbox.control.orders()).toEqual([])
    store().disagreeOn("it has no Klarna order")
  })

  it("gives back the approval of a changed cart after 15 minutes, not before", async () => {
    const payment = await approveUnheard(store())
    await addToCart(store(), payment.cartId)
    expect(await reconcile(store())).toMatchObject({ waiting: 1 })
    await passTime(store(), "PT14M")
    await reconcile(store())
    expect(approvalsOf(store(), payment)).toEqual(["live"])
    await passTime(store(), "PT2M")
    expect(await reconcile(store())).toMatchObject({ repairs: { release_authorization: 1 } })
    expect(approvalsOf(store(), payment)).toEqual(["released"])
  })

  it("gives back an approval at once when a newer session follows it", async () => {
    const payment = await approveUnheard(store())
    await addToCart(store(), payment.cartId)
    expect(await reconcile(store())).toMatchObject({ repairs: { adopt_authorization: 1 } })
    const next = await startPayment(store(), payment.cartId)
    expect(approvalsOf(store(), payment)).toEqual(["released"])
    await confirm(store(), next)
    expect((await complete(store(), next)).type).toBe("order")
  })

  it("places nothing with the approval of a smaller cart, and gives it back", async () => {
    const payment = await approveUnheard(store())
    await addToCart(store(), payment.cartId)
    const next = await startPayment(store(), payment.cartId)
    expect(await complete(store(), next)).toMatchObject({ type: "cart" })
    expect(store().sandbox.control.orders()).toEqual([])
    expect(approvalsOf(store(), payment)).not.toContain("live")
    const again = await startPayment(store(), payment.cartId)
    await confirm(store(), again)
    expect((await complete(store(), again)).type).toBe("order")
  })

  it("cancels a placed order whose payment session is gone and whose completion failed", async () => {
    const payment = await loseOrder()
    await store().container().resolve(Modules.PAYMENT).deletePaymentSession(payment.sessionId)
    store().sandbox.control.clearFaults()
    await reconcile(store())
    expect(onlyKlarnaOrder(store()).status).toBe("CANCELLED")
    expect(countCalls(store(), "cancelOrder")).toBe(1)
    expect(await medusaOrders(store())).toEqual([])
  })

  it("cancels a placed order when Medusa's completion fails after it", async () => {
    const payment = await approveUnheard(store())
    const locking = store().container().resolve(Modules.LOCKING)
    const failing = jest.spyOn(locking, "release")
    failing.mockImplementationOnce(() => Promise.reject(new Error("the lock is gone")))
    await expect(complete(store(), payment)).rejects.toThrow(/answered 500/)
    expect(onlyKlarnaOrder(store()).status).toBe("CANCELLED")
    await reconcile(store())
    expect(countCalls(store(), "placeOrder")).toBe(1)
    expect(await medusaOrders(store())).toEqual([])
  })

  /** Klarna has the order, its answer was lost, and Medusa's completion ended without one. */
  async function loseOrder() {
    const payment = await approveUnheard(store())
    losePlacedOrders(store())
    expect((await complete(store(), payment)).type).toBe("cart")
    return payment
  }
}
