import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { ChargeRunReport } from "../../../../../http-contract/charges"
import { chargeDueSubscriptionsWorkflow } from "../../../../../workflows/charge-due-subscriptions"

/** Charges what is due now, as the job does each minute. */
export async function POST(
  request: MedusaRequest,
  response: MedusaResponse<ChargeRunReport>,
): Promise<void> {
  const { result } = await chargeDueSubscriptionsWorkflow(request.scope).run()
  response.json(result)
}
