import { after } from "../rules/days"
import { methodOf } from "../rules/methods"
import type { Order } from "../state/order"
import { fraudStatus, refundedPerCapture, remainingAmount, statusOf } from "../state/order-status"

const PLACED = new Date("2026-01-01T10:00:00Z")
const NOW = new Date("2026-01-02T10:00:00Z")
const HOUR = 3_600_000

const capture = (id: string, amount: number) => ({
  amount,
  capturedAt: NOW,
  description: "",
  dueDateExtendedBy: 0,
  id,
  klarnaReference: `ABC-${id}`,
  lines: [],
  reference: "",
  shippingInfo: [],
})
const refund = (amount: number) => ({
  amount,
  description: "",
  id: "r",
  lines: [],
  reference: "",
  refundedAt: NOW,
})
const anOrder = (more: Partial<Order> = {}): Order => ({
  amount: 1_000,
  authorizationToken: "t",
  captures: [],
  extendedAt: [],
  id: "o",
  klarnaReference: "ABC",
  lines: [],
  merchantReference1: "",
  merchantReference2: "",
  method: methodOf("pay_later", false),
  originalAmount: 1_000,
  placedAt: PLACED,
  purchase: {},
  refunds: [],
  sessionId: "s",
  shippingAddress: {},
  shippingInfo: [],
  transactions: {},
  ...more,
})
const EXPIRED = new Date("2026-01-29T00:00:00Z")

describe("the status of an order, derived", () => {
  it.each([
    ["fresh", anOrder(), NOW, "AUTHORIZED", 1_000],
    ["free of charge", anOrder({ amount: 0 }), NOW, "AUTHORIZED", 0],
    ["captured in part", anOrder({ captures: [capture("1", 400)] }), NOW, "PART_CAPTURED", 600],
    ["captured", anOrder({ captures: [capture("1", 400), capture("2", 600)] }), NOW, "CAPTURED", 0],
    [
      "captured, then lowered to that",
      anOrder({ amount: 400, captures: [capture("1", 400)] }),
      NOW,
      "CAPTURED",
      0,
    ],
    ["released", anOrder({ captures: [capture("1", 400)], releasedAt: NOW }), NOW, "CAPTURED", 0],
    [
      "refunded",
      anOrder({ captures: [capture("1", 1_000)], refunds: [refund(1_000)] }),
      NOW,
      "CAPTURED",
      0,
    ],
    ["cancelled", anOrder({ cancelledAt: NOW }), NOW, "CANCELLED", 0],
    ["a moment before its end", anOrder(), after(EXPIRED, -1), "AUTHORIZED", 1_000],
    ["at its end", anOrder(), EXPIRED, "EXPIRED", 0],
    [
      "captured in part at its end",
      anOrder({ captures: [capture("1", 400)] }),
      EXPIRED,
      "EXPIRED",
      0,
    ],
    ["captured long ago", anOrder({ captures: [capture("1", 1_000)] }), EXPIRED, "CAPTURED", 0],
    ["extended", anOrder({ extendedAt: [NOW] }), EXPIRED, "AUTHORIZED", 1_000],
    ["closed", anOrder({ closedAt: NOW }), NOW, "CLOSED", 0],
  ])("%s", (_what, order, now, status, remaining) => {
    expect(statusOf(order, now)).toBe(status)
    expect(remainingAmount(order, now)).toBe(remaining)
  })
})

describe("the risk decision of an order, derived", () => {
  const accepted = anOrder({ review: { minutes: 5, outcome: "accept" } })
  const rejected = anOrder({ review: { minutes: 5, outcome: "reject" } })
  const minutes = (count: number) => after(PLACED, count * 60_000)

  it.each([
    ["none needed", anOrder(), minutes(0), "ACCEPTED", "AUTHORIZED"],
    ["waiting", accepted, minutes(4), "PENDING", "AUTHORIZED"],
    ["accepted in time", accepted, minutes(5), "ACCEPTED", "AUTHORIZED"],
    ["rejected", rejected, minutes(5), "REJECTED", "AUTHORIZED"],
    [
      "rejected more than four hours ago",
      rejected,
      after(minutes(5), 4 * HOUR),
      "REJECTED",
      "CANCELLED",
    ],
    [
      "decided by hand before time",
      { ...accepted, decided: { at: minutes(1), decision: "reject" as const } },
      minutes(2),
      "REJECTED",
      "AUTHORIZED",
    ],
    [
      "stopped",
      { ...anOrder(), decided: { at: minutes(1), decision: "stop" as const } },
      minutes(2),
      "STOPPED",
      "AUTHORIZED",
    ],
    [
      "rejected but captured at own risk",
      { ...rejected, captures: [capture("1", 1_000)] },
      after(minutes(5), 5 * HOUR),
      "REJECTED",
      "CAPTURED",
    ],
  ])("%s", (_what, order, now, fraud, status) => {
    expect(fraudStatus(order, now)).toBe(fraud)
    expect(statusOf(order, now)).toBe(status)
  })
})

it("gives refunds to the oldest captures first", () => {
  const order = anOrder({
    captures: [capture("1", 400), capture("2", 600)],
    refunds: [refund(300), refund(200)],
  })
  expect([...refundedPerCapture(order)]).toEqual([
    ["1", 400],
    ["2", 100],
  ])
})
