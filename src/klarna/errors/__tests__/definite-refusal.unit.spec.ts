import {
  hadNoEffect,
  isDefiniteRefusal,
  KlarnaError,
  type KlarnaErrorDetails,
  undefinedWhenGone,
} from "../klarna-error"

type Facts = Partial<KlarnaErrorDetails>
const anError = (facts: Facts) =>
  new KlarnaError({
    call: "placeCustomerTokenOrder",
    effectPossible: false,
    kind: "rejected",
    ...facts,
  })

const REFUSED = { code: "REJECTED", status: 403 }
const LOST = { effectPossible: true, kind: "unreachable" } as const

describe("what settles that something was asked for", () => {
  it.each<[string, Facts, { first: boolean; again: boolean }]>([
    ["Klarna's own refusal", REFUSED, { again: true, first: true }],
    [
      "Klarna's own not found",
      { code: "TOKEN_NOT_FOUND", kind: "not_found", status: 404 },
      { again: true, first: true },
    ],
    ["a gateway's 403", { status: 403 }, { again: false, first: false }],
    ["a gateway's 404", { kind: "not_found", status: 404 }, { again: false, first: false }],
    ["a gateway's 413", { status: 413 }, { again: false, first: false }],
    [
      "a page with an id, of a servlet container",
      { correlationId: "corr-1", status: 400 },
      { again: false, first: false },
    ],
    ["our own check", { kind: "invalid_request" }, { again: false, first: true }],
    ["a CONFLICT", { code: "CONFLICT", status: 409 }, { again: false, first: false }],
    [
      "refused credentials",
      { code: "UNAUTHORIZED", kind: "unauthorized" },
      { again: false, first: false },
    ],
    ["too many calls", { kind: "rate_limited" }, { again: false, first: false }],
    ["a lost answer", LOST, { again: false, first: false }],
    [
      "a refusal after a lost answer",
      { ...REFUSED, effectPossible: true },
      { again: false, first: false },
    ],
  ])("%s", (_what, facts, { again, first }) => {
    const error = anError(facts)
    expect(isDefiniteRefusal(error, "first")).toBe(first)
    expect(isDefiniteRefusal(error, "again")).toBe(again)
    expect(isDefiniteRefusal(error)).toBe(again)
  })

  it.each<[string, Facts, boolean]>([
    ["refused credentials", { kind: "unauthorized" }, true],
    ["a call that wasn't sent", { kind: "rate_limited" }, true],
    ["a refused connection", { kind: "unreachable" }, true],
    ["a gateway's 403", { status: 403 }, true],
    ["a lost answer", LOST, false],
    ["something still under way", { code: "CONFLICT", status: 409 }, false],
  ])("had no effect by itself: %s", (_what, facts, expected) => {
    expect(hadNoEffect(anError(facts))).toBe(expected)
  })
})

describe("what Klarna has no more", () => {
  const gone = (facts: Facts) => () =>
    undefinedWhenGone(anError({ kind: "not_found", status: 404, ...facts }))

  it.each<[string, Facts]>([
    ["a token", { call: "readCustomerToken", code: "TOKEN_NOT_FOUND" }],
    ["an order", { call: "readOrder", code: "NO_SUCH_ORDER" }],
    [
      "a page: nothing says that its errors have a code",
      { call: "readHostedPage", correlationId: "1" },
    ],
  ])("is gone where Klarna says so: %s", (_what, facts) => {
    expect(gone(facts)()).toBeUndefined()
  })

  it.each<[string, Facts]>([
    ["a token", { call: "readCustomerToken" }],
    [
      "a token, by a framework that finds no handler",
      { call: "readCustomerToken", correlationId: "1" },
    ],
    ["an order", { call: "readOrder" }],
    ["a page", { call: "readHostedPage" }],
    ["anything, with another status", { code: "REJECTED", kind: "rejected", status: 403 }],
  ])("isn't gone where a gateway finds nothing: %s", (_what, facts) => {
    expect(gone(facts)).toThrow(KlarnaError)
  })
})
