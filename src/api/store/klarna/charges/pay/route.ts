import type { MedusaResponse, MedusaStoreRequest } from "@medusajs/framework/http"

import type { PayChargeResponse, PayLinkRequest } from "../../../../../http-contract/charges"
import { loggedIn } from "../../../../logged-in"
import { payOpenChargeWorkflow } from "../../../../../workflows/pay-open-charge"
import { toPayment } from "../../../../../workflows/recurring/charges/to-payment"

/** Whoever has the link that the customer got pays the charge at Klarna. The link is used up. */
export async function POST(
  request: MedusaStoreRequest<PayLinkRequest>,
  response: MedusaResponse<PayChargeResponse>,
): Promise<void> {
  const { result } = await payOpenChargeWorkflow(request.scope).run({
    input: { ...request.validatedBody, customer_id: loggedIn(request) },
  })
  response.json({ payment: toPayment(result) })
}
