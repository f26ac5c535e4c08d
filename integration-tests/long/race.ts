import { completeCartWorkflowId } from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"

import type { Store } from "../support/in-store"
import { complete, confirm, klarnaCalls, openPayment } from "../support/payment"
import { IS_LONG_RUN } from "./is-long-run"

const ROUNDS = IS_LONG_RUN ? 50 : 5

export function racing(store: () => Store): void {
  it(`gives everybody the one order when two browsers and a job complete the cart at once, ${String(ROUNDS)} times`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const payment = await openPayment(store())
      await confirm(store(), payment)
      const [one, other, job] = await Promise.all([
        after(round * 7, () => complete(store(), payment)),
        after(round * 3, () => complete(store(), payment)),
        after(round * 5, () => completeByJob(payment.cartId)),
      ])
      expect(one.order?.id).toMatch(/^order_/)
      expect(other.order?.id).toBe(one.order?.id)
      expect(job).toBe(one.order?.id)
    }
    expect(klarnaCalls(store()).filter((name) => name === "placeOrder")).toHaveLength(ROUNDS)
    expect(store().sandbox.control.orders()).toHaveLength(ROUNDS)
  }, 300_000)

  /** Spreads the three over up to 40 ms, another way in each round. */
  async function after<T>(seed: number, act: () => Promise<T>): Promise<T> {
    await new Promise((resolve) => setTimeout(resolve, (seed * 13) % 40))
    return act()
  }

  async function completeByJob(id: string): Promise<string | undefined> {
    const engine = store().container().resolve(Modules.WORKFLOW_ENGINE)
    const { result } = await engine.run(completeCartWorkflowId, { input: { id } })
    return (result as { id?: string } | undefined)?.id
  }
}
