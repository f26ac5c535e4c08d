import { tableHead, tableRow } from "../check/table"

describe("tableRow", () => {
  const klarna = {
    id: "k1",
    status: "PART_CAPTURED",
    fraudStatus: "ACCEPTED",
    currency: "EUR",
    amount: 10_000,
    captured: 3_000,
    refunded: 0,
  }

  it("shows both sides in as many columns as the head has", () => {
    const payment = { ...klarna, klarnaOrderId: "k1", isCanceled: false }
    const medusa = {
      id: "order_1",
      displayId: 7,
      status: "pending",
      paymentStatus: "partially_captured",
      total: 10_000,
      payments: [payment],
      money: { captured: 3_000, refunded: 0, transactions: [] },
    }
    const row = tableRow("30.00 captured", { klarna, medusa, payment, differences: [] })
    expect(row.split(/\s{1,}/)).toEqual(
      "30.00 captured #7 partially_captured 100.00 30.00 0.00 PART_CAPTURED 100.00 30.00 0.00 EUR".split(
        " ",
      ),
    )
    expect(row.indexOf("partially_captured")).toBe(tableHead().indexOf("payment"))
  })

  it("marks a line that differs, and the side that knows nothing", () => {
    const row = tableRow("k1", { klarna, differences: ["Medusa has no order for it"] })
    expect(row).toMatch(/^k1 +none +none +PART_CAPTURED +100\.00 +30\.00 +0\.00 +DIFFERENT$/)
  })
})
