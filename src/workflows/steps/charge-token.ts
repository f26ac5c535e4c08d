import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { KlarnaModuleService } from "../../modules/klarna/service"
import { chargeNow } from "../recurring/charges/charge-now"
import { chargeFor, type Charged } from "../recurring/charges/new-charge"
import { contextOf } from "../sync/context"

export type ChargeTokenInput = Charged & {
  /** Ours, `klctok_…`. */
  readonly customer_token_id: string
  /** Whose token it has to be, where the store's code took the id from a browser. */
  readonly customer_id?: string
  /** The customer waits at the store's page: a purchase that only they can mend is in the answer. */
  readonly customer_present?: boolean
  /** Where they confirm it; by default as `options.checkout` says. */
  readonly checkout?: "widget" | "redirect"
}

/** Answers how the charge ended. @throws MedusaError for a token that isn't there, isn't theirs, or is over */
export const chargeTokenStep = createStep(
  "charge-klarna-token",
  async (input: ChargeTokenInput, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    const { checkout, customer_id, customer_present = false, customer_token_id: id } = input
    const token = await klarna.customerTokens.find(id)
    const isTheirs = customer_id === undefined || token?.customer_id === customer_id
    if (!token || !isTheirs) {
      const message = `Customer token ${id} was not found.`
      throw new MedusaError(MedusaError.Types.NOT_FOUND, message)
    }
    const context = contextOf(container, token.account)
    const charge = await chargeFor(context, token, input)
    const wishes = { checkout, isPresent: customer_present, tokenId: token.id }
    return new StepResponse(await chargeNow(context, charge, wishes))
  },
)
