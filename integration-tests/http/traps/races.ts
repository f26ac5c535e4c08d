import { completeCartWorkflowId } from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"

import type { CallbackFault } from "../../../src/sandbox/callbacks/faults"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { complete, confirm, onlyKlarnaOrder, openPayment } from "../../support/payment"
import { settled } from "../../support/sync"
import { reconcileWorkflow } from "../../../src/workflows/reconcile"
import { approvalsOf, buyInPeace, countCalls, medusaOrders } from "./scene"

/** What becomes of Klarna's calls on their way. */
const WAYS: readonly (readonly [string, CallbackFault[]])[] = [
  ["that arrive as they should", []],
  ["that arrive three times", [{ count: 9, endpoint: "callbacks", kind: "duplicate", times: 3 }]],
  ["that arrive late", [{ count: 9, endpoint: "callbacks", kind: "delay", ms: 120 }]],
  ["in the wrong order", [{ endpoint: "authorizationCallback", kind: "reorder" }]],
]

export function racing(store: () => Store): void {
  it.each(WAYS)(
    "makes one order when a browser, a job and callbacks %s meet",
    async (_way, faults) => {
      const ROUNDS = 2
      for (let round = 0; round < ROUNDS; round += 1) {
        const payment = await openPayment(store())
        for (const fault of faults) store().sandbox.control.addFault(fault)
        await confirm(store(), payment)
        const [browser, job] = await Promise.all([
          after(round * 40, () => complete(store(), payment)),
          after(round * 25, () => completeByJob(payment.cartId)),
          after(round * 10, reconcileBeside),
        ])
        expect(browser.order?.id).toMatch(/^order_/)
        expect(job).toBe(browser.order?.id)
        store().sandbox.control.clearFaults()
      }
      await settled(store())
      expect(countCalls(store(), "placeOrder")).toBe(ROUNDS)
      expect(store().sandbox.control.orders()).toHaveLength(ROUNDS)
      expect(await medusaOrders(store())).toHaveLength(ROUNDS)
    },
    60_000,
  )

  it("makes one order when the store answers so slowly that Klarna calls again", async () => {
    const { callbacks } = store().klarnaModule()
    const record = callbacks.record.bind(callbacks)
    const slow = jest.spyOn(callbacks, "record").mockImplementationOnce(async (...call) => {
      await after(2_500, async () => undefined)
      return record(...call)
    })
    const payment = await openPayment(store())
    await confirm(store(), payment)
    await settled(store())
    await eventually(() => {
      const calls = store().sandbox.control.callbacks().filter(isAuthorization)
      expect(calls.map(({ attempts }) => attempts.length)).toEqual([2])
    })
    await complete(store(), payment)
    slow.mockRestore()
    await settled(store())
    expect(onlyKlarnaOrder(store()).status).toBe("AUTHORIZED")
    expect(await medusaOrders(store())).toHaveLength(1)
  })

  it("gives the order to the browser that comes back before the callback", async () => {
    store().sandbox.control.addFault({
      endpoint: "authorizationCallback",
      kind: "delay",
      ms: 1_000,
    })
    const payment = await openPayment(store())
    await confirm(store(), payment)
    const { order } = await complete(store(), payment)
    await after(1_200, () => settled(store()))
    expect(await medusaOrders(store())).toMatchObject([{ id: order?.id }])
    expect(countCalls(store(), "placeOrder")).toBe(1)
  })

  it("gives the order of the callback to the browser that comes back later", async () => {
    const payment = await openPayment(store())
    await confirm(store(), payment)
    await settled(store())
    const [made] = await medusaOrders(store())
    const { order } = await complete(store(), payment)
    expect(order?.id).toBe(made?.id)
    expect(countCalls(store(), "placeOrder")).toBe(1)
  })

  it("changes nothing by callbacks of a finished purchase, sent once more", async () => {
    await buyInPeace(store())
    const before = await medusaOrders(store())
    const sent = store().sandbox.control.callbacks()
    expect(sent.map(({ kind }) => kind).sort()).toEqual(["authorization", "push"])
    for (const { id } of [...sent].reverse()) await store().sandbox.control.sendCallback(id)
    await settled(store())
    expect(await medusaOrders(store())).toEqual(before)
    expect(countCalls(store(), "placeOrder")).toBe(1)
  })

  it("makes one order of a double click on the pay button", async () => {
    const payment = await openPayment(store())
    await Promise.all([confirm(store(), payment), confirm(store(), payment)])
    const answers = await Promise.all([complete(store(), payment), complete(store(), payment)])
    const [first, second] = answers.map(({ order }) => order?.id)
    expect(second).toBe(first)
    await settled(store())
    expect(onlyKlarnaOrder(store()).status).toBe("AUTHORIZED")
    expect(countCalls(store(), "placeOrder")).toBe(1)
    const placed = approvalsOf(store(), payment).filter((state) => state === "placed")
    expect(placed).toHaveLength(1)
  })

  const isAuthorization = ({ kind }: { kind: string }) => kind === "authorization"

  async function after<T>(ms: number, act: () => Promise<T>): Promise<T> {
    await new Promise((resolve) => setTimeout(resolve, ms))
    return act()
  }

  async function completeByJob(id: string): Promise<string | undefined> {
    const engine = store().container().resolve(Modules.WORKFLOW_ENGINE)
    const { result } = await engine.run(completeCartWorkflowId, { input: { id } })
    return (result as { id?: string } | undefined)?.id
  }

  async function reconcileBeside(): Promise<void> {
    const input = { everything: true, min_age_ms: 0 }
    const { result } = await reconcileWorkflow(store().container()).run({ input })
    expect(result?.failures ?? []).toEqual([])
  }
}
