import type { Store } from "../../support/in-store"
import { complete, confirm, onlyKlarnaOrder, openPayment } from "../../support/payment"
import { passTime, reconcile, settled } from "../../support/sync"
import { hook, send } from "../callbacks/hooks"
import {
  approveUnheard,
  buyInPeace,
  countCalls,
  loseCallbacks,
  losePlacedOrders,
  medusaOrders,
  rowOf,
} from "./scene"

/** Klarna placed the order, and its answer never came. */
export function answering(store: () => Store): void {
  it("finds the order of a place-order that answered 500, by the next complete", async () => {
    const payment = await approveUnheard(store())
    store().sandbox.control.addFault({
      count: 9,
      effect: true,
      endpoint: "placeOrder",
      kind: "error",
      status: 500,
    })
    expect((await complete(store(), payment)).type).toBe("cart")
    store().sandbox.control.clearFaults()
    expect((await complete(store(), payment)).type).toBe("order")
    expect(onlyKlarnaOrder(store()).status).toBe("AUTHORIZED")
  })

  it("makes one order of a place-order that timed out", async () => {
    const payment = await approveUnheard(store())
    store().sandbox.control.addFault({ endpoint: "placeOrder", kind: "timeout" })
    expect((await complete(store(), payment)).type).toBe("order")
    expect(countCalls(store(), "placeOrder")).toBe(2)
    expect(onlyKlarnaOrder(store()).status).toBe("AUTHORIZED")
  })

  it("finds the order by the callback that names it", async () => {
    const payment = await openPayment(store())
    losePlacedOrders(store())
    await confirm(store(), payment)
    await settled(store())
    await expectBought()
    expect(countCalls(store(), "readOrder")).toBeGreaterThan(0)
  })

  it("finds the order by reconciliation", async () => {
    const payment = await approveUnheard(store())
    losePlacedOrders(store())
    expect((await complete(store(), payment)).type).toBe("cart")
    store().sandbox.control.clearFaults()
    await reconcile(store())
    await expectBought()
  })

  it("shows an order that nobody asked about for an hour as unknown, and adopts it when a callback names it", async () => {
    const payment = await loseForAnHour()
    expect(await reconcile(store())).toMatchObject({ differences: { find_order: 1 } })
    expect(await rowOf(store(), payment)).toMatchObject({ state: "unknown" })
    expect(await medusaOrders(store())).toEqual([])
    const push = store()
      .sandbox.control.callbacks()
      .find(({ kind }) => kind === "push")
    await store().sandbox.control.sendCallback(push?.id ?? "")
    await settled(store())
    await expectBought()
  })

  it("adopts no stranger's order, whoever names it", async () => {
    await buyInPeace(store())
    const { order_id: strangers } = onlyKlarnaOrder(store())
    const payment = await loseForAnHour()
    const { id } = await rowOf(store(), payment)
    const url = hook(store(), "push", id).replace("%7Border.id%7D", strangers)
    const named = url.includes(strangers) ? url : `${url}&order_id=${strangers}`
    expect((await send(named)).status).toBe(200)
    await settled(store())
    expect(await rowOf(store(), payment)).toMatchObject({ klarna_order_id: null, state: "unknown" })
    expect(await medusaOrders(store())).toHaveLength(1)
    store().disagreeOn("Medusa has no order for it")
  })

  async function loseForAnHour() {
    loseCallbacks(store())
    const payment = await openPayment(store())
    await confirm(store(), payment)
    losePlacedOrders(store())
    expect((await complete(store(), payment)).type).toBe("cart")
    store().sandbox.control.clearFaults()
    await passTime(store(), "PT61M")
    return payment
  }

  async function expectBought(): Promise<void> {
    expect(onlyKlarnaOrder(store()).status).toBe("AUTHORIZED")
    expect(await medusaOrders(store())).toMatchObject([{ paymentStatus: "authorized" }])
  }
}
