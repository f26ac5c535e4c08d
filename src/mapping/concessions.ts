import type { SessionCreateRequest } from "../klarna/contract/session"
import { isBadValue, refusesReference, withShortReferences } from "./lines/short-references"
import type { Concessions, Purchase } from "./purchase"
import { ADDRESSES_AT_LOAD } from "./requests"

const NONE: Concessions = { short_references: false, without_people: false }

/** What a session's row says of its concessions. */
export function concessionsOf({ short_references, without_people }: Concessions): Concessions {
  return { short_references, without_people }
}

/** Whether Klarna refused a session for what was said of the person: address, name, phone, birthday. */
export function refusesPeople(error: unknown): boolean {
  return isBadValue(error, /\b(billing|shipping)_address\b|\bcustomer\.(?!customer_token\b)/)
}

/**
 * The purchase as it is asked for once more after a refusal; undefined where it can't be said in another way. A company's name has
 * to be in both addresses of its order, and in the United States Klarna wants addresses when its widget loads: there the
 * shopper has to correct what Klarna refused.
 */
export function concede(
  purchase: Purchase,
  request: SessionCreateRequest,
  error: unknown,
): Purchase | undefined {
  const made = purchase.concessions ?? NONE
  if (refusesReference(error) && withShortReferences(request.order_lines)) {
    return { ...purchase, concessions: { ...made, short_references: true } }
  }
  const isAnybody = request.billing_address ?? request.shipping_address ?? request.customer
  const isCompany = request.customer?.type === "organization"
  const mayLeaveOut = !isCompany && !ADDRESSES_AT_LOAD.has(purchase.market.country)
  if (!refusesPeople(error) || made.without_people || !isAnybody || !mayLeaveOut) return undefined
  return { ...purchase, concessions: { ...made, without_people: true } }
}
