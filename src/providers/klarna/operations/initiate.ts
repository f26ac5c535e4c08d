import type { InitiatePaymentInput, InitiatePaymentOutput } from "@medusajs/framework/types"

import { intentOf } from "../../../mapping/intent"
import { toPurchase } from "../../../mapping/purchase"
import { inPlaceOf } from "../charge/in-place-of"
import { paymentMethodOf } from "../charge/method"
import { openCharge } from "../charge/open"
import { checkoutOf } from "../checkout"
import type { Tools } from "../cradle"
import { paymentSessionIdOf } from "../input"
import { openKlarnaSession } from "../klarna-session"
import { isFree, loadScene } from "../scene"
import type { Wish } from "../session/wish"
import { emptySessionData, overrideBrowser, toSessionData, wishesToken } from "../session-data"

/**
 * A saved payment method is charged, and Klarna isn't asked yet. Else opens a Klarna session for the payment session's cart or order, or uses the one that its payment collection has already.
 * Without an amount or a country there is nothing to ask Klarna for; the session then says so by its null client token.
 */
export async function initiate(
  tools: Tools,
  input: InitiatePaymentInput,
): Promise<InitiatePaymentOutput> {
  const method = paymentMethodOf(input)
  if (method !== undefined) return openCharge(tools, input, method)
  const id = paymentSessionIdOf(input)
  const scene = await loadScene(tools.cradle, id)
  const checkout = checkoutOf(tools.cradle, input.data)
  const { options } = tools.cradle.klarna
  const asked = wishesToken(input.data)
  const found = isFree(scene) ? undefined : toPurchase(scene, tools.account, options)
  const purchase = found && { ...found, intent: intentOf(found, asked) }
  const own = purchase
    ? toSessionData(await open(tools, { checkout, purchase, scene }), id)
    : emptySessionData(id, checkout)
  const wish = { setup_future_usage: asked ? ("off_session" as const) : null }
  return { data: overrideBrowser(input.data, { ...own, ...wish }), id, status: "pending" }
}

/** What a token was to pay is bought in its place. */
async function open(tools: Tools, wish: Wish) {
  return openKlarnaSession(tools, { ...wish, ...(await inPlaceOf(tools, wish.purchase)) })
}
