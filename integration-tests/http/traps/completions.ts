import { Modules } from "@medusajs/framework/utils"

import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { complete, confirm, onlyKlarnaOrder, openPayment } from "../../support/payment"
import { providerOf } from "../../support/provider"
import { passTime, reconcile, settled, workOff } from "../../support/sync"
import { send } from "../callbacks/hooks"
import { buyUndecided, UNDECIDED } from "./before-shipment"
import { addToCart, approveUnheard, countCalls, loseCallbacks, medusaOrders } from "./scene"

/** Core's completion of a cart, and its answer to Klarna's calls. */
export function completing(store: () => Store): void {
  it("completes nobody's cart when a call names a payment session that is gone", async () => {
    const stranger = await approveUnheard(store())
    const gone = await openPayment(store())
    await addToCart(store(), gone.cartId)
    const asked = jest.spyOn(providerOf(store()), "getWebhookActionAndData")
    const { klarna_session_id: session_id } = gone.data
    const url = `${store().store.baseUrl}/hooks/payment/klarna_eu`
    const headers = { "content-type": "application/json" }
    await send(url, { body: JSON.stringify({ session_id }), headers })
    await eventually(() => expect(asked).toHaveBeenCalled())
    expect(await asked.mock.results[0]?.value).toEqual({ action: "not_supported" })
    expect(await workOff(store())).toBe(1)
    expect(await medusaOrders(store())).toEqual([])
    expect((await complete(store(), stranger)).type).toBe("order")
  }, 30_000)

  const ANSWERS: readonly (readonly [string, string, string])[] = [
    ["who approved", "anna@shopper.test", "order"],
    ["on whom Klarna still decides", UNDECIDED.email, "order"],
    ["whose order Klarna rejected", "anna+order-rejected@shopper.test", "cart"],
    ["whom Klarna declined", "anna+denied@shopper.test", "cart"],
  ]
  it.each(ANSWERS)("answers a shopper %s (%s) with 200 and %s", async (_who, email, type) => {
    loseCallbacks(store())
    const person = { ...ONE_HUNDRED.person, email }
    const payment = await openPayment(store(), { ...ONE_HUNDRED, person })
    await confirm(store(), payment, person)
    expect((await complete(store(), payment)).type).toBe(type)
    expect(await medusaOrders(store())).toHaveLength(type === "order" ? 1 : 0)
  })

  it("gives no goods for a payment that a failed completion cancelled", async () => {
    const payment = await approveUnheard(store())
    const failing = jest.spyOn(store().container().resolve(Modules.LOCKING), "release")
    failing.mockImplementationOnce(() => Promise.reject(new Error("the lock is gone")))
    await expect(complete(store(), payment)).rejects.toThrow(/answered 500/)
    await expect(complete(store(), payment)).rejects.toThrow(/answered 400/)
    await reconcile(store())
    expect(onlyKlarnaOrder(store()).status).toBe("CANCELLED")
    expect(await medusaOrders(store())).toEqual([])
  })

  it("gives a pending order its payment when Klarna accepts", async () => {
    await buyUndecided(store())
    expect(await medusaOrders(store())).toMatchObject([{ paymentStatus: "awaiting" }])
    await passTime(store(), "PT11M")
    await settled(store())
    expect(await medusaOrders(store())).toMatchObject([{ paymentStatus: "authorized" }])
    expect(countCalls(store(), "placeOrder")).toBe(1)
  })

  it("cancels a pending order when Klarna rejects, and gives it no payment later", async () => {
    const orderId = await buyUndecided(store())
    store().sandbox.control.decideOrder(onlyKlarnaOrder(store()).order_id, "reject")
    await settled(store())
    await reconcile(store())
    expect(await medusaOrders(store())).toMatchObject([{ id: orderId, status: "canceled" }])
    const payments = store().container().resolve(Modules.PAYMENT)
    const [session] = await payments.listPaymentSessions({})
    const late = payments.authorizePaymentSession(session?.id ?? "", {})
    await expect(late).rejects.toThrow()
    expect(await payments.listPayments({})).toEqual([])
  })
}
