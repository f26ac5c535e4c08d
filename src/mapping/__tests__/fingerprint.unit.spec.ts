import fc from "fast-check"

import { fingerprint } from "../fingerprint"

/** The same value with the keys of every object in another order. */
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  )
}

describe("fingerprint", () => {
  it("is the SHA-256 of the JSON text with sorted keys, in every release", () => {
    expect(fingerprint({ b: [true, null, "x"], a: 1 })).toBe(
      "eca8cfb31ab74533e1eb2f4c74d2d55dfe3c79ac704787e54be8647ea7777eb1",
    )
  })

  it("doesn't depend on the order of keys, at any depth", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(fingerprint(reversed(value))).toBe(fingerprint(value))
      }),
    )
  })

  it("takes an undefined field for an absent one, as JSON does", () => {
    expect(fingerprint({ a: 1, b: undefined })).toBe(fingerprint({ a: 1 }))
  })

  it.each([
    ["a value", { a: 1 }, { a: 2 }],
    ["the kind of a value", { a: 1 }, { a: "1" }],
    ["a key", { a: 1 }, { b: 1 }],
    ["the order of a list, which Klarna minds", [1, 2], [2, 1]],
    ["an added field", { a: 1 }, { a: 1, b: null }],
    ["the depth", { a: { b: 1 } }, { a: [{ b: 1 }] }],
  ])("differs by %s", (_what, one, other) => {
    expect(fingerprint(one)).not.toBe(fingerprint(other))
  })
})
