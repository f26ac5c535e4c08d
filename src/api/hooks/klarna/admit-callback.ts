import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import type { KlarnaModuleService } from "../../../modules/klarna/service"
import { readBody } from "./read-body"
import { readCall } from "./read-call"
import { kindOf, refuseCallback } from "./refuse-callback"

/**
 * Lets through what may be Klarna's, as far as that shows without a look into the tables. In this order: the method and
 * the kind, which are no secrets; the token, so that nobody learns which ids there are; only then the body. Whether there
 * is such a session is found out last, by whoever records the call.
 */
export async function admitCallback(
  request: MedusaRequest,
  response: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  hideToken(request)
  const kind = kindOf(request)
  const id = String(request.params["id"])
  if (request.method !== "POST") return refuseCallback(request, response, "wrong_method")
  if (kind === undefined) return refuseCallback(request, response, "unknown_kind")
  const klarna: KlarnaModuleService = request.scope.resolve("klarna")
  const { order_id, token } = request.query
  if (typeof token !== "string" || !klarna.verifyCallback(token, { id, kind }))
    return refuseCallback(request, response, "bad_token")
  const body = await readBody(request)
  if (body === undefined) return refuseCallback(request, response, "too_large")
  const hints = readCall(kind, { body, order_id })
  if (hints === undefined) return refuseCallback(request, response, "malformed")
  request.validatedBody = { hints, id, kind }
  next()
}

/** Medusa logs the address of every request when it is answered: the token is to stay out of logs. */
export function hideToken(request: { originalUrl: string }): void {
  request.originalUrl = request.originalUrl.replace(/\?.*$/s, "")
}
