import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { SyncReport, SyncRequest, SyncTroubles } from "../../../../http-contract/admin"
import { listTroublesWorkflow } from "../../../../workflows/list-troubles"
import { syncNowWorkflow } from "../../../../workflows/sync-now"

/** What couldn't be compared with Klarna: given up, or tried again later. */
export async function GET(
  request: MedusaRequest,
  response: MedusaResponse<SyncTroubles>,
): Promise<void> {
  const { result } = await listTroublesWorkflow(request.scope).run()
  response.json(result)
}

/** Compares one purchase at once, also when it was given up. */
export async function POST(
  request: MedusaRequest<SyncRequest>,
  response: MedusaResponse<SyncReport>,
): Promise<void> {
  const { result } = await syncNowWorkflow(request.scope).run({ input: request.validatedBody })
  response.json(result)
}
