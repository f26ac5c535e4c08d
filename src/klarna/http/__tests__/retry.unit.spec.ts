import { BUDGET_MS, LEAST_TRY_MS, nextDelay, type Situation } from "../retry"

const SERVER_ERROR = { code: "INTERNAL_SERVER_ERROR", kind: "unavailable", status: 500 } as const

const aSituation = (more: Partial<Situation> = {}): Situation => ({
  askedWaitMs: undefined,
  elapsedMs: 100,
  failure: SERVER_ERROR,
  maxTries: 3,
  random: 0.5,
  repeatable: true,
  tries: 1,
  ...more,
})

const failing = (failure: Partial<Situation["failure"]>) =>
  aSituation({
    failure: { code: undefined, kind: "rejected", status: undefined, ...failure },
    random: 1,
  })

describe("which failures are worth a repeat", () => {
  it.each([
    ["no answer", failing({ kind: "unreachable" }), true],
    ["429 without a body", failing({ kind: "rate_limited", status: 429 }), true],
    ["500", failing({ kind: "unavailable", status: 500 }), true],
    ["503 SERVICE_UNAVAILABLE", failing({ kind: "unavailable", status: 503 }), true],
    ["504 without a body", failing({ kind: "unavailable", status: 504 }), true],
    ["409 CONFLICT", failing({ code: "CONFLICT", status: 409 }), true],
    ["a success that can't be read", failing({ kind: "unreadable", status: 200 }), true],
    ["a redirect", failing({ kind: "unreadable", status: 302 }), false],
    ["409 BAD_VALUE", failing({ code: "BAD_VALUE", status: 409 }), false],
    ["409 without a code", failing({ status: 409 }), false],
    ["400 BAD_VALUE", failing({ code: "BAD_VALUE", status: 400 }), false],
    ["403 CAPTURE_NOT_ALLOWED", failing({ code: "CAPTURE_NOT_ALLOWED", status: 403 }), false],
    ["403 of a filter, HTML", failing({ status: 403 }), false],
    ["413", failing({ code: "REQUEST_TOO_LARGE", status: 413 }), false],
    ["422", failing({ code: "UNPROCESSABLE_ENTITY", status: 422 }), false],
    ["404", failing({ code: "NO_SUCH_ORDER", kind: "not_found", status: 404 }), false],
    ["401", failing({ kind: "unauthorized", status: 401 }), false],
    ["our own refusal", failing({ kind: "invalid_request" }), false],
  ])("%s: %#", (_what, situation, isRepeated) => {
    expect(nextDelay(situation) !== null).toBe(isRepeated)
    expect(nextDelay({ ...situation, repeatable: false })).toBeNull()
  })
})

describe("how long it waits", () => {
  it.each([
    ["a random part of 300 ms at first", { random: 0.5, tries: 1 }, 150],
    ["of 600 ms then", { random: 0.5, tries: 2 }, 300],
    ["of 1.2 s then", { maxTries: 5, random: 0.5, tries: 3 }, 600],
    ["nothing, if the dice say so", { random: 0 }, 0],
    ["as long as Klarna asks", { askedWaitMs: 4_000 }, 4_000],
    ["not at all, if Klarna asks for that", { askedWaitMs: 0 }, 0],
  ])("%s", (_what, more, expected) => {
    expect(nextDelay(aSituation(more))).toBe(expected)
  })
})

describe("where it ends", () => {
  it.each([
    ["the last of three tries", { tries: 3 }, null],
    ["the only try", { maxTries: 1 }, null],
    ["the second of two", { maxTries: 2, tries: 2 }, null],
    ["Klarna asks for an hour", { askedWaitMs: 3_600_000 }, null],
    ["the time is up", { elapsedMs: BUDGET_MS }, null],
    [
      "a wait that just fits",
      { askedWaitMs: 1_000, elapsedMs: BUDGET_MS - LEAST_TRY_MS - 1_000 },
      1_000,
    ],
    [
      "a wait that is a millisecond too long",
      { askedWaitMs: 1_001, elapsedMs: BUDGET_MS - LEAST_TRY_MS - 1_000 },
      null,
    ],
  ])("%s", (_what, more, expected) => {
    expect(nextDelay(aSituation(more))).toBe(expected)
  })
})
