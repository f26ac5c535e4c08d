import {
  authenticate,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
  type MiddlewareRoute,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import {
  AdminCustomerTokensQuery,
  SignUpAuthorizationRequest,
  SignUpRequest,
} from "../http-contract/tokens"
import { claimKlarnaOrderWorkflow } from "../workflows/claim-order"
import { check } from "./check"

const WAYS = ["session", "bearer"] as const

/** Core tells nobody that an order's transfer was accepted: what a guest agreed to goes with it, once that is answered. */
function claimWhenAccepted(
  request: MedusaRequest,
  response: MedusaResponse,
  next: MedusaNextFunction,
): void {
  const { scope } = request
  const order_id = String(request.params["id"])
  response.once("finish", () => {
    if (response.statusCode !== 200) return
    claimKlarnaOrderWorkflow(scope)
      .run({ input: { order_id } })
      .catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error)
        const logger = scope.resolve(ContainerRegistrationKeys.LOGGER)
        logger.warn(`klarna: what belongs to order ${order_id} is moved later: ${reason}`)
      })
  })
  next()
}

/** What comes before the routes about saved payment methods. A guest signs up with a cart, without a login. */
export const TOKEN_ROUTES: MiddlewareRoute[] = [
  {
    matcher: "/store/klarna/customer-tokens",
    method: "GET",
    middlewares: [authenticate("customer", [...WAYS])],
  },
  {
    matcher: "/store/klarna/customer-tokens/:id",
    method: "DELETE",
    middlewares: [authenticate("customer", [...WAYS])],
  },
  {
    matcher: "/store/klarna/customer-tokens/sessions",
    method: "POST",
    middlewares: [
      authenticate("customer", [...WAYS], { allowUnauthenticated: true }),
      check("body", SignUpRequest),
    ],
  },
  {
    matcher: "/store/klarna/customer-tokens/sessions/:id/authorization",
    method: "POST",
    middlewares: [
      authenticate("customer", [...WAYS], { allowUnauthenticated: true }),
      check("body", SignUpAuthorizationRequest),
    ],
  },
  {
    matcher: "/store/orders/:id/transfer/accept",
    method: "POST",
    middlewares: [claimWhenAccepted],
  },
  {
    matcher: "/admin/klarna/customer-tokens",
    method: "GET",
    middlewares: [check("query", AdminCustomerTokensQuery)],
  },
]
