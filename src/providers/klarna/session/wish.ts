import type { SessionCreateRequest } from "../../../klarna/contract/session"
import type { Scene } from "../../../mapping/medusa/scene"
import { type Purchase, reuseKeyOf } from "../../../mapping/purchase"
import { sessionHashOf } from "../../../mapping/requests"
import type { Checkout } from "../../../options/schema"
import { requestFor } from "../checkout"

/** What a payment session is opened for. */
export interface Wish {
  readonly checkout: Checkout
  readonly purchase: Purchase
  readonly scene: Scene
  /** The charge in whose place the customer pays. */
  readonly chargeId?: string | undefined
}

/** The same as Klarna is asked for it. */
export interface Wanted extends Wish {
  readonly request: SessionCreateRequest
  readonly payloadHash: string
  readonly reuseKey: string
}

/** A wish as Klarna is asked for it. */
export function toWanted(wish: Wish): Wanted {
  const request = requestFor(wish.checkout, wish.purchase)
  return {
    ...wish,
    payloadHash: sessionHashOf(request),
    request,
    reuseKey: reuseKeyOf(wish.purchase),
  }
}
