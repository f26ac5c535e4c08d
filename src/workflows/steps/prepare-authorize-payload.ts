import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { PlaceOrderRequest } from "../../klarna/contract/order"
import { fingerprint } from "../../mapping/fingerprint"
import { concessionsOf } from "../../mapping/concessions"
import { MappingError } from "../../mapping/mapping-error"
import { toPurchase } from "../../mapping/purchase"
import {
  type AuthorizePayload,
  toAuthorizePayload,
  toPlaceOrderRequest,
} from "../../mapping/requests"
import { type AskingBrowser, knownDeviceClass } from "./device-class"
import {
  findStorefrontPayment,
  type FoundPayment,
  type StorefrontPayment,
} from "./storefront-payment"
import { notAllowed } from "../not-allowed"

export type PrepareAuthorizePayloadInput = StorefrontPayment & AskingBrowser

/** What the browser authorizes with, of the cart as it is now: what is authorized and what is placed can't differ. */
export const prepareAuthorizePayloadStep = createStep(
  "prepare-klarna-authorize-payload",
  async ({ user_agent, ...input }: PrepareAuthorizePayloadInput, { container }) => {
    const payment = await findStorefrontPayment(container, input)
    const { klarna, row } = payment
    if (row.state !== "open")
      throw notAllowed("This Klarna session is over; start the payment again.")
    const { body, payload } = toPayload(payment)
    const device_class = knownDeviceClass(user_agent, row)
    await klarna.sessions.update({ authorize_hash: fingerprint(body), device_class, id: row.id })
    return new StepResponse(payload)
  },
)

interface Prepared {
  readonly body: PlaceOrderRequest
  readonly payload: AuthorizePayload
}

function toPayload({ klarna, row, scene, account }: FoundPayment): Prepared {
  try {
    const found = toPurchase(scene, account, klarna.options)
    const purchase = found && { ...found, concessions: concessionsOf(row) }
    if (purchase)
      return { body: toPlaceOrderRequest(purchase), payload: toAuthorizePayload(purchase) }
  } catch (error) {
    if (error instanceof MappingError)
      throw new MedusaError(MedusaError.Types.INVALID_DATA, error.message)
    throw error
  }
  throw notAllowed("The cart has no country yet; Klarna needs a billing address.")
}
