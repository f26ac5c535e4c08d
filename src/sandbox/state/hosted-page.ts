import type { HostedPageStatus } from "../../klarna/contract/hosted-page"
import type { Data } from "../data"
import { textAt } from "../data"

/** A distribution of the page's link to the shopper. */
export interface Distribution {
  readonly method: string
  readonly at: Date
}

/** What a shopper or a merchant can make of a hosted page; TIMEOUT is what time makes of it. */
export type ReachedStatus = Exclude<HostedPageStatus, "MANUAL_ID_CHECK" | "TIMEOUT">

/** A hosted payment page: an address where a shopper pays for a payment session. */
export interface HostedPage {
  readonly id: string
  /** The last part of its address. */
  readonly short: string
  readonly paymentSessionId: string
  readonly createdAt: Date
  /** One hour before its payment session ends. */
  readonly expiresAt: Date
  /** The address of the sandbox that it was made at. */
  readonly origin: string
  readonly urls: Data
  readonly options: Data
  readonly reached: ReachedStatus
  /** When it reached its status. */
  readonly reachedAt: Date
  /** The shopper's consent, once he gave it. */
  readonly authorizationToken?: string
  /** The order, when the page placed it. */
  readonly orderId?: string
  readonly distributions: readonly Distribution[]
}

/** No way leads out of these. Documented: HPP session lifecycle. */
const FINAL: readonly HostedPageStatus[] = ["CANCELLED", "COMPLETED", "DISABLED", "TIMEOUT"]

export function hostedPageStatus(page: HostedPage, now: Date): HostedPageStatus {
  const isOver = now >= page.expiresAt && !FINAL.includes(page.reached)
  return isOver ? "TIMEOUT" : page.reached
}

export const isFinal = (status: HostedPageStatus): boolean => FINAL.includes(status)

/** Who places the order; the merchant, when nothing is said. Documented: accept payments with the hosted page. */
export const placeOrderMode = ({ options }: HostedPage): string =>
  textAt(options, "place_order_mode") || "NONE"

/** When it got its status. */
export const updatedAt = (page: HostedPage, now: Date): Date =>
  hostedPageStatus(page, now) === "TIMEOUT" ? page.expiresAt : page.reachedAt
