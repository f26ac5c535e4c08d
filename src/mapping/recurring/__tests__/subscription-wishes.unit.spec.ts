import { cancelAtPeriodEnd, changeMethod, pause, resume } from "../subscription-wishes"
import { aLife, day } from "./lives"

const now = day("2026-02-10")
const unpaid = { isBeingPaid: false, isPastDue: false }
const beingPaid = { isBeingPaid: true, isPastDue: false }
const wish = { now, reason: "the customer cancelled it" }
const token = { account: "eu", id: "klctok_new" }

describe("pausing", () => {
  it("takes the next charge away", () => {
    expect(pause(aLife(), now)).toEqual({
      change: { next_charge_at: null, paused_at: now, status: "paused" },
      is: "change",
      tell: "paused",
    })
  })

  it("twice is done once", () => {
    expect(pause(aLife({ status: "paused" }), now)).toEqual({ is: "nothing" })
  })

  it.each([
    ["incomplete", {}, /no payment method/],
    ["past_due", {}, /unpaid/],
    ["canceled", {}, /cancelled/],
    ["ended", {}, /ended/],
    ["active", { cancel_at_period_end: true }, /ends with the paid period/],
  ] as const)("is refused in a sentence where it is %s", (status, more, why) => {
    const decision = pause(aLife({ status, ...more }), now)
    expect(decision.is === "refused" && decision.why).toMatch(why)
  })
})

describe("resuming", () => {
  const paused = aLife({ next_charge_at: null, status: "paused" })

  it("skips the periods that began meanwhile", () => {
    expect(resume(paused, undefined, day("2026-04-15"))).toMatchObject({
      change: {
        next_charge_at: day("2026-04-30"),
        next_period: 3,
        paused_at: null,
        status: "active",
      },
      tell: "resumed",
    })
  })

  it("keeps the period that has not begun", () => {
    expect(resume(paused, undefined, now)).toMatchObject({
      change: { next_charge_at: day("2026-02-28"), next_period: 1 },
    })
  })

  it.each([
    ["active", unpaid],
    ["past_due", { ...unpaid, isPastDue: true }],
  ] as const)("is %s with the charge that was open", (status, open) => {
    const { change } = { change: undefined, ...resume(paused, open, day("2026-04-15")) }
    expect(change).toMatchObject({ next_charge_at: null, status })
    expect(change).not.toHaveProperty("next_period")
  })

  it("ends where its time is over meanwhile", () => {
    const life = { ...paused, ends_at: day("2026-04-01") }
    expect(resume(life, undefined, day("2026-04-15"))).toMatchObject({
      change: { next_charge_at: null, status: "ended" },
      tell: "ended",
    })
  })

  it("takes back that it ends with the paid period", () => {
    expect(resume(aLife({ cancel_at_period_end: true }), undefined, now)).toMatchObject({
      change: { cancel_at_period_end: false, next_charge_at: day("2026-02-28"), status: "active" },
    })
  })

  it("does nothing to one that goes on, and refuses one that is over", () => {
    expect(resume(aLife(), undefined, now)).toEqual({ is: "nothing" })
    expect(resume(aLife({ status: "canceled" }), undefined, now)).toMatchObject({ is: "refused" })
  })
})

describe("cancelling at the end of the paid period", () => {
  it("waits for the boundary", () => {
    expect(cancelAtPeriodEnd(aLife(), undefined, wish)).toMatchObject({
      change: { cancel_at_period_end: true, next_charge_at: day("2026-02-28") },
      tell: null,
    })
  })

  it("keeps to the boundary while it is paused", () => {
    const life = aLife({ next_charge_at: null, status: "paused" })
    expect(cancelAtPeriodEnd(life, undefined, wish)).toMatchObject({
      change: { cancel_at_period_end: true, next_charge_at: day("2026-02-28") },
    })
  })

  it("waits for a charge that is being paid, and what it pays", () => {
    const life = aLife({ next_charge_at: null })
    expect(cancelAtPeriodEnd(life, beingPaid, wish)).toMatchObject({
      change: { cancel_at_period_end: true, next_charge_at: null },
    })
  })

  it.each([
    ["its last charge is unpaid", aLife({ next_charge_at: null }), unpaid, now],
    ["it is past due", aLife({ status: "past_due" }), { ...unpaid, isPastDue: true }, now],
    ["it never began", aLife({ status: "incomplete" }), undefined, now],
    ["its paid period is over", aLife(), undefined, day("2026-03-01")],
  ])("is at once where %s", (_case, life, open, at) => {
    expect(cancelAtPeriodEnd(life, open, { ...wish, now: at })).toMatchObject({
      change: { status: "canceled" },
      tell: "canceled",
    })
  })
})

describe("another payment method", () => {
  it("pays from now on", () => {
    expect(changeMethod(aLife(), token, now)).toEqual({
      change: { customer_token_id: "klctok_new" },
      is: "change",
      tell: null,
    })
  })

  it("begins a subscription that waited for one, with the first period to come", () => {
    const life = aLife({ next_charge_at: null, status: "incomplete" })
    expect(changeMethod(life, token, day("2026-04-15"))).toMatchObject({
      change: {
        account: "eu",
        customer_token_id: "klctok_new",
        next_charge_at: day("2026-04-30"),
        next_period: 3,
        status: "active",
      },
    })
  })

  it("is refused where nothing is charged any more", () => {
    expect(changeMethod(aLife({ status: "ended" }), token, now)).toMatchObject({ is: "refused" })
  })
})
