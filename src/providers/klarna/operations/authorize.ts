import type { AuthorizePaymentInput, AuthorizePaymentOutput } from "@medusajs/framework/types"

import type { Scene } from "../../../mapping/medusa/scene"
import type { KlarnaSessionRow } from "../../../modules/klarna/service"
import { answerKnown } from "../authorize/answer"
import { place } from "../authorize/place"
import { resolve } from "../authorize/resolve"
import { CONFIRM_AGAIN, CONFIRM_FIRST } from "../authorize/texts"
import type { Tools } from "../cradle"
import { paymentSessionIdOf } from "../input"
import { withLock } from "../lock"
import { notAllowed, requiresMore } from "../refusal"
import { loadScene } from "../scene"

/**
 * Places the order at Klarna with what the shopper authorized. An order that was placed before is used, never repeated.
 * Answers `authorized` or `pending_authorization`; throws for everything else, because core books nothing then.
 */
export async function authorize(
  tools: Tools,
  input: AuthorizePaymentInput,
): Promise<AuthorizePaymentOutput> {
  const { cradle, account } = tools
  const id = paymentSessionIdOf(input)
  const scene = await loadScene(cradle, id)
  if (scene.order?.status === "canceled") throw notAllowed(`Order ${scene.order.id} is canceled.`)
  const found = await cradle.klarna.sessions.ofPaymentSession(account.id, id)
  if (!found) throw requiresMore(CONFIRM_FIRST)
  return withLock(cradle, `klarna:place:${found.id}`, async () => {
    const row = await cradle.klarna.sessions.ofPaymentSession(account.id, id)
    if (!row) throw requiresMore(CONFIRM_FIRST)
    return proceed(tools, scene, row)
  })
}

function proceed(
  tools: Tools,
  scene: Scene,
  row: KlarnaSessionRow,
): Promise<AuthorizePaymentOutput> {
  switch (row.state) {
    case "open":
      return place(tools, scene, row)
    case "placing":
    case "unknown":
      return resolve(tools, scene.paymentSessionId, row)
    case "placed":
      return answerKnown(tools, {
        orderId: row.klarna_order_id ?? "",
        rowId: row.id,
        sessionId: scene.paymentSessionId,
      })
    case "closed":
      throw requiresMore(CONFIRM_AGAIN)
  }
}
