import { inspect } from "node:util"

import { KlarnaError, type KlarnaErrorDetails } from "../errors/klarna-error"

const anError = (more: Partial<KlarnaErrorDetails> = {}) =>
  new KlarnaError({ call: "captureOrder", effectPossible: false, kind: "rejected", ...more })

describe("KlarnaError", () => {
  it.each<[Partial<KlarnaErrorDetails>, string]>([
    [
      {
        code: "CAPTURE_NOT_ALLOWED",
        correlationId: "corr-1",
        messages: ["Order is cancelled", "really"],
        status: 403,
      },
      "Klarna captureOrder: 403 CAPTURE_NOT_ALLOWED Order is cancelled; really (correlation id corr-1)",
    ],
    [{ kind: "unauthorized", status: 401 }, "Klarna captureOrder: 401"],
    [{ kind: "unreachable" }, "Klarna captureOrder: unreachable"],
    [
      { kind: "unreachable", messages: ["no answer: ECONNRESET"] },
      "Klarna captureOrder: no answer: ECONNRESET",
    ],
    [
      { correlationId: "corr-1", kind: "unreadable", messages: [] },
      "Klarna captureOrder: unreadable (correlation id corr-1)",
    ],
  ])("says what it knows of %j in one line", (details, message) => {
    expect(anError(details).message).toBe(message)
  })

  it("is an Error with a name, for whoever catches it", () => {
    expect(anError()).toBeInstanceOf(Error)
    expect(anError().name).toBe("KlarnaError")
  })

  it.each([true, false])("says whether the effect is possible: %p", (effectPossible) => {
    expect(anError({ effectPossible }).effectPossible).toBe(effectPossible)
  })

  it("keeps nothing but its named fields: no request, no body, no credentials, no cause", () => {
    const stray = {
      body: "annegret@private.test",
      cause: new Error("Authorization: Basic c2VjcmV0"),
      config: { auth: { password: "the-password" } },
    }
    const shown = inspect(anError(stray as object), { depth: null, showHidden: true })
    for (const secret of ["annegret@private.test", "c2VjcmV0", "the-password"])
      expect(shown).not.toContain(secret)
  })
})
