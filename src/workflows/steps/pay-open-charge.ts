import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { KlarnaChargeRow, KlarnaModuleService } from "../../modules/klarna/service"
import { chargeNow, type ChargeResult } from "../recurring/charges/charge-now"
import { openFallback } from "../recurring/charges/fallback"
import { chargeOfLink, openChargeOf } from "../recurring/charges/find-charge"
import { findOwn } from "../recurring/subscriptions/own"
import { contextOf, type SyncContext } from "../sync/context"

/** By the link that the customer got, or for their own subscription. */
export type PayOpenChargeInput = {
  readonly checkout?: "widget" | "redirect" | undefined
} & (
  | {
      readonly link: string
      /** Who is logged in, if anybody: it has to be the link's customer. */
      readonly customer_id?: string | undefined
    }
  | {
      readonly subscription_id: string
      readonly customer_id: string
      /** Another saved payment method of theirs, which is charged at once. */
      readonly customer_token_id?: string | undefined
    }
)

export const payOpenChargeStep = createStep(
  "pay-open-klarna-charge",
  async (input: PayOpenChargeInput, { container }) => {
    if ("link" in input) {
      const charge = await chargeOfLink(container, input)
      return new StepResponse(await offer(container, charge, input.checkout))
    }
    const charge = await ownCharge(container, input.subscription_id, input.customer_id)
    const { checkout, customer_id, customer_token_id: tokenId } = input
    if (tokenId === undefined) return new StepResponse(await offer(container, charge, checkout))
    const context = contextOf(container, charge.account)
    await checkToken(context, charge, { customer_id, tokenId })
    return new StepResponse(
      await chargeNow(context, charge, { checkout, isPresent: true, tokenId }),
    )
  },
)

async function offer(
  container: MedusaContainer,
  charge: KlarnaChargeRow,
  checkout: "widget" | "redirect" | undefined,
): Promise<ChargeResult> {
  const fallback = await openFallback(contextOf(container, charge.account), charge, checkout)
  return {
    charge_id: charge.id,
    code: charge.last_code,
    fallback,
    klarna_order_id: null,
    message: null,
    order_id: null,
    payment_id: null,
    status: "needs_customer",
  }
}

/** @throws MedusaError `not_found` for another customer's, as for one that isn't there */
async function ownCharge(
  container: MedusaContainer,
  id: string,
  customer_id: string,
): Promise<KlarnaChargeRow> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  await findOwn({ container, klarna }, { customer_id, id })
  return openChargeOf(container, id)
}

/** @throws MedusaError `not_found` for a method that isn't the customer's, or can't be charged for this */
async function checkToken(
  { klarna }: SyncContext,
  charge: KlarnaChargeRow,
  { customer_id, tokenId }: { customer_id: string; tokenId: string },
): Promise<void> {
  const token = await klarna.customerTokens.find(tokenId)
  const isUsable =
    token?.customer_id === customer_id &&
    token.account === charge.account &&
    token.purchase_currency === charge.currency_code &&
    token.status !== "CANCELLED" &&
    token.revoke_requested_at === null
  if (isUsable) return
  const message = `Payment method ${tokenId} was not found among the customer's.`
  throw new MedusaError(MedusaError.Types.NOT_FOUND, message)
}
