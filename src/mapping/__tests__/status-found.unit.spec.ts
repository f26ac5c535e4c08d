import type { KlarnaStatus } from "../status/row"
import { statusOfHostedPage, statusOfSession } from "../status/of-checkout"
import { type OrderFacts, statusOfOrder, statusOfPlacedOrder } from "../status/of-order"

const anOrder = (more: Partial<OrderFacts> = {}): OrderFacts => ({
  captured_amount: 0,
  fraud_status: "ACCEPTED",
  refunded_amount: 0,
  remaining_authorized_amount: 100,
  status: "AUTHORIZED",
  ...more,
})

describe("statusOfOrder", () => {
  const PART = { captured_amount: 40, remaining_authorized_amount: 60, status: "PART_CAPTURED" }
  const WHOLE = { captured_amount: 100, remaining_authorized_amount: 0, status: "CAPTURED" }
  const ORDERS: [string, Partial<OrderFacts>, KlarnaStatus][] = [
    ["authorized", {}, "AUTHORIZED"],
    ["authorized, in lower case", { status: "authorized" }, "AUTHORIZED"],
    ["authorized without a decision", { fraud_status: undefined }, "AUTHORIZED"],
    ["authorized with an empty decision", { fraud_status: "" }, "AUTHORIZED"],
    ["authorized, risk pending", { fraud_status: "PENDING" }, "PENDING: risk"],
    ["authorized, risk pending in lower case", { fraud_status: "pending" }, "PENDING: risk"],
    ["authorized, risk rejected", { fraud_status: "REJECTED" }, "REFUSED"],
    ["authorized, stopped", { fraud_status: "STOPPED" }, "REFUSED"],
    ["part captured", PART, "PART_CAPTURED"],
    ["part captured, then stopped", { ...PART, fraud_status: "STOPPED" }, "PART_CAPTURED"],
    ["part captured, some refunded", { ...PART, refunded_amount: 10 }, "PART_CAPTURED"],
    [
      "part captured, rest released, some refunded",
      { ...PART, refunded_amount: 10, remaining_authorized_amount: 0 },
      "PART_REFUNDED",
    ],
    ["captured", WHOLE, "CAPTURED"],
    ["captured, then stopped", { ...WHOLE, fraud_status: "STOPPED" }, "CAPTURED"],
    ["captured, some refunded", { ...WHOLE, refunded_amount: 99 }, "PART_REFUNDED"],
    ["captured, all refunded", { ...WHOLE, refunded_amount: 100 }, "REFUNDED"],
    ["cancelled", { status: "CANCELLED" }, "CANCELLED"],
    ["cancelled, risk pending", { fraud_status: "PENDING", status: "CANCELLED" }, "CANCELLED"],
    ["cancelled by its risk", { fraud_status: "REJECTED", status: "CANCELLED" }, "REFUSED"],
    ["expired", { status: "EXPIRED" }, "EXPIRED"],
    ["expired, some captured", { captured_amount: 40, status: "EXPIRED" }, "EXPIRED"],
    ["closed", { captured_amount: 40, status: "CLOSED" }, "CLOSED"],
  ]

  it.each(ORDERS)("reads an order that is %s", (_, facts, status) => {
    expect(statusOfOrder(anOrder(facts)).status).toBe(status)
  })

  it("keeps what is captured", () => {
    expect(statusOfOrder(anOrder({ captured_amount: 40, status: "EXPIRED" }))).toEqual({
      captured: 40,
      mayReturn: true,
      raw: "EXPIRED",
      status: "EXPIRED",
    })
  })

  it.each([
    [{ status: "FROZEN" }, "FROZEN"],
    [{ status: "" }, ""],
    [{ status: "constructor" }, "constructor"],
    [{ fraud_status: "MAYBE" }, "MAYBE"],
    [{ fraud_status: "__proto__" }, "__proto__"],
  ])("keeps the raw value of what it doesn't know: %p", (facts, raw) => {
    expect(statusOfOrder(anOrder(facts))).toMatchObject({ raw, status: "UNKNOWN" })
  })
})

describe("statusOfPlacedOrder", () => {
  it.each([
    ["ACCEPTED", "ACCEPTED"],
    ["accepted", "ACCEPTED"],
    ["PENDING", "PENDING: risk"],
    ["REJECTED", "REFUSED"],
    ["STOPPED", "REFUSED"],
    ["MAYBE", "UNKNOWN"],
    [null, "UNKNOWN"],
    [undefined, "UNKNOWN"],
  ])("reads fraud_status %p as %s", (fraud_status, status) => {
    expect(statusOfPlacedOrder({ fraud_status })).toMatchObject({
      raw: fraud_status ?? null,
      status,
    })
  })
})

describe("statusOfSession", () => {
  const now = new Date("2026-03-01T12:00:00Z")
  const at = (status: string | undefined, expires_at?: string) =>
    statusOfSession({ expires_at, status }, now)

  it("waits for the shopper while the session is open", () => {
    const open = { mayReturn: true, status: "PENDING: session" }
    expect(at("incomplete", "2026-03-01T12:00:01Z")).toMatchObject(open)
    expect(at("INCOMPLETE")).toMatchObject(open)
    expect(at("incomplete", "some day")).toMatchObject(open)
  })

  it("takes one that is over for abandoned", () => {
    expect(at("incomplete", "2026-03-01T12:00:00Z")).toMatchObject({
      mayReturn: false,
      status: "ABANDONED",
    })
  })

  it("leaves it to the order once one was placed", () => {
    expect(at("complete")).toBeUndefined()
  })

  it("keeps the raw value of what it doesn't know", () => {
    expect(at("paused")).toMatchObject({ raw: "paused", status: "UNKNOWN" })
    expect(at(undefined)).toMatchObject({ raw: null, status: "UNKNOWN" })
  })
})

describe("statusOfHostedPage", () => {
  it.each([
    ["WAITING", "PENDING: session", true],
    ["IN_PROGRESS", "PENDING: session", true],
    ["MANUAL_ID_CHECK", "PENDING: session", true],
    ["BACK", "ABANDONED", true],
    ["CANCELLED", "ABANDONED", true],
    ["back", "ABANDONED", true],
    ["DISABLED", "ABANDONED", false],
    ["TIMEOUT", "ABANDONED", false],
    ["FAILED", "FAILED", false],
    ["ERROR", "FAILED", false],
    ["NEW_ONE", "UNKNOWN", true],
  ])("reads %s as %s, the shopper may return: %p", (raw, status, mayReturn) => {
    expect(statusOfHostedPage(raw)).toMatchObject({ mayReturn, raw, status })
  })

  it("leaves it to the order once it is completed", () => {
    expect(statusOfHostedPage("COMPLETED")).toBeUndefined()
  })
})
