import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

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
export async function refuseCallback(
  request: MedusaRequest,
  response: MedusaResponse,
  reason: CallbackRefusal,
): Promise<void> {
  await count(request, reason)
  if (reason === "wrong_method") response.setHeader("Allow", "POST")
  response.sendStatus(STATUS[reason])
}

/** The kind in the call's address, if there is one of that name. */
export function kindOf({ params }: MedusaRequest): CallbackKind | undefined {
  return CALLBACK_KINDS.find((kind) => kind === params["kind"])
}

/** A refusal that can't be counted is a refusal all the same. */
async function count(request: MedusaRequest, reason: CallbackRefusal): Promise<void> {
  const klarna: KlarnaModuleService = request.scope.resolve("klarna")
  const refused = { kind: kindOf(request) ?? ("other" as const), reason }
  try {
    await klarna.callbacks.countRefusal(refused, klarna.clock.now())
  } catch {
    const logger = request.scope.resolve(ContainerRegistrationKeys.LOGGER)
    logger.warn(`klarna: a refused call (${refused.kind}, ${reason}) couldn't be counted`)
  }
}
