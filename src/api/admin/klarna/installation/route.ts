import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { InstallationConfirmed } from "../../../../http-contract/tokens"
import { confirmKlarnaInstallationWorkflow } from "../../../../workflows/confirm-installation"

/** The store has moved: the merchant confirms that this installation charges its customers from now on. */
export async function POST(
  request: MedusaRequest,
  response: MedusaResponse<InstallationConfirmed>,
): Promise<void> {
  const { result } = await confirmKlarnaInstallationWorkflow(request.scope).run()
  response.json(result)
}
