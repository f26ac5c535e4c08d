import type { Store } from "../../support/in-store"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import {
  complete,
  confirm,
  klarnaCalls,
  onlyKlarnaOrder,
  openPayment,
  startPayment,
} from "../../support/payment"
import { passTime, reconcile, settled } from "../../support/sync"
import { approvalsOf, approveUnheard, loseCallbacks, medusaOrders, rowOf } from "./scene"

const CONFIRM_FIRST = "Please confirm the purchase with Klarna first."

export function approving(store: () => Store): void {
  it("drops the session that Klarna refused with a 409, and another one works", async () => {
    loseCallbacks(store())
    const payment = await openPayment(store())
    await confirm(store(), payment, { ...ONE_HUNDRED.person, address_1: "Another street 1" })
    expect(await complete(store(), payment)).toMatchObject({
      error: { type: "payment_requires_more_error" },
      type: "cart",
    })
    const refused = store()
      .sandbox.control.journal()
      .find(({ endpoint }) => endpoint === "placeOrder")
    expect(refused?.response?.status).toBe(409)
    expect(await rowOf(store(), payment)).toMatchObject({ state: "closed" })
    expect(approvalsOf(store(), payment)).toEqual(["released"])

    const again = await startPayment(store(), payment.cartId)
    expect(again.data["klarna_session_id"]).not.toBe(payment.data["klarna_session_id"])
    await confirm(store(), again)
    expect((await complete(store(), again)).type).toBe("order")
  })

  it("takes a new session after 48 hours, and asks Klarna nothing about the old one", async () => {
    const old = await openPayment(store())
    await passTime(store(), "PT49H")
    const payment = await startPayment(store(), old.cartId)
    expect(payment.data["klarna_session_id"]).not.toBe(old.data["klarna_session_id"])
    expect(klarnaCalls(store())).toEqual(["createSession", "createSession"])
    await confirm(store(), payment)
    expect((await complete(store(), payment)).type).toBe("order")
  })

  it("answers with a sentence when a cart of last week is completed", async () => {
    const old = await openPayment(store())
    await passTime(store(), "P7D")
    await expect(complete(store(), old)).rejects.toThrow(/answered 4\d\d/)
    await reconcile(store())
    expect(await rowOf(store(), old)).toMatchObject({ state: "closed" })
    const payment = await startPayment(store(), old.cartId)
    await confirm(store(), payment)
    expect((await complete(store(), payment)).type).toBe("order")
  })

  it("makes the order of a shopper who closed the browser, by the callback", async () => {
    await confirm(store(), await openPayment(store()))
    await settled(store())
    expect(onlyKlarnaOrder(store()).status).toBe("AUTHORIZED")
    expect(await medusaOrders(store())).toMatchObject([{ paymentStatus: "authorized" }])
  })

  it("makes the order of a shopper who closed the browser, by reconciliation", async () => {
    await approveUnheard(store())
    expect(await reconcile(store())).toMatchObject({ failed: 0, repairs: { complete_cart: 1 } })
    expect(await medusaOrders(store())).toMatchObject([{ paymentStatus: "authorized" }])
  })

  it("lets a shopper who closed Klarna's window try again in the same session", async () => {
    const payment = await openPayment(store())
    act(payment.data["klarna_session_id"], "close")
    expect(await complete(store(), payment)).toMatchObject({ error: { message: CONFIRM_FIRST } })
    await confirm(store(), payment)
    expect((await complete(store(), payment)).type).toBe("order")
    expect(klarnaCalls(store()).filter((name) => name === "createSession")).toHaveLength(1)
  })

  it("lets a shopper whom Klarna refused pay in another way", async () => {
    const payment = await openPayment(store())
    act(payment.data["klarna_session_id"], "decline")
    expect(await complete(store(), payment)).toMatchObject({ error: { message: CONFIRM_FIRST } })
    const other = await startPayment(store(), payment.cartId, undefined, "pp_system_default")
    expect((await complete(store(), other)).type).toBe("order")
    expect(store().sandbox.control.orders()).toEqual([])
    store().disagreeOn("it has no Klarna order")
  })

  function act(session: unknown, outcome: "close" | "decline"): void {
    store().sandbox.control.authorizeSession(String(session), { outcome })
  }
}
