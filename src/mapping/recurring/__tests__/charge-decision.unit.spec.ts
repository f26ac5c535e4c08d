import fc from "fast-check"

import type { CatalogueCode } from "../../../klarna/errors/catalogue/codes"
import { ERRORS, isCatalogueCode } from "../../../klarna/errors/catalogue/errors"
import { decideCharge, nextAfterStumble, nextRepeat } from "../charge-decision"

const FIRST = new Date("2026-11-27T10:00:00Z")
const DAY_MS = 86_400_000
const after = (days: number, ms = 0) => new Date(FIRST.getTime() + days * DAY_MS + ms)
const SETTINGS = { afterFailedCharge: "past_due", chargeRetryDays: [1, 3, 5, 7] } as const
const CODES = Object.keys(ERRORS).filter(isCatalogueCode)
const decide = (code: CatalogueCode, now = FIRST) =>
  decideCharge({ code, firstRefusedAt: FIRST, now }, SETTINGS)

describe("what becomes of a refused charge", () => {
  it.each([
    [0, 1],
    [1, 3],
    [2, 3],
    [3, 5],
    [6, 7],
  ])("is tried again, %i days after the first failure, on day %i", (day, next) => {
    expect(decide("PAYMENT_METHOD_FAILED", after(day))).toEqual({ at: after(next), is: "retry" })
  })

  it.each(["past_due", "cancel"] as const)("is given up after the last day: %s", (by) => {
    const settings = { ...SETTINGS, afterFailedCharge: by }
    const failed = { code: "PAYMENT_METHOD_FAILED", firstRefusedAt: FIRST, now: after(7) } as const
    expect(decideCharge(failed, settings)).toEqual({ by, is: "given_up" })
    const never = { ...settings, chargeRetryDays: [] }
    expect(decideCharge({ ...failed, now: FIRST }, never)).toEqual({ by, is: "given_up" })
  })

  it.each(["UNAVAILABLE_PAYMENT_METHOD", "TOKEN_SUSPENDED"] as const)(
    "waits for the customer until the last day: %s",
    (code) => {
      expect(decide(code)).toEqual({ is: "needs_customer", until: after(7) })
      expect(decide(code, after(7))).toMatchObject({ is: "given_up" })
    },
  )

  it.each(["TOKEN_NOT_FOUND", "TOKEN_CANCELLED", "TOKEN_FORBIDDEN"] as const)(
    "ends with the consent: %s",
    (code) => expect(decide(code)).toEqual({ is: "token_gone" }),
  )

  it("isn't tried again where Klarna declined the risk", () => {
    expect(decide("REJECTED")).toMatchObject({ is: "given_up" })
  })

  it("waits for a person with every other code, whatever Klarna adds", () => {
    const decided = new Set<CatalogueCode>([
      "PAYMENT_METHOD_FAILED",
      "UNAVAILABLE_PAYMENT_METHOD",
      "TOKEN_SUSPENDED",
      "TOKEN_NOT_FOUND",
      "TOKEN_CANCELLED",
      "TOKEN_FORBIDDEN",
      "REJECTED",
    ])
    for (const code of CODES.filter((one) => !decided.has(one))) {
      expect({ code, ...decide(code) }).toEqual({ code, is: "blocked" })
    }
  })

  it("never tries again in the past, nor after the last day", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ max: 60, min: 1 }), { maxLength: 10 }),
        fc.integer({ max: 70 * DAY_MS, min: 0 }),
        (days, ms) => {
          const chargeRetryDays = days.toSorted((one, other) => one - other)
          const now = after(0, ms)
          const failed = { code: "PAYMENT_METHOD_FAILED", firstRefusedAt: FIRST, now } as const
          const decision = decideCharge(failed, { ...SETTINGS, chargeRetryDays })
          if (decision.is !== "retry") return decision.is === "given_up"
          return decision.at > now && decision.at <= after(chargeRetryDays.at(-1) ?? 0)
        },
      ),
    )
  })
})

describe("a charge whose outcome isn't known", () => {
  it.each([
    [0, 1],
    [1, 5],
    [10, 15],
    [30, 60],
    [600, 60],
  ])("is asked for again, %i minutes after the first ask, in %i", (age, wait) => {
    const now = after(0, age * 60_000)
    expect(nextRepeat(FIRST, now).getTime() - now.getTime()).toBe(wait * 60_000)
  })
})

describe("something of the store's own that fails", () => {
  it("is tried four times, at longer and longer intervals", () => {
    const waits = [0, 1, 2, 3, 4].map((count) => nextAfterStumble(count, FIRST))
    expect(waits.map((at) => at && (at.getTime() - FIRST.getTime()) / 60_000)).toEqual([
      1,
      10,
      60,
      360,
      undefined,
    ])
  })
})
