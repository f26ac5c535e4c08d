import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import type { ReconcileReport, ReconcileRequest } from "../../../../http-contract/admin"
import { reconcileWorkflow } from "../../../../workflows/reconcile"

/** Compares everything that isn't settled with Klarna, and repairs what differs. Answers when it is through. */
export async function POST(
  request: MedusaRequest<ReconcileRequest>,
  response: MedusaResponse<ReconcileReport>,
): Promise<void> {
  const { min_age_ms } = request.validatedBody
  const input = { everything: true, min_age_ms }
  const { result } = await reconcileWorkflow(request.scope).run({ input })
  if (!result)
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Reconciliation is running already.")
  response.json(result)
}
