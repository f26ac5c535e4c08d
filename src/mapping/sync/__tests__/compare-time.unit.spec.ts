import { anOperation, compared, namesOf, someBooks } from "./builders"
import { aKlarnaOrder, type KlarnaOrderBuilder } from "./support/klarna-order"
import { hoursAgo, inDays } from "./support/time"

const until = (expires_at: string | null) => aKlarnaOrder().with({ expires_at })
const paidUntil = (expiresAt: string | null) => someBooks().withPayment({ expiresAt })
const due = (days: number, settings = {}, klarna: KlarnaOrderBuilder = until(inDays(days))) =>
  namesOf({ books: paidUntil(inDays(days)), klarna, settings })
const extending = { extendExpiring: true }

describe("the end of an authorization", () => {
  it("is written down where it changed", () => {
    expect(compared({ books: paidUntil(inDays(20)), klarna: until(inDays(21)) })).toEqual([
      { expiresAt: inDays(21), name: "mirror_expiry", paymentId: "pay_1" },
    ])
  })

  it.each([
    ["the same moment in other words", "2026-12-20T12:00:00Z", "2026-12-20T13:00:00+01:00"],
    ["nothing on both sides", null, ""],
    ["nothing that can be read", null, "soon"],
  ])("is left as it is for %s", (_what, mine, klarnas) => {
    expect(compared({ books: paidUntil(mine), klarna: until(klarnas) })).toEqual([])
  })

  it("is warned of from three days before", () => {
    expect(due(2)).toEqual(["warn_expiring"])
    expect(due(4)).toEqual([])
  })

  it("isn't warned of where the store wants no warning", () => {
    expect(due(2, { expiryWarningDays: 0 })).toEqual([])
  })

  it("is moved where the store wants that", () => {
    expect(due(2, extending)).toEqual(["extend_authorization"])
    expect(due(4, extending)).toEqual([])
    expect(due(0.5, { expiryWarningDays: 0, ...extending })).toEqual(["extend_authorization"])
  })

  it("is warned of where Klarna lets nobody move it: 180 days after the purchase", () => {
    const klarna = until(inDays(2)).with({ created_at: hoursAgo(24 * 181).toISOString() })
    expect(due(2, extending, klarna)).toEqual(["warn_expiring"])
    expect(due(2, extending, klarna.with({ created_at: null }))).toEqual(["extend_authorization"])
  })

  it.each([
    ["refused", "warn_expiring"],
    ["done", "warn_expiring"],
    ["unknown", "extend_authorization"],
  ] as const)("that Klarna was asked to move, and it is %s, gives %s", (state, name) => {
    const operations = [anOperation("extend", { reference: inDays(2), state })]
    const scene = { books: paidUntil(inDays(2)), klarna: until(inDays(2)), operations }
    expect(namesOf({ ...scene, settings: extending })).toEqual([name])
  })

  it.each([
    ["Klarna still decides", until(inDays(2)).with({ fraud_status: "PENDING" })],
    ["everything is captured", until(inDays(2)).captured(100, "capt_1")],
  ])("is nobody's concern where %s", (_why, klarna) => {
    expect(due(2, {}, klarna)).not.toContain("warn_expiring")
  })
})
