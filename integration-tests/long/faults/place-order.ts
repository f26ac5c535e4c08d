import type { Store } from "../../support/in-store"
import { complete, confirm, onlyKlarnaOrder, openPayment } from "../../support/payment"
import { during, FAULTS } from "./kinds"

export function orderFaults(store: () => Store): void {
  it.each(FAULTS)("when %s, there is one order in the end", async (_name, fault) => {
    const payment = await openPayment(store())
    await confirm(store(), payment)
    const run = async () => {
      const answer = await complete(store(), payment)
      if (answer.type !== "order") throw new Error(answer.error?.message)
    }
    const error = await during(store(), "placeOrder", { fault, run })
    expect(error).toBeDefined()
    expect(store().sandbox.control.orders().length).toBeLessThanOrEqual(1)
    expect((await complete(store(), payment)).type).toBe("order")
    expect(onlyKlarnaOrder(store())).toMatchObject({ order_amount: 10_000, status: "AUTHORIZED" })
  })

  it("isn't talked into a second order by a refusal that follows a lost answer", async () => {
    const payment = await openPayment(store())
    await confirm(store(), payment)
    const run = () => complete(store(), payment)
    await during(store(), "placeOrder", { fault: { kind: "lost" }, run })
    await during(store(), "placeOrder", { fault: { kind: "html", status: 401 }, run })
    expect((await complete(store(), payment)).type).toBe("order")
    expect(onlyKlarnaOrder(store())).toMatchObject({ order_amount: 10_000, status: "AUTHORIZED" })
  })
}
