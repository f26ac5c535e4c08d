import type { Frequency, Level, Tier } from "../../klarna/errors/catalogue/grading"
import type { MedusaErrorType } from "../errors"
import { finding } from "../status/finding"
import type { Effect, KlarnaStatus, PaymentSessionStatus, WebhookAction } from "../status/row"
import { STATUSES } from "../status/statuses"
import { toAuthorization, toEffect, toPaymentStatus, toWebhookAction } from "../status/to-medusa"

/** Whatever the payment session had before. */
const CURRENT = "requires_more"
type Current = typeof CURRENT

interface Case {
  readonly captured?: number
  readonly mayReturn?: boolean
  readonly ordered?: boolean
  readonly status: KlarnaStatus
  readonly authorize: "authorized" | "pending_authorization" | MedusaErrorType
  readonly payment: PaymentSessionStatus | Current
  readonly webhook: WebhookAction
  readonly effect: Effect
}

// prettier-ignore
const CASES: Case[] = [
  { status: "PENDING: session", authorize: "payment_requires_more_error", payment: "pending", webhook: "pending", effect: "none" },
  { status: "PENDING: risk", authorize: "pending_authorization", payment: "pending_authorization", webhook: "pending_authorization", effect: "order_without_payment" },
  { status: "ACCEPTED", authorize: "authorized", payment: "authorized", webhook: "authorized", effect: "payment_created" },
  { status: "REFUSED", ordered: false, authorize: "payment_authorization_error", payment: "error", webhook: "failed", effect: "none" },
  { status: "REFUSED", ordered: true, authorize: "payment_authorization_error", payment: "canceled", webhook: "failed", effect: "order_refused" },
  { status: "FAILED", authorize: "payment_authorization_error", payment: "error", webhook: "failed", effect: "none" },
  { status: "ABANDONED", mayReturn: true, authorize: "payment_requires_more_error", payment: "pending", webhook: "pending", effect: "none" },
  { status: "ABANDONED", mayReturn: false, authorize: "payment_requires_more_error", payment: "canceled", webhook: "canceled", effect: "none" },
  { status: "AUTHORIZED", authorize: "authorized", payment: "authorized", webhook: "authorized", effect: "payment_created" },
  { status: "AUTH_REVERSED", authorize: "not_allowed", payment: "canceled", webhook: "canceled", effect: "payment_canceled" },
  { status: "PART_CAPTURED", captured: 1, authorize: "authorized", payment: "authorized", webhook: "authorized", effect: "captures_mirrored" },
  { status: "CAPTURED", captured: 1, authorize: "authorized", payment: "captured", webhook: "not_supported", effect: "captures_mirrored" },
  { status: "PART_REFUNDED", captured: 1, authorize: "not_allowed", payment: "captured", webhook: "not_supported", effect: "refunds_mirrored" },
  { status: "REFUNDED", captured: 1, authorize: "not_allowed", payment: "captured", webhook: "not_supported", effect: "refunds_mirrored" },
  { status: "CANCELLED", authorize: "not_allowed", payment: "canceled", webhook: "canceled", effect: "payment_canceled" },
  { status: "EXPIRED", captured: 0, authorize: "not_allowed", payment: "canceled", webhook: "canceled", effect: "payment_canceled" },
  { status: "EXPIRED", captured: 1, authorize: "not_allowed", payment: "captured", webhook: "not_supported", effect: "payment_ends_captured" },
  { status: "CLOSED", captured: 0, authorize: "not_allowed", payment: "canceled", webhook: "canceled", effect: "payment_canceled" },
  { status: "CLOSED", captured: 1, authorize: "authorized", payment: "captured", webhook: "not_supported", effect: "payment_ends_captured" },
  { status: "DISPUTE_OPENED", authorize: "not_allowed", payment: CURRENT, webhook: "not_supported", effect: "event" },
  { status: "DISPUTE_WON", authorize: "not_allowed", payment: CURRENT, webhook: "not_supported", effect: "event" },
  { status: "DISPUTE_LOST", authorize: "not_allowed", payment: CURRENT, webhook: "not_supported", effect: "event" },
  { status: "UNKNOWN", authorize: "unexpected_state", payment: CURRENT, webhook: "not_supported", effect: "warning" },
]

const named = CASES.map((row): [string, Case] => {
  const { captured = 0, mayReturn = true, ordered = false, status } = row
  const facts = [captured > 0 && "captured", !mayReturn && "over", ordered && "ordered"]
  return [[status, ...facts.filter(Boolean)].join(", "), row]
})

const found = ({ captured, mayReturn, status }: Case) =>
  finding(status, { captured: captured ?? 0, mayReturn: mayReturn ?? true })

describe("a status", () => {
  it("is among the cases", () => {
    expect(new Set(CASES.map(({ status }) => status))).toEqual(new Set(Object.keys(STATUSES)))
  })

  it.each(named)("%s: has its way out of authorizePayment", (_, row) => {
    const way = toAuthorization(found(row))
    expect("answer" in way ? way.answer : way.throws).toBe(row.authorize)
  })

  it.each(named)("%s: is what getPaymentStatus answers", (_, row) => {
    const situation = { current: CURRENT, ordered: row.ordered ?? false } as const
    expect(toPaymentStatus(found(row), situation)).toBe(row.payment)
  })

  it.each(named)("%s: is what a callback tells", (_, row) => {
    expect(toWebhookAction(found(row), row.ordered ?? false)).toBe(row.webhook)
  })

  it.each(named)("%s: has its effect", (_, row) => {
    expect(toEffect(found(row), row.ordered ?? false)).toBe(row.effect)
  })
})

describe("authorizePayment", () => {
  it("throws with a sentence for the shopper", () => {
    expect(toAuthorization(finding("REFUSED"))).toEqual({
      message: "Klarna can't be used for this purchase. Please choose another way to pay.",
      throws: "payment_authorization_error",
    })
  })
})

describe("grading", () => {
  const GRADED: [KlarnaStatus, Level[], Frequency[], Tier][] = [
    ["AUTHORIZED", ["pending", "info"], ["common", "occasional"], "T0"],
    ["PART_CAPTURED", ["pending", "info"], ["common", "occasional"], "T0"],
    ["CAPTURED", ["success"], ["common"], "T0"],
    ["ACCEPTED", ["success"], ["common"], "T0"],
    ["PENDING: session", ["pending"], ["common"], "T0"],
    ["PENDING: risk", ["pending"], ["common"], "T0"],
    ["CANCELLED", ["info"], ["occasional"], "T0"],
    ["CLOSED", ["info"], ["occasional"], "T0"],
    ["REFUNDED", ["info"], ["occasional"], "T0"],
    ["PART_REFUNDED", ["info"], ["occasional"], "T0"],
    ["ABANDONED", ["info"], ["occasional"], "T0"],
    ["AUTH_REVERSED", ["info"], ["occasional"], "T0"],
    ["EXPIRED", ["error", "info"], ["occasional"], "T0"],
    ["REFUSED", ["decline"], ["common"], "T2"],
    ["FAILED", ["error", "decline"], ["occasional"], "T0"],
    ["DISPUTE_OPENED", ["info"], ["occasional"], "T1"],
    ["DISPUTE_LOST", ["info"], ["occasional"], "T1"],
    ["DISPUTE_WON", ["success", "info"], ["occasional"], "T1"],
  ]

  it.each(GRADED)("has %s as %p, %p, %s", (status, level, frequency, tier) => {
    expect(STATUSES[status].grading).toEqual({ frequency, level, tier })
  })
})

describe("texts of the statuses", () => {
  const rows = Object.entries(STATUSES)

  it("say nothing twice, and are sentences", () => {
    const texts = rows.flatMap(([, { shopper, merchant }]) => [shopper, merchant])
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([])
    for (const text of texts) expect(text).toMatch(/^[A-Z].*\.$/)
  })

  it.each(rows)("show the shopper no internals: %s", (_, { shopper }) => {
    expect(shopper).not.toMatch(/[A-Z]{2}|_|\d|https?:|www\./)
    expect(shopper).not.toMatch(/\b(tokens?|sessions?|codes?|servers?|merchants?|webhooks?)\b/i)
  })
})
