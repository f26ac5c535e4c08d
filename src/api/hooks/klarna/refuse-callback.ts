import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import {
  CALLBACK_KINDS,
  type CallbackKind,
  type CallbackRefusal,
} from "../../../modules/klarna/models/klarna-callback"
import type { KlarnaModuleService } from "../../../modules/klarna/service"

const STATUS = {
  bad_token: 401,
  malformed: 400,
  too_large: 413,
  unknown_id: 404,
  unknown_kind: 404,
  wrong_method: 405,
} as const satisfies Record<CallbackRefusal, number>

/** Counts a call that is refused, and answers it. Nothing else stays of it. */
export function refuseCallback(
  request: MedusaRequest,
  response: MedusaResponse,
  reason: CallbackRefusal,
): void {
  const klarna: KlarnaModuleService = request.scope.resolve("klarna")
  klarna.callbacks.countRefusal({ kind: kindOf(request) ?? "other", reason }, klarna.clock.now())
  if (reason === "wrong_method") response.setHeader("Allow", "POST")
  response.sendStatus(STATUS[reason])
}

/** The kind in the call's address, if there is one of that name. */
export function kindOf({ params }: MedusaRequest): CallbackKind | undefined {
  return CALLBACK_KINDS.find((kind) => kind === params["kind"])
}
