import { MedusaError } from "@medusajs/framework/utils"

import { changeMethod } from "../../../mapping/recurring/subscription-wishes"
import type { KlarnaCustomerTokenRow, KlarnaSubscriptionRow } from "../../../modules/klarna/service"
import { decide, type SubscriptionContext, tell } from "./context"
import { isChargeable } from "./origin"
import { openChargeOf } from "./own"
import { notAllowed } from "../../not-allowed"
import { orRefuse } from "./wishes"

/** Why a change has to wait: a worker has the charge, and which token it takes is settled in a moment. */
export const BEING_CHARGED =
  "It is being charged at this moment; please try again in a few minutes."

/**
 * From now on another saved payment method of the same customer pays; a charge that is open is tried with it at once.
 * @throws MedusaError `not_found` for a method that isn't the customer's, `not_allowed` where it can't pay for this
 */
export async function changeSubscriptionMethod(
  context: SubscriptionContext,
  { id }: Pick<KlarnaSubscriptionRow, "id">,
  tokenId: string,
): Promise<KlarnaSubscriptionRow> {
  const { clock, subscriptions } = context.klarna
  const now = clock.now()
  const changed = await decide(context, id, async (row) => {
    const token = await usableToken(context, row, tokenId)
    await refuseWhileCharged(context, row, now)
    return changeMethod(row, token, now)
  })
  orRefuse(changed)
  await subscriptions.chargeOpenWith(id, tokenId, changed.row.status === "paused" ? null : now)
  await tell(context, changed)
  return changed.row
}

/** A token that can pay for a subscription. @throws MedusaError */
export async function usableToken(
  { klarna }: SubscriptionContext,
  subscription: Pick<KlarnaSubscriptionRow, "customer_id" | "account" | "currency_code" | "status">,
  tokenId: string,
): Promise<KlarnaCustomerTokenRow> {
  const token = await klarna.customerTokens.find(tokenId)
  const isTheirs = token?.customer_id === subscription.customer_id
  if (!token || !isTheirs) {
    const why = `The customer has no payment method ${tokenId}.`
    throw new MedusaError(MedusaError.Types.NOT_FOUND, why)
  }
  if (!isChargeable(token)) throw notAllowed("This payment method was removed.")
  const { currency_code: currency, status } = subscription
  if (token.purchase_currency !== currency) {
    throw notAllowed(
      `This payment method pays in ${token.purchase_currency}; the subscription is charged in ${currency}.`,
    )
  }
  // One that never was charged has no account of its own yet.
  if (token.account !== subscription.account && status !== "incomplete") {
    throw notAllowed("This payment method belongs to another Klarna account of the store.")
  }
  if (token.installation !== klarna.account(token.account).installation) {
    throw notAllowed("This payment method belongs to another installation of the store.")
  }
  return token
}

async function refuseWhileCharged(
  context: SubscriptionContext,
  row: KlarnaSubscriptionRow,
  now: Date,
): Promise<void> {
  const open = await openChargeOf(context, row)
  const isTaken = open?.leased_until != null && open.leased_until > now
  if (isTaken && open.way === null) throw notAllowed(BEING_CHARGED)
}
