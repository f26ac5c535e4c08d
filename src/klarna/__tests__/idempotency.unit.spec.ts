import fc from "fast-check"

import { idempotencyKey, type Intention } from "../http/idempotency"

const anIntention = (more: Partial<Intention> = {}): Intention => ({
  account: "eu",
  attempt: 1,
  operation: "capture",
  row: "capt_01",
  ...more,
})

const intentions = fc.record({
  account: fc.stringMatching(/^[a-z][a-z0-9-]{0,9}$/),
  attempt: fc.integer({ max: 20, min: 1 }),
  operation: fc.constantFrom("capture", "refund", "cancel", "release"),
  row: fc.stringMatching(/^[a-zA-Z0-9_]{1,30}$/),
})

describe("idempotencyKey", () => {
  it("is the same in every release: a changed one would capture again", () => {
    expect(idempotencyKey(anIntention())).toBe("e27267d2-81c5-5c0d-b68c-0aa3be22609b")
  })

  it.each([
    ["account", { account: "us" }],
    ["operation", { operation: "refund" }],
    ["row", { row: "capt_02" }],
    ["attempt", { attempt: 2 }],
  ])("differs for another %s", (_part, more) => {
    expect(idempotencyKey(anIntention(more))).not.toBe(idempotencyKey(anIntention()))
  })

  it("is a version 5 UUID, short enough for any header", () => {
    fc.assert(
      fc.property(intentions, (intention) => {
        expect(idempotencyKey(intention)).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        )
      }),
    )
  })

  it("is one for one intention and another for another", () => {
    fc.assert(
      fc.property(intentions, intentions, (one, other) => {
        const isSame = JSON.stringify(one) === JSON.stringify(other)
        expect(idempotencyKey({ ...one }) === idempotencyKey({ ...other })).toBe(isSame)
      }),
    )
  })
})
