import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { ChargeChanged, UnblockRequest } from "../../../../../../http-contract/admin-charges"
import { unblockKlarnaChargeWorkflow } from "../../../../../../workflows/unblock-charge"

/** A person says what became of a charge whose outcome is not known. */
export async function POST(
  request: MedusaRequest<UnblockRequest>,
  response: MedusaResponse<ChargeChanged>,
): Promise<void> {
  const { result } = await unblockKlarnaChargeWorkflow(request.scope).run({
    input: { ...request.validatedBody, id: String(request.params["id"]) },
  })
  response.json({ charge: result })
}
