import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { AdminCharges, ChargesQuery } from "../../../../http-contract/admin-charges"
import { listKlarnaChargesWorkflow } from "../../../../workflows/list-charges"

/** Charges, newest first. */
export async function GET(
  request: MedusaRequest<unknown, ChargesQuery>,
  response: MedusaResponse<AdminCharges>,
): Promise<void> {
  const { result } = await listKlarnaChargesWorkflow(request.scope).run({
    input: request.validatedQuery,
  })
  response.json(result)
}
