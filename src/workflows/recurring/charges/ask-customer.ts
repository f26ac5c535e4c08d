import type { KlarnaChargeRow } from "../../../modules/klarna/service"
import { emit, type SyncContext } from "../../sync/context"
import { aboutCharge, whyFailed } from "./about"

const LINK_LIFE_MS = 7 * 24 * 3_600_000

/**
 * Only a purchase of the customer's own helps: the store is told, with a link to pay by that works once. The schedule sleeps
 * until `until`, when it is given up; null: nothing follows.
 */
export async function askCustomer(
  context: SyncContext,
  charge: KlarnaChargeRow,
  until: Date | null,
): Promise<void> {
  const { klarna } = context
  const expiresAt = new Date(klarna.clock.now().getTime() + LINK_LIFE_MS)
  const { hash, token } = klarna.chargeLinks.make(charge.id, expiresAt)
  await klarna.charges.update({
    id: charge.id,
    link_hash: hash,
    // Due until it is told: whoever follows a process that died asks once more.
    next_try_at: klarna.clock.now(),
    state: "needs_customer",
  })
  const storefrontUrl = isSold(charge) ? klarna.options.storefrontUrl : undefined
  await emit(context, "klarna.charge.needs_customer", {
    ...aboutCharge(charge),
    ...whyFailed(charge),
    expires_at: storefrontUrl === undefined ? null : expiresAt.toISOString(),
    link: storefrontUrl === undefined ? null : `${storefrontUrl}/klarna/pay?token=${token}`,
  })
  await klarna.charges.sleepAsked(charge.id, until)
}

/** Where the store's code went by core's payment sessions, nothing says what its customer would buy. */
function isSold({ cart_id, lines, order_id, subscription_id }: KlarnaChargeRow): boolean {
  return (cart_id ?? subscription_id ?? order_id ?? lines) !== null
}
