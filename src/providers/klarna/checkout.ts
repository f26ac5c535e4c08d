import { MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"

import type { SessionCreateRequest } from "../../klarna/contract/session"
import { failureOf } from "../../mapping/errors"
import type { Purchase } from "../../mapping/purchase"
import { toHostedSessionRequest, toSessionRequest } from "../../mapping/requests"
import type { KlarnaSessionRow } from "../../modules/klarna/service"
import { type Checkout, CHECKOUTS, type KlarnaOptions } from "../../options/schema"
import { invalid } from "./refusal"

const Wish = z.looseObject({ checkout: z.unknown() })

/** As much of the cradle as decides it. */
interface Store {
  readonly klarna: {
    readonly options: Pick<KlarnaOptions, "checkout" | "storefrontUrl">
  }
}

/**
 * Where this shopper confirms: what the payment session's `data.checkout` says, else the store's option.
 * @throws MedusaError `invalid_data` for another word, and MISSING_RETURN_URL when Klarna's page couldn't send back
 */
export function checkoutOf({ klarna }: Store, data: Record<string, unknown> | undefined): Checkout {
  const wish = Wish.safeParse(data).data?.checkout ?? klarna.options.checkout
  const checkout = CHECKOUTS.find((known) => known === wish)
  if (!checkout) {
    const expected = CHECKOUTS.map((known) => `"${known}"`).join(" or ")
    throw invalid(`data.checkout of the payment session is not known; expected ${expected}.`)
  }
  if (checkout === "redirect" && !klarna.options.storefrontUrl) throw missingReturnUrl()
  return checkout
}

function missingReturnUrl(): MedusaError {
  const { type, message, code } = failureOf("MISSING_RETURN_URL")
  return new MedusaError(type, message, code)
}

/** The checkout that a session was last opened for. */
export function checkoutOfRow(row: KlarnaSessionRow): Checkout {
  return row.hosted_page_id === null ? "widget" : "redirect"
}

/**
 * What Klarna's session is told: on Klarna's own page the person too, whom the widget only tells when they confirm. Without a cart
 * no browser can ask for what it would tell.
 */
export function requestFor(checkout: Checkout, purchase: Purchase): SessionCreateRequest {
  const isWhole = checkout === "redirect" || purchase.scene.cartId === null
  return isWhole ? toHostedSessionRequest(purchase) : toSessionRequest(purchase)
}
