import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { KlarnaHealth } from "../../../../http-contract/admin"
import { inspectHealthWorkflow } from "../../../../workflows/inspect-health"

/** Whether shoppers can pay with Klarna: credentials of each account, and regions that offer it where it doesn't sell. */
export async function GET(
  request: MedusaRequest,
  response: MedusaResponse<KlarnaHealth>,
): Promise<void> {
  const { result } = await inspectHealthWorkflow(request.scope).run()
  response.json(result)
}
