import { familyOf } from "../http/routes"
import { refused } from "../http/error-answers"
import { Refusal, RefusedCharge } from "../refusal"
import type { CustomerToken } from "../state/customer-token"
import { cancelled, restored, suspended, tokenStatus, WORKS } from "../state/customer-token"
import type { HostedPage } from "../state/hosted-page"
import { hostedPageStatus, placeOrderMode } from "../state/hosted-page"

const START = new Date("2026-01-01T10:00:00.000Z")
const END = new Date("2026-01-03T09:00:00.000Z")
const LATER = new Date("2026-01-04T00:00:00.000Z")

const token: CustomerToken = {
  authorizationToken: "a",
  category: "pay_later",
  createdAt: START,
  description: "Shoes",
  foreign: false,
  funding: { kind: "unavailable" },
  id: "t",
  purchase: {},
  sessionId: "s",
}

describe("the status of a customer token", () => {
  it("is SUSPENDED until it is restored, which makes its payment method work", () => {
    const halted = suspended(token, START)
    expect([tokenStatus(token), tokenStatus(halted)]).toEqual(["ACTIVE", "SUSPENDED"])
    expect(tokenStatus(restored(halted))).toBe("ACTIVE")
    expect(restored(halted).funding).toEqual(WORKS)
  })

  it("is CANCELLED for good, since the first time", () => {
    const gone = cancelled(suspended(token, START), START)
    expect(tokenStatus(restored(gone))).toBe("CANCELLED")
    expect(cancelled(gone, LATER).cancelledAt).toEqual(START)
  })
})

const page: HostedPage = {
  createdAt: START,
  distributions: [],
  expiresAt: END,
  id: "p",
  options: {},
  origin: "http://127.0.0.1:1",
  paymentSessionId: "s",
  reached: "WAITING",
  reachedAt: START,
  short: "ABCDEFGH",
  urls: {},
}

describe("the status of a hosted page", () => {
  it.each([
    ["WAITING", "TIMEOUT"],
    ["IN_PROGRESS", "TIMEOUT"],
    ["BACK", "TIMEOUT"],
    ["FAILED", "TIMEOUT"],
    ["ERROR", "TIMEOUT"],
    ["COMPLETED", "COMPLETED"],
    ["CANCELLED", "CANCELLED"],
    ["DISABLED", "DISABLED"],
  ] as const)("%s is %s when its time is over", (reached, late) => {
    const before = new Date(END.getTime() - 1)
    expect(hostedPageStatus({ ...page, reached }, before)).toBe(reached)
    expect(hostedPageStatus({ ...page, reached }, END)).toBe(late)
  })

  it("leaves the order to the merchant unless the page is told to place it", () => {
    expect(placeOrderMode(page)).toBe("NONE")
    expect(placeOrderMode({ ...page, options: { place_order_mode: "PLACE_ORDER" } })).toBe(
      "PLACE_ORDER",
    )
  })
})

describe("error bodies", () => {
  const keysAt = (path: string, refusal: Refusal) =>
    [...refused(familyOf(path), refusal, "c").body.matchAll(/"(\w+)" ?:/g)].map(([, key]) => key)
  const first = ["correlation_id", "error_code", "error_messages"]
  const last = ["error_code", "error_messages", "correlation_id"]

  it.each([
    ["/payments/v1/sessions", 404, first],
    ["/hpp/v1/sessions", 404, first],
    ["/customer-token/v1/tokens/t/order", 400, first],
    ["/customer-token/v1/tokens/t", 404, last],
    ["/ordermanagement/v1/orders/o", 404, last],
  ])("of %s with %i have their keys in the order recorded", (path, status, keys) => {
    expect(keysAt(path, new Refusal(status, "CODE", "Text"))).toEqual(keys)
  })

  it("of a refused charge have three keys more, behind the others", () => {
    const refusal = new RefusedCharge("PAYMENT_METHOD_FAILED", "Failed", "card")
    expect(keysAt("/customer-token/v1/tokens/t/order", refusal)).toEqual([
      ...last,
      "fraud_status",
      "reason",
      "authorized_payment_method_v1",
      "type",
    ])
  })
})
