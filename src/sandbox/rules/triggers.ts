import type { Data } from "../data"
import { dataAt, textAt } from "../data"

/** A shopper whose purchase waits for a decision. */
export interface Review {
  readonly outcome: "accept" | "reject"
  readonly minutes: number
}

/** What the tags in a shopper's e-mail address make happen. */
export interface Triggers {
  /** Klarna's `+denied` and, in the US and Canada, `+reject_reason_Z`: the authorization is declined. */
  readonly denied: boolean
  /** Klarna's `+red`: no payment method category is offered. */
  readonly hidden: boolean
  /** Klarna's `+pend-accept-NN` and `+pend-reject-NN`: pending, decided after NN minutes. */
  readonly review: Review | undefined
  /** The sandbox's `+order-rejected`: authorized, then refused with 403 REJECTED when the order is placed. */
  readonly orderRejected: boolean
  /** The sandbox's `+capture-fails`: captures answer 403 PAYMENT_METHOD_FAILED. */
  readonly captureFails: boolean
  /** The sandbox's `+increase-denied`: the authorized amount can't be raised. */
  readonly increaseDenied: boolean
  /** The sandbox's `+charge-fails-N`: the next N charges of the customer token fail, then it works. */
  readonly failingCharges: number
  /** The sandbox's `+charge-unavailable`: charges fail until a fallback purchase. */
  readonly chargeUnavailable: boolean
  /** The sandbox's `+charge-suspended`: the first charge finds the customer token suspended. */
  readonly chargeSuspended: boolean
}

function reviewIn(tags: readonly string[]): Review | undefined {
  for (const tag of tags) {
    const [, outcome, minutes] = /^pend-(accept|reject)-(\d{2})$/.exec(tag) ?? []
    if (outcome === "accept" || outcome === "reject") return { minutes: Number(minutes), outcome }
  }
  return undefined
}

function failingChargesIn(tags: readonly string[]): number {
  for (const tag of tags) {
    const [, times] = /^charge-fails-(\d+)$/.exec(tag) ?? []
    if (times !== undefined) return Number(times)
  }
  return 0
}

/** The reason itself never reaches the merchant. */
const isRejectedFor = (tags: readonly string[], purchase: Data): boolean =>
  ["CA", "US"].includes(textAt(purchase, "purchase_country").toUpperCase()) &&
  tags.some((tag) => tag.startsWith("reject_reason_"))

/** Reads the tags of the billing e-mail. Documented: sample customer data; the sandbox's own are said to be so above. */
export function triggersOf(purchase: Data): Triggers {
  const email = textAt(dataAt(purchase, "billing_address") ?? {}, "email")
  const tags = (email.split("@")[0] ?? "").split("+").slice(1)
  return {
    captureFails: tags.includes("capture-fails"),
    chargeSuspended: tags.includes("charge-suspended"),
    chargeUnavailable: tags.includes("charge-unavailable"),
    denied: tags.includes("denied") || isRejectedFor(tags, purchase),
    failingCharges: failingChargesIn(tags),
    hidden: tags.includes("red"),
    increaseDenied: tags.includes("increase-denied"),
    orderRejected: tags.includes("order-rejected"),
    review: reviewIn(tags),
  }
}
