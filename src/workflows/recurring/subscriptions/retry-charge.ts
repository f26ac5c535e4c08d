import { MedusaError } from "@medusajs/framework/utils"

import type { KlarnaChargeRow } from "../../../modules/klarna/service"
import type { SubscriptionContext } from "./context"
import { notAllowed } from "../../not-allowed"

/** @throws MedusaError `not_found` */
export async function findCharge(
  { klarna }: SubscriptionContext,
  id: string,
): Promise<KlarnaChargeRow> {
  const charge = await klarna.charges.find(id)
  if (charge) return charge
  throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no charge ${id}.`)
}

/**
 * The token of a charge is tried now, whatever the schedule says.
 * @throws MedusaError `not_allowed` where it is being paid, is over, is blocked, or is a checkout's that wasn't completed
 */
export async function retryCharge(
  context: SubscriptionContext,
  id: string,
): Promise<KlarnaChargeRow> {
  const { charges, clock, subscriptions } = context.klarna
  const charge = await findCharge(context, id)
  const { subscription_id } = charge
  const subscription =
    subscription_id === null ? undefined : await subscriptions.find(subscription_id)
  if (subscription?.status === "paused") {
    throw notAllowed("Its subscription is paused: resume it first.")
  }
  const due = await charges.retry(id, clock.now())
  if (due) return due
  throw notAllowed(whyNot(charge))
}

function whyNot({ klarna_order_id, state, way }: KlarnaChargeRow): string {
  if (state === "paid") return "This charge is paid."
  if (state === "canceled") return "This charge was cancelled."
  if (state === "blocked") return "This charge is blocked: say first what became of it."
  if (way === "customer") return "The customer is paying it at this moment."
  if (way === null && klarna_order_id === null) {
    return "It was chosen in a checkout that isn't completed: only the shopper can have it charged."
  }
  return "It is being charged already."
}
