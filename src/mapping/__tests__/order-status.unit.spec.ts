import { ManagedOrder, ORDER_STATUSES } from "../../klarna/contract/managed-order"
import type { OrderStatus } from "../../klarna/contract/managed-order"
import { isPendingDecision, type MedusaStatus, toMedusaStatus } from "../order-status"

const anOrder = (more: Partial<ManagedOrder> = {}): ManagedOrder =>
  ManagedOrder.parse({
    captured_amount: 0,
    fraud_status: "ACCEPTED",
    order_amount: 10_000,
    order_id: "k1",
    purchase_currency: "EUR",
    refunded_amount: 0,
    remaining_authorized_amount: 10_000,
    status: "AUTHORIZED",
    ...more,
  })

type Fraud = "ACCEPTED" | "PENDING" | "REJECTED" | "STOPPED" | "absent"
const FRAUDS: readonly Fraud[] = ["ACCEPTED", "PENDING", "REJECTED", "STOPPED", "absent"]
type Row = Record<Fraud, MedusaStatus>

const always = (status: MedusaStatus): Row => ({
  ACCEPTED: status,
  PENDING: status,
  REJECTED: status,
  STOPPED: status,
  absent: status,
})

/** Every status × every decision on the risk, when nothing is captured and when something is. */
const MEANING: Record<OrderStatus, { nothing: Row; something: Row }> = {
  AUTHORIZED: {
    nothing: {
      ACCEPTED: "authorized",
      PENDING: "pending_authorization",
      REJECTED: "canceled",
      STOPPED: "canceled",
      absent: "authorized",
    },
    something: {
      ACCEPTED: "authorized",
      PENDING: "pending_authorization",
      REJECTED: "canceled",
      STOPPED: "canceled",
      absent: "authorized",
    },
  },
  CANCELLED: { nothing: always("canceled"), something: always("canceled") },
  CAPTURED: { nothing: always("captured"), something: always("captured") },
  CLOSED: { nothing: always("canceled"), something: always("captured") },
  EXPIRED: { nothing: always("canceled"), something: always("captured") },
  PART_CAPTURED: { nothing: always("authorized"), something: always("authorized") },
}

const cases = ORDER_STATUSES.flatMap((status) =>
  FRAUDS.flatMap((fraud) => [
    { captured: 0, fraud, meaning: MEANING[status].nothing[fraud], status },
    { captured: 1, fraud, meaning: MEANING[status].something[fraud], status },
  ]),
)

describe("toMedusaStatus", () => {
  it.each(cases)(
    "reads $status, risk $fraud, $captured captured, as $meaning",
    ({ status, fraud, captured, meaning }) => {
      const fraud_status = fraud === "absent" ? undefined : fraud
      expect(toMedusaStatus(anOrder({ captured_amount: captured, fraud_status, status }))).toBe(
        meaning,
      )
    },
  )

  it("reads the decision in lower case as well", () => {
    expect(toMedusaStatus(anOrder({ fraud_status: "pending" }))).toBe("pending_authorization")
  })

  it("has no meaning for a decision that it doesn't know, because money would follow", () => {
    expect(toMedusaStatus(anOrder({ fraud_status: "MAYBE" }))).toBeUndefined()
  })

  it.each(["FROZEN", ""])("has no meaning for the unknown status %p", (status) => {
    expect(toMedusaStatus(anOrder({ status }))).toBeUndefined()
  })
})

describe("isPendingDecision", () => {
  it.each([
    ["PENDING", true],
    ["pending", true],
    ["ACCEPTED", false],
    ["REJECTED", false],
    [null, false],
    [undefined, false],
  ])("for %p is %p", (fraud_status, pending) => {
    expect(isPendingDecision({ fraud_status })).toBe(pending)
  })
})
