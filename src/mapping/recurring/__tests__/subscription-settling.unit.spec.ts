import { afterCancel, afterFailure, afterLastPeriod, afterPayment } from "../subscription-settling"
import { aLife, day } from "./lives"

const charged = { next_charge_at: null } as const
const paid = (period: number, refusals = 0) => ({ period, refusals })

describe("after a payment", () => {
  it("waits for the next period", () => {
    expect(afterPayment(aLife(charged), paid(1), day("2026-02-28"))).toEqual({
      change: { next_charge_at: day("2026-03-31"), next_period: 2, status: "active" },
      is: "change",
      tell: null,
    })
  })

  it("changes nothing when the same payment is told of again", () => {
    const life = aLife({ next_charge_at: day("2026-03-31"), next_period: 2 })
    expect(afterPayment(life, paid(1), day("2026-02-28"))).toEqual({ is: "nothing" })
  })

  it.each(["canceled", "ended"] as const)("leaves a subscription alone that is %s", (status) => {
    const life = aLife({ ...charged, status })
    expect(afterPayment(life, paid(1), day("2026-02-28"))).toEqual({ is: "nothing" })
  })

  it("charges each period that passed while the store was down", () => {
    expect(afterPayment(aLife(charged), paid(1), day("2026-06-15"))).toMatchObject({
      change: { next_charge_at: day("2026-03-31"), next_period: 2 },
    })
  })

  it.each([
    ["its charge was refused before", aLife(charged), paid(1, 3)],
    ["it was past due", aLife({ ...charged, status: "past_due" }), paid(1)],
  ])("skips the periods that began meanwhile where %s", (_case, life, charge) => {
    expect(afterPayment(life, charge, day("2026-04-15"))).toMatchObject({
      change: { next_charge_at: day("2026-04-30"), next_period: 3, status: "active" },
    })
  })

  it("stays paused, and goes on from the period that was paid", () => {
    const life = aLife({ ...charged, status: "paused" })
    expect(afterPayment(life, paid(1), day("2026-03-15"))).toEqual({
      change: { next_charge_at: null, next_period: 2 },
      is: "change",
      tell: null,
    })
  })

  it.each([
    ["its periods", { periods: 2 }],
    ["its time", { ends_at: day("2026-03-31") }],
  ])("ends when %s are over", (_what, end) => {
    expect(afterPayment(aLife({ ...charged, ...end }), paid(1), day("2026-02-28"))).toMatchObject({
      change: { next_charge_at: null, status: "ended" },
      tell: "ended",
    })
  })
})

describe("after the last failure of a charge", () => {
  it("is past due, once", () => {
    const decision = afterFailure(aLife(charged), paid(1), day("2026-03-07"))
    expect(decision).toMatchObject({ change: { status: "past_due" }, tell: "past_due" })
    const life = aLife({ ...charged, status: "past_due" })
    expect(afterFailure(life, paid(1), day("2026-03-07"))).toEqual({ is: "nothing" })
  })

  it("is cancelled where it was to end anyway", () => {
    const life = aLife({ ...charged, cancel_at_period_end: true })
    expect(afterFailure(life, paid(1), day("2026-03-07"))).toMatchObject({
      change: { status: "canceled" },
      tell: "canceled",
    })
  })
})

describe("the end", () => {
  it("comes with the boundary, not before", () => {
    const life = aLife({ cancel_at_period_end: true })
    expect(afterLastPeriod(life, day("2026-02-27"))).toEqual({ is: "nothing" })
    expect(afterLastPeriod(life, day("2026-02-28"))).toMatchObject({ tell: "canceled" })
    expect(afterLastPeriod(aLife(), day("2026-02-28"))).toEqual({ is: "nothing" })
  })

  it("is told once", () => {
    const now = day("2026-02-10")
    expect(afterCancel(aLife(), "the customer cancelled it", now)).toMatchObject({
      change: {
        cancel_reason: "the customer cancelled it",
        canceled_at: now,
        next_charge_at: null,
        status: "canceled",
      },
      tell: "canceled",
    })
    expect(afterCancel(aLife({ status: "canceled" }), "again", now)).toEqual({ is: "nothing" })
  })
})
