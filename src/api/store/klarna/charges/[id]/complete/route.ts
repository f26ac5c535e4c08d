import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type {
  CompleteChargeRequest,
  PayChargeResponse,
} from "../../../../../../http-contract/charges"
import { completeOpenChargeWorkflow } from "../../../../../../workflows/complete-open-charge"
import { toPayment } from "../../../../../../workflows/recurring/charges/to-payment"

/** Ends a purchase without a cart that its customer approved at Klarna: its order is placed, and the charge is paid. */
export async function POST(
  request: MedusaRequest<CompleteChargeRequest>,
  response: MedusaResponse<PayChargeResponse>,
): Promise<void> {
  const { result } = await completeOpenChargeWorkflow(request.scope).run({
    input: {
      ...request.validatedBody,
      id: String(request.params["id"]),
      user_agent: request.headers["user-agent"],
    },
  })
  response.json({ payment: toPayment(result) })
}
