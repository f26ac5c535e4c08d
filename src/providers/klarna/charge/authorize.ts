import type { AuthorizePaymentInput, AuthorizePaymentOutput } from "@medusajs/framework/types"

import type { PlacedOrder } from "../../../klarna/contract/order"
import { KlarnaError } from "../../../klarna/errors/klarna-error"
import { toMinor } from "../../../mapping/money"
import type { KlarnaChargeRow } from "../../../modules/klarna/service"
import { answerKnown, answerPlaced } from "../authorize/answer"
import { endOfPlaced } from "../authorize/attempt"
import { NOT_ANSWERED } from "../authorize/texts"
import type { Tools } from "../cradle"
import { paymentSessionIdOf } from "../input"
import { withLock } from "../lock"
import { notAllowed, requiresMore } from "../refusal"
import { ask } from "./ask"
import { bodyOf } from "./body"
import { forgetDeadOrder } from "./dead-order"
import { checkInstallation, checkToken, checkUnknown } from "./guards"
import { paymentMethodOf } from "./method"
import { noteCharge } from "./note"
import { requireSameRenewal } from "./same-renewal"
import { settleRefusal } from "./refusal"
import { type ChargeScene, loadChargeScene } from "./scene"

export const NO_CHARGE =
  "This payment session is not for this saved payment method any more; please choose one again."

/**
 * Charges the customer token of a payment session. Its row is taken before Klarna is asked: until Klarna answers for
 * certain, or certainly wasn't reached, nothing else can pay the same, and whoever comes again asks under the same key.
 * @throws MedusaError for everything but an order, because core books nothing then
 */
export async function authorizeCharge(
  tools: Tools,
  input: AuthorizePaymentInput,
  found: KlarnaChargeRow,
): Promise<AuthorizePaymentOutput> {
  const { charges, operations } = tools.cradle.klarna
  const scene = await loadChargeScene(tools.cradle, paymentSessionIdOf(input))
  if (scene.scene?.order?.status === "canceled" && !(await operations.isChargeUnknown(found.id))) {
    throw notAllowed("The order is canceled.")
  }
  // Once its order is placed, the session's data is the payment's, and names no method any more.
  const method = paymentMethodOf(input) ?? found.customer_token_id
  if (found.customer_token_id !== method) throw notAllowed(NO_CHARGE)
  return withLock(tools.cradle, `klarna:charge:${found.id}`, async () => {
    const current = (await charges.find(found.id)) ?? found
    const charge = await forgetDeadOrder(tools, current)
    return charge.klarna_order_id === null
      ? proceed(tools, scene, charge)
      : useOrdered(tools, scene, { orderId: charge.klarna_order_id, rowId: charge.id })
  })
}

/** The purchase may have changed since Klarna's order was placed: core must not book more than Klarna pays. */
function useOrdered(
  tools: Tools,
  { amount, currency, paymentSessionId: sessionId }: ChargeScene,
  known: { readonly orderId: string; readonly rowId: string },
): Promise<AuthorizePaymentOutput> {
  return answerKnown(tools, { ...known, amount: toMinor(amount, currency), sessionId })
}

async function proceed(
  tools: Tools,
  scene: ChargeScene,
  charge: KlarnaChargeRow,
): Promise<AuthorizePaymentOutput> {
  const { charges, clock } = tools.cradle.klarna
  const token = await checkInstallation(tools, charge)
  await checkToken(tools, charge, token)
  // Klarna may have an order for what was asked before: then the identical request is repeated.
  if (charge.unknown_since === null && scene.scene) {
    await requireSameRenewal(tools, charge, scene.scene.sale)
  }
  const body = await bodyOf(tools, charge, scene)
  checkUnknown(charge, body.order_amount, clock.now())
  const taken = await charges.takeForToken(charge.id, clock.now())
  if (!taken) throw notAllowed("This is paid already, or being paid right now.")
  await charges.update({ amount: body.order_amount, id: charge.id })
  let placed: PlacedOrder | undefined
  // Read under the lock: only where it was nobody's, what this very call says is all there is to know.
  const isFree = charge.way === null && charge.unknown_since === null
  const tried = isFree ? ("first" as const) : ("again" as const)
  const submission = { body, charge: taken, scene, token, tried }
  const operation = await ask(tools, submission, (order) => (placed = order)).catch(
    async (error: unknown) => {
      if (!(error instanceof KlarnaError)) throw error
      throw (await settleRefusal(tools, submission, error)) ? error : requiresMore(NOT_ANSWERED)
    },
  )
  if (!placed) {
    return useOrdered(tools, scene, { orderId: operation.klarna_id ?? "", rowId: charge.id })
  }
  await noteCharge(tools, submission, endOfPlaced(placed))
  return answerPlaced(placed, scene.paymentSessionId, tools)
}
