import {
  defineMiddlewares,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import type { z } from "zod"

import { ReconcileRequest, SyncRequest } from "../http-contract/admin"
import { AuthorizationRequest, AuthorizePayloadQuery } from "../http-contract/store"
import type { KlarnaModuleService } from "../modules/klarna/service"
import { admitCallback } from "./hooks/klarna/admit-callback"

const LOCK_SECONDS = 30

/** Two captures or refunds of one payment at once double its order transactions in core: here they wait in line. */
async function holdPaymentLock(
  request: MedusaRequest,
  response: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const locking = request.scope.resolve(Modules.LOCKING)
  const answered = () =>
    new Promise<void>((resolve) => {
      response.once("close", resolve)
      next()
    })
  await locking
    .execute([`klarna:record:${String(request.params["id"])}`], answered, { timeout: LOCK_SECONDS })
    .catch((error: unknown) => {
      if (!response.headersSent) next(error)
    })
}

/**
 * Anybody who knows a payment collection can ask for a new session on it, and core then deletes the old one, also when an
 * order was placed with it. A collection whose Klarna order is placed, or being placed, takes none.
 */
async function refuseWhenPaid(
  request: MedusaRequest,
  _response: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const klarna: KlarnaModuleService = request.scope.resolve("klarna")
  if (!(await klarna.sessions.isBeingPaid(String(request.params["id"])))) {
    next()
    return
  }
  next(
    new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "This purchase is already being paid with Klarna.",
    ),
  )
}

/** Puts what a schema of ours accepts where routes read it; anything else is answered with the field's name. */
const check =
  (part: "body" | "query", schema: z.ZodType<Record<string, unknown>>) =>
  (request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction): void => {
    const parsed = schema.safeParse(request[part] ?? {})
    if (!parsed.success) {
      const problems = parsed.error.issues.map(
        ({ path, message }) => `${path.join(".") || part}: ${message}`,
      )
      next(new MedusaError(MedusaError.Types.INVALID_DATA, `${problems.join("; ")}.`))
      return
    }
    Object.assign(
      request,
      part === "body" ? { validatedBody: parsed.data } : { validatedQuery: parsed.data },
    )
    next()
  }

export default defineMiddlewares({
  routes: [
    { matcher: "/admin/payments/:id/capture", method: "POST", middlewares: [holdPaymentLock] },
    { matcher: "/admin/payments/:id/refund", method: "POST", middlewares: [holdPaymentLock] },
    {
      matcher: "/admin/klarna/reconcile",
      method: "POST",
      middlewares: [check("body", ReconcileRequest)],
    },
    {
      matcher: "/admin/klarna/sync",
      method: "POST",
      middlewares: [check("body", SyncRequest)],
    },
    {
      matcher: "/store/payment-collections/:id/payment-sessions",
      method: "POST",
      middlewares: [refuseWhenPaid],
    },
    {
      matcher: "/store/klarna/payment-sessions/:id/authorize-payload",
      method: "GET",
      middlewares: [check("query", AuthorizePayloadQuery)],
    },
    {
      matcher: "/store/klarna/payment-sessions/:id/authorization",
      method: "POST",
      middlewares: [check("body", AuthorizationRequest)],
    },
    {
      // Every method, and the body as it comes: whatever is refused there is counted.
      bodyParser: false,
      matcher: "/hooks/klarna/:id/:kind",
      method: "ALL",
      middlewares: [admitCallback],
    },
  ],
})
