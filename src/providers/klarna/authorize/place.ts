import type { AuthorizePaymentOutput } from "@medusajs/framework/types"

import type { PlaceOrderRequest } from "../../../klarna/contract/order"
import { fingerprint } from "../../../mapping/fingerprint"
import type { Scene } from "../../../mapping/medusa/scene"
import { type Purchase, reuseKeyOf, toPurchase } from "../../../mapping/purchase"
import { sessionHashOf, toPlaceOrderRequest } from "../../../mapping/requests"
import type { KlarnaSessionRow } from "../../../modules/klarna/service"
import { takeForCustomer } from "../charge/in-place-of"
import { requireSameRenewal } from "../charge/same-renewal"
import { checkoutOfRow, requestFor } from "../checkout"
import type { Tools } from "../cradle"
import { requiresMore } from "../refusal"
import { releaseAuthorization } from "../release"
import { asOpened } from "../as-opened"
import { submit } from "./submit"
import { CONFIRM_AGAIN, CONFIRM_FIRST } from "./texts"
import { findToken } from "./token"

/** Places the order of an open session with what the cart says now, provided that this is what was authorized. */
export async function place(
  tools: Tools,
  scene: Scene,
  row: KlarnaSessionRow,
): Promise<AuthorizePaymentOutput> {
  const found = toPurchase(scene, tools.account, tools.cradle.klarna.options)
  if (!found) throw requiresMore(CONFIRM_FIRST)
  const purchase = await asOpened(tools, row, found)
  const body = toPlaceOrderRequest(purchase)
  const token = await findToken(tools, row)
  if (!isAuthorized(row, { body, purchase })) {
    await releaseAuthorization(tools, row, { reason: "the cart changed after the approval", token })
    throw requiresMore(CONFIRM_AGAIN)
  }
  await requireUnchangedCharge(tools, row, scene)
  await takeForCustomer(tools, row)
  return submit(tools, { body, row, sessionId: scene.paymentSessionId, token })
}

/** A customer who pays a renewal pays what the subscription sells. */
async function requireUnchangedCharge(
  tools: Tools,
  { charge_id: id }: KlarnaSessionRow,
  { sale }: Scene,
): Promise<void> {
  const charge = id === null ? undefined : await tools.cradle.klarna.charges.find(id)
  if (charge) await requireSameRenewal(tools, charge, sale)
}

/**
 * Whether the approval is for this very purchase. Changes that keep the total never reach us before: an address, an
 * e-mail, another item at the same price.
 */
function isAuthorized(
  row: KlarnaSessionRow,
  now: { purchase: Purchase; body: PlaceOrderRequest },
): boolean {
  if (row.reuse_key !== reuseKeyOf(now.purchase)) return false
  if (row.authorize_hash !== null) return row.authorize_hash === fingerprint(now.body)
  return row.payload_hash === sessionHashOf(requestFor(checkoutOfRow(row), now.purchase))
}
