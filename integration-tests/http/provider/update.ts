import { capture, cancel } from "../../../demo/check/merchant"
import { MIXED, ONE_HUNDRED, type Purchase } from "../../../demo/check/purchases"
import { readMedusaOrders } from "../../../demo/check/read-medusa"
import { buy } from "../../support/buy"
import type { Store } from "../../support/in-store"
import { complete, confirm, klarnaCalls, onlyKlarnaOrder, openPayment } from "../../support/payment"
import { providerOf } from "../../support/provider"
import { editOrder, follow, updateSession } from "./change-order"

const withEmail = (email: string): Purchase => ({
  ...ONE_HUNDRED,
  person: { ...ONE_HUNDRED.person, email },
})

/** Core calls it for nobody: what follows an order's change at Klarna does. */
export function updating(store: () => Store): void {
  it("raises the authorization by what an edit added, with the order's new lines", async () => {
    const { orderId, paymentId } = await buy(store(), ONE_HUNDRED)
    await editOrder(store(), orderId, { add: "TSHIRT-M" })
    await follow(store(), orderId, 119.99)
    const order = onlyKlarnaOrder(store())
    expect(order).toMatchObject({ order_amount: 11_999, status: "AUTHORIZED" })
    expect(briefLines()).toEqual([
      [expect.stringMatching(/Daypack/i), 9_500],
      [expect.stringMatching(/shirt/i), 1_999],
      ["Standard", 500],
    ])
    await capture(store().admin, paymentId, 119.99)
    expect(onlyKlarnaOrder(store()).status).toBe("CAPTURED")
    const [medusa] = await readMedusaOrders(store().admin)
    expect(medusa).toMatchObject({ paymentStatus: "captured", total: 11_999 })
  })

  it("lowers it, and asks for nothing when it has the amount already", async () => {
    const { orderId } = await buy(store(), MIXED)
    await editOrder(store(), orderId, { quantity: 1 })
    await follow(store(), orderId, 91.12)
    expect(onlyKlarnaOrder(store()).order_amount).toBe(9_112)
    expect(sumOfLines()).toBe(9_112)
    await updateSession(store(), 91.12)
    expect(updates()).toHaveLength(1)
  })

  it("goes back to an amount that it had before", async () => {
    await buy(store(), ONE_HUNDRED)
    for (const amount of [90, 100, 90, 100]) await updateSession(store(), amount)
    expect(updates()).toHaveLength(4)
    expect(onlyKlarnaOrder(store()).order_amount).toBe(10_000)
  })

  it("keeps the order's lines, and says the difference, when they don't make up the amount", async () => {
    await buy(store(), ONE_HUNDRED)
    await updateSession(store(), 80)
    expect(briefLines().at(-1)).toEqual(["Deduction", -2_000])
    expect(sumOfLines()).toBe(8_000)
    await updateSession(store(), 100)
  })

  it("follows a part-captured order, and refuses to go below what is captured", async () => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    await capture(store().admin, paymentId, 30)
    await expect(updateSession(store(), 29.99)).rejects.toThrow(
      "Klarna's order can't be lowered to 29.99 EUR: 30.00 EUR is captured.",
    )
    await updateSession(store(), 60)
    expect(onlyKlarnaOrder(store())).toMatchObject({
      captured_amount: 3_000,
      order_amount: 6_000,
      status: "PART_CAPTURED",
    })
    await updateSession(store(), 100)
  })

  it("says so when Klarna doesn't raise it, and stores nothing", async () => {
    await buy(store(), withEmail("anna+increase-denied@shopper.test"))
    const refusal = updateSession(store(), 119.99)
    await expect(refusal).rejects.toMatchObject({
      message: expect.stringMatching(
        /^Klarna doesn't raise this order from 100\.00 EUR to 119\.99 EUR/,
      ),
      type: "not_allowed",
    })
    expect(onlyKlarnaOrder(store()).order_amount).toBe(10_000)
    const [medusa] = await readMedusaOrders(store().admin)
    expect(medusa?.payments).toMatchObject([{ amount: 10_000 }])
    const operations = await store().klarnaModule().listKlarnaOperations({ kind: "update" })
    expect(operations).toMatchObject([
      { amount: 11_999, error_code: "NOT_ALLOWED", state: "refused" },
    ])
  })

  it.each(["lost", "reset"] as const)(
    "has one effect when the first answer never came (%s) and it is asked for again",
    async (kind) => {
      await buy(store(), ONE_HUNDRED)
      store().sandbox.control.addFault({ count: 9, endpoint: "updateAuthorization", kind })
      await expect(updateSession(store(), 90)).rejects.toThrow()
      store().sandbox.control.clearFaults()
      await updateSession(store(), 90)
      expect(onlyKlarnaOrder(store()).order_amount).toBe(9_000)
      const operations = await store().klarnaModule().listKlarnaOperations({ kind: "update" })
      expect(operations).toMatchObject([{ attempt: 1, state: "done" }])
      const keys = updates().map(({ request }) => request.headers["klarna-idempotency-key"])
      expect(new Set(keys).size).toBe(1)
      await updateSession(store(), 100)
    },
  )

  it("goes on to another amount after a lost answer", async () => {
    await buy(store(), ONE_HUNDRED)
    store().sandbox.control.addFault({ count: 9, endpoint: "updateAuthorization", kind: "lost" })
    await expect(updateSession(store(), 90)).rejects.toThrow()
    store().sandbox.control.clearFaults()
    await updateSession(store(), 100)
    expect(onlyKlarnaOrder(store()).order_amount).toBe(10_000)
  })

  it("waits for Klarna's decision about a pending order", async () => {
    const undecided = withEmail("anna+pend-accept-10@shopper.test")
    const payment = await openPayment(store(), undecided)
    await confirm(store(), payment, undecided.person)
    await complete(store(), payment)
    const data = { ...payment.data, klarna_order_id: onlyKlarnaOrder(store()).order_id }
    const input = { amount: 90, currency_code: "eur", data }
    await expect(providerOf(store()).updatePayment(input)).rejects.toThrow(
      "Klarna is still deciding on this order",
    )
  })

  it("touches no order that another purchase placed, whoever names it", async () => {
    await buy(store(), ONE_HUNDRED)
    const { order_id } = onlyKlarnaOrder(store())
    const other = await openPayment(store())
    const data = { klarna_order_id: order_id, session_id: other.sessionId }
    const input = { amount: 1, currency_code: "eur", data }
    await expect(providerOf(store()).updatePayment(input)).rejects.toThrow(
      `Klarna's order ${order_id} was not placed for payment session ${other.sessionId}.`,
    )
    expect(onlyKlarnaOrder(store()).order_amount).toBe(10_000)
  })

  it("doesn't change the currency, nor an order that ended", async () => {
    const { orderId } = await buy(store(), ONE_HUNDRED)
    await expect(updateSession(store(), 90, { currency_code: "sek" })).rejects.toThrow(
      "Klarna's order is in EUR; its currency can't be changed.",
    )
    await cancel(store().admin, orderId)
    await expect(updateSession(store(), 90)).rejects.toThrow(
      "Klarna's order is CANCELLED: its amount can't be changed any more.",
    )
    expect(klarnaCalls(store())).not.toContain("updateAuthorization")
  })

  const updates = () =>
    store()
      .sandbox.control.journal()
      .filter(({ endpoint }) => endpoint === "updateAuthorization")

  const briefLines = () =>
    (onlyKlarnaOrder(store()).order_lines ?? []).map(({ name, total_amount }) => [
      name,
      total_amount,
    ])

  const sumOfLines = () =>
    (onlyKlarnaOrder(store()).order_lines ?? []).reduce(
      (sum, { total_amount }) => sum + Number(total_amount),
      0,
    )
}
