import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { ChargeChanged } from "../../../../../../http-contract/admin-charges"
import { retryKlarnaChargeWorkflow } from "../../../../../../workflows/retry-charge"

/** A charge that failed is tried now. */
export async function POST(
  request: MedusaRequest,
  response: MedusaResponse<ChargeChanged>,
): Promise<void> {
  const { result } = await retryKlarnaChargeWorkflow(request.scope).run({
    input: { id: String(request.params["id"]) },
  })
  response.json({ charge: result })
}
