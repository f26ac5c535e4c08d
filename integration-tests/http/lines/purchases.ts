import { z } from "zod"

import { OrderLineAnswer } from "../../../src/klarna/contract/order-line"
import type { Store } from "../../support/in-store"
import { startPayment } from "../../support/payment"
import { deleteProduct } from "../../support/admin-create"
import { buyScenario, fillScenario } from "./buy-scenario"
import type { Scenario } from "./scenario"
import { DISCOUNT_SCENARIOS } from "./scenarios/discounts"
import { GOODS_SCENARIOS, ZERO_PRICED } from "./scenarios/goods"
import { TAX_SCENARIOS } from "./scenarios/taxes"
import { readRows, toRows } from "./table"

/** Several purchases in each test, because the store is made anew for each test. */
export function purchases(store: () => Store): void {
  it("has items of every kind in Klarna's words and in minor units", () =>
    expectLines(GOODS_SCENARIOS))
  it("has tax inside of each line, and in the United States as a line of its own", () =>
    expectLines(TAX_SCENARIOS))
  it("has discounts where they belong, and credit as a line of its own", () =>
    expectLines(DISCOUNT_SCENARIOS))

  it("names a product that was deleted while it lay in the cart", async () => {
    const cartId = await fillScenario(store(), ZERO_PRICED)
    await deleteProduct(store().admin, "Mug")
    const { data } = await startPayment(store(), cartId)
    const { client } = store().klarnaModule().account("eu")
    const { order_lines } = await client.payments.readSession(String(data["klarna_session_id"]))
    expect(toRows(z.array(OrderLineAnswer).parse(order_lines))).toEqual(readRows(ZERO_PRICED.lines))
  })

  async function expectLines(scenarios: readonly Scenario[]): Promise<void> {
    const found: Record<string, string[]> = {}
    for (const scenario of scenarios) {
      const { klarna } = await buyScenario(store(), scenario)
      found[titleOf(scenario)] = toRows(klarna.order_lines ?? [])
      expect({ amount: klarna.order_amount, of: titleOf(scenario) }).toEqual({
        amount: Number(readRows(scenario.lines).at(-1)?.split(" | ")[1]),
        of: titleOf(scenario),
      })
    }
    const expected = scenarios.map((scenario) => [titleOf(scenario), readRows(scenario.lines)])
    expect(found).toEqual(Object.fromEntries(expected))
  }
}

const titleOf = ({ country, name }: Scenario) => `${country}: ${name}`
