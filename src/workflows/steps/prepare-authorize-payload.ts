import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { fingerprint } from "../../mapping/fingerprint"
import { MappingError } from "../../mapping/mapping-error"
import { toPlaceOrderRequest, toPurchase } from "../../mapping/purchase"
import {
  findStorefrontPayment,
  type FoundPayment,
  type StorefrontPayment,
} from "./storefront-payment"

/** The place-order body of the cart as it is now: what is authorized and what is placed can't differ. */
export const prepareAuthorizePayloadStep = createStep(
  "prepare-klarna-authorize-payload",
  async (input: StorefrontPayment, { container }) => {
    const payment = await findStorefrontPayment(container, input)
    const { klarna, row } = payment
    if (row.state !== "open")
      throw notAllowed("This Klarna session is over; start the payment again.")
    const payload = toPayload(payment)
    await klarna.sessions.update({ authorize_hash: fingerprint(payload), id: row.id })
    return new StepResponse(payload)
  },
)

function toPayload({ scene, account }: FoundPayment) {
  try {
    const purchase = toPurchase(scene, account)
    if (purchase) return toPlaceOrderRequest(purchase)
  } catch (error) {
    if (error instanceof MappingError)
      throw new MedusaError(MedusaError.Types.INVALID_DATA, error.message)
    throw error
  }
  throw notAllowed("The cart has no country yet; Klarna needs a billing address.")
}

function notAllowed(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
}
