import { MedusaError } from "@medusajs/framework/utils"

import type { OpenCharge } from "../../../mapping/recurring/subscription-life"
import type { KlarnaChargeRow, KlarnaSubscriptionRow } from "../../../modules/klarna/service"
import { claimForCustomer } from "../tokens/claim"
import type { SubscriptionContext } from "./context"

/** A subscription, as somebody asks for it. */
export interface Asked {
  readonly id: string
  /** Who asks; undefined: the merchant, who may see all. */
  readonly customer_id?: string
}

/**
 * The subscription, if it belongs to whoever asks: also as a guest, whose order they have claimed since.
 * @throws MedusaError `not_found`, the same for others' and unknown ones
 */
export async function findOwn(
  { container, klarna }: SubscriptionContext,
  { customer_id, id }: Asked,
): Promise<KlarnaSubscriptionRow> {
  const row = await klarna.subscriptions.find(id)
  if (row && [undefined, row.customer_id].includes(customer_id)) return row
  if (row && customer_id !== undefined && (await claimForCustomer(container, customer_id)) > 0) {
    const claimed = await klarna.subscriptions.find(id)
    if (claimed?.customer_id === customer_id) return claimed
  }
  throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no subscription ${id}.`)
}

/** The charge of the period that is to be paid, while it isn't. */
export async function openChargeOf(
  { klarna }: SubscriptionContext,
  { id, next_period }: KlarnaSubscriptionRow,
): Promise<KlarnaChargeRow | undefined> {
  return (await klarna.charges.openOf(id)).find(({ period }) => period === next_period)
}

export function toOpenCharge(charge: KlarnaChargeRow | undefined): OpenCharge | undefined {
  return (
    charge && {
      isBeingPaid: charge.way !== null || charge.klarna_order_id !== null,
      isPastDue: charge.state === "past_due",
    }
  )
}
