import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import {
  recordKlarnaCallbackWorkflow,
  type RecordCallbackInput,
} from "../../../../../workflows/record-callback"
import { refuseCallback } from "../../refuse-callback"

/** A call of Klarna's: recorded, and what it is about woken. Klarna waits two seconds, so nothing is asked of it here. */
export async function POST(
  request: MedusaRequest<RecordCallbackInput>,
  response: MedusaResponse,
): Promise<void> {
  const { result } = await recordKlarnaCallbackWorkflow(request.scope).run({
    input: request.validatedBody,
  })
  if (result === "recorded") response.sendStatus(200)
  else refuseCallback(request, response, result)
}
