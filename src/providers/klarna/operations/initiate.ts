import type { InitiatePaymentInput, InitiatePaymentOutput } from "@medusajs/framework/types"

import { toPurchase } from "../../../mapping/purchase"
import { checkoutOf } from "../checkout"
import type { Tools } from "../cradle"
import { paymentSessionIdOf } from "../input"
import { openKlarnaSession } from "../klarna-session"
import { loadScene } from "../scene"
import { emptySessionData, overrideBrowser, toSessionData } from "../session-data"

/**
 * Opens a Klarna session for the payment session's cart or order, or uses the one that its payment collection has already.
 * Without an amount or a country there is nothing to ask Klarna for; the session then says so by its null client token.
 */
export async function initiate(
  tools: Tools,
  input: InitiatePaymentInput,
): Promise<InitiatePaymentOutput> {
  const id = paymentSessionIdOf(input)
  const scene = await loadScene(tools.cradle, id)
  const checkout = checkoutOf(tools.cradle, input.data)
  const { options } = tools.cradle.klarna
  const purchase = scene.amount.isZero() ? undefined : toPurchase(scene, tools.account, options)
  const own = purchase
    ? toSessionData(await openKlarnaSession(tools, { checkout, purchase, scene }), id)
    : emptySessionData(id, checkout)
  return { data: overrideBrowser(input.data, own), id, status: "pending" }
}
