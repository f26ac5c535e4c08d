import {
  defineMiddlewares,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"

import { ReconcileRequest, SyncRequest } from "../http-contract/admin"
import { AuthorizationRequest, AuthorizePayloadQuery } from "../http-contract/store"
import { CHARGE_ROUTES } from "./charge-routes"
import { check } from "./check"
import { refuseForeignCancel } from "./foreign-orders"
import { CART_CHANGES, keepChargedCart, refuseWhenPaid } from "./guards"
import { admitCallback } from "./hooks/klarna/admit-callback"
import { TOKEN_ROUTES } from "./token-routes"
import { SUBSCRIPTION_ROUTES } from "./subscription-routes"

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

export default defineMiddlewares({
  routes: [
    ...SUBSCRIPTION_ROUTES,
    ...CHARGE_ROUTES,
    ...TOKEN_ROUTES,
    ...CART_CHANGES.matchers.map((matcher) => ({
      matcher,
      method: [...CART_CHANGES.methods],
      middlewares: [keepChargedCart],
    })),
    { matcher: "/admin/payments/:id/capture", method: "POST", middlewares: [holdPaymentLock] },
    { matcher: "/admin/payments/:id/refund", method: "POST", middlewares: [holdPaymentLock] },
    { matcher: "/admin/orders/:id/cancel", method: "POST", middlewares: [refuseForeignCancel] },
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
