import type { AuthorizePaymentInput, AuthorizePaymentOutput } from "@medusajs/framework/types"

import type { Scene } from "../../../mapping/medusa/scene"
import type { KlarnaSessionRow } from "../../../modules/klarna/service"
import { answerKnown } from "../authorize/answer"
import { place } from "../authorize/place"
import { resolve } from "../authorize/resolve"
import { CONFIRM_AGAIN, CONFIRM_FIRST } from "../authorize/texts"
import { authorizeCharge, NO_CHARGE } from "../charge/authorize"
import { paymentMethodOf } from "../charge/method"
import type { Tools } from "../cradle"
import { paymentSessionIdOf } from "../input"
import { withLock } from "../lock"
import { notAllowed, requiresMore } from "../refusal"
import { isFree, isStillFree, loadScene } from "../scene"
import { emptySessionData } from "../session-data"

/**
 * Places the order at Klarna with what the shopper authorized; a saved payment method is charged instead. An order that
 * was placed before is used, never repeated. Answers `authorized` or `pending_authorization`; throws for everything else,
 * because core books nothing then.
 */
export async function authorize(
  tools: Tools,
  input: AuthorizePaymentInput,
): Promise<AuthorizePaymentOutput> {
  const { cradle, account } = tools
  const id = paymentSessionIdOf(input)
  const charge = await cradle.klarna.charges.ofPaymentSession(id)
  if (charge) return authorizeCharge(tools, input, charge)
  if (paymentMethodOf(input) !== undefined) throw notAllowed(NO_CHARGE)
  const scene = await loadScene(cradle, id)
  if (scene.order?.status === "canceled") throw notAllowed(`Order ${scene.order.id} is canceled.`)
  if (isFree(scene) && (await isStillFree(cradle, scene))) return authorizeFree(tools, id)
  const found = await cradle.klarna.sessions.ofPaymentSession(account.id, id)
  if (!found) throw requiresMore(CONFIRM_FIRST)
  return withLock(cradle, `klarna:place:${found.id}`, async () => {
    const row = await cradle.klarna.sessions.ofPaymentSession(account.id, id)
    if (!row) throw requiresMore(CONFIRM_FIRST)
    cradle.klarna.requireOwn(row)
    return proceed(tools, scene, await withPageOrder(tools, row))
  })
}

/** Nothing is left to pay: core books a payment of nothing, and Klarna has no part in it. */
function authorizeFree({ account }: Tools, sessionId: string): AuthorizePaymentOutput {
  const data = { ...emptySessionData(sessionId, null), account: account.id }
  return { data, status: "authorized" }
}

/** The row, with the order that Klarna placed on its page, where it did. */
async function withPageOrder({ account, cradle }: Tools, row: KlarnaSessionRow) {
  const isAdopted = await cradle.klarna.adoptPageOrder(account, row)
  return (isAdopted ? await cradle.klarna.sessions.find(row.id) : undefined) ?? row
}

async function proceed(
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
      return usePlaced(tools, scene, row)
    case "closed":
      // Core takes back the order that it made. Where its process dies first, reconciliation finds it by this.
      await tools.cradle.klarna.sessions.update({ id: row.id, state: "closed" })
      throw requiresMore(CONFIRM_AGAIN)
  }
}

/** The process may have died before the charge knew of its order. */
async function usePlaced(
  tools: Tools,
  { paymentSessionId: sessionId }: Scene,
  { charge_id, id: rowId, klarna_order_id }: KlarnaSessionRow,
): Promise<AuthorizePaymentOutput> {
  const { charges, clock } = tools.cradle.klarna
  if (charge_id !== null) await charges.adoptPlaced(charge_id, clock.now())
  return answerKnown(tools, { orderId: klarna_order_id ?? "", rowId, sessionId })
}
