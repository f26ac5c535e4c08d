import type { Store } from "../../support/in-store"
import { complete, confirm, klarnaCalls, onlyKlarnaOrder, openPayment } from "../../support/payment"

/** What a browser may try to write, and what it would gain if the server believed it. */
const FORGERIES: Record<string, unknown> = {
  amount: 1,
  authorization_token: "11111111-1111-1111-1111-111111111111",
  authorized_at: "2026-01-01T00:00:00.000Z",
  klarna_order_id: "22222222-2222-2222-2222-222222222222",
  klarna_session_id: "33333333-3333-3333-3333-333333333333",
  order_id: "44444444-4444-4444-4444-444444444444",
  session_id: "payses_of_somebody_else",
  status: "authorized",
}

export function browserData(store: () => Store): void {
  it.each(Object.entries(FORGERIES))(
    "ignores what the browser writes into %s",
    async (key, value) => {
      const payment = await openPayment(store(), undefined, { [key]: value })
      expect(payment.data[key]).not.toEqual(value)
      expect(payment.data["session_id"]).toBe(payment.sessionId)

      const early = await complete(store(), payment)
      expect(early).toMatchObject({ error: { type: "payment_requires_more_error" }, type: "cart" })
      expect(store().sandbox.control.orders()).toEqual([])

      await confirm(store(), payment)
      const completed = await complete(store(), payment)
      expect(completed.type).toBe("order")
      expect(onlyKlarnaOrder(store())).toMatchObject({ order_amount: 10_000, status: "AUTHORIZED" })
    },
  )

  it("keeps nothing secret: no token of an authorization, no name, no address", async () => {
    const payment = await openPayment(store())
    await confirm(store(), payment)
    await complete(store(), payment)
    const { authorization_token } = onlyKlarnaOrder(store())
    const rows = await storedData()
    expect(rows).not.toContain(authorization_token)
    expect(rows).not.toMatch(/Anna|Muster|shopper\.test|Linden/)
    expect(klarnaCalls(store())).toContain("placeOrder")
  })

  async function storedData(): Promise<string> {
    const query = store().container().resolve("query")
    const sessions = await query.graph({ entity: "payment_session", fields: ["data"] })
    const payments = await query.graph({ entity: "payment", fields: ["data"] })
    return JSON.stringify([sessions.data, payments.data])
  }
}
