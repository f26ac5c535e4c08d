import { AUTHORIZATION_LIFE_MS, PURCHASE_LIFE_MS } from "../../../klarna/contract/lifetimes"
import type { Purchase } from "../../../mapping/purchase"
import type { KlarnaChargeRow, KlarnaSessionRow } from "../../../modules/klarna/service"
import { tokenBoughtFor } from "../as-opened"
import type { Tools } from "../cradle"
import { notAllowed } from "../refusal"

const TAKEN = "This is paid already, or being paid right now; please wait a moment."

/** A purchase by the customer of what a token was to pay, or could have. */
export interface InPlaceOf {
  readonly chargeId: string
  readonly purchase: Purchase
}

/**
 * The purchase as the customer makes it in place of a charge; undefined where there is no charge of the same payment
 * collection. Buying names the token, which makes it chargeable again. A shopper who only chose a saved method before may agree
 * to be charged later in another way: what they agree to then counts.
 * @throws MedusaError `not_allowed` where the charge is paid, or being paid with the token
 */
export async function inPlaceOf(tools: Tools, purchase: Purchase): Promise<InPlaceOf | undefined> {
  const { charges } = tools.cradle.klarna
  const charge = await charges.ofCollection(purchase.reference)
  if (!charge) return undefined
  // At a checkout the shopper may still choose the saved method again: there it is taken when their order is placed.
  if (charge.subscription_id !== null) await take(tools, charge.id, PURCHASE_LIFE_MS)
  else if (charge.way === "token" || charge.state === "paid") throw notAllowed(TAKEN)
  const intent = isLeftToCustomer(charge) ? "buy" : purchase.intent
  const customerToken = await tokenBoughtFor(tools, { charge_id: charge.id, intent })
  return { chargeId: charge.id, purchase: { ...purchase, customerToken, intent } }
}

/** It failed, or is a renewal: the consent that there is goes on, and no other is asked for. */
function isLeftToCustomer({ state, subscription_id }: KlarnaChargeRow): boolean {
  return subscription_id !== null || state === "needs_customer"
}

/**
 * Takes the charge for the customer before their order is placed: of two ways at once, one gets it.
 * @throws MedusaError `not_allowed` where another way has it
 */
export async function takeForCustomer(
  tools: Tools,
  { charge_id: id }: KlarnaSessionRow,
): Promise<void> {
  if (id !== null) await take(tools, id, AUTHORIZATION_LIFE_MS)
}

async function take({ cradle }: Tools, id: string, forMs: number): Promise<void> {
  const { charges, clock } = cradle.klarna
  const now = clock.now()
  const until = new Date(now.getTime() + forMs)
  if (await charges.takeForCustomer(id, { now, until })) return
  throw notAllowed(TAKEN)
}
