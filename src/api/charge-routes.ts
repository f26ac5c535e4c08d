import { authenticate, type MiddlewareRoute } from "@medusajs/framework/http"

import {
  CompleteChargeRequest,
  PayLinkRequest,
  PaySubscriptionRequest,
} from "../http-contract/charges"
import { check } from "./check"

/** What comes before the routes by which customers pay an open charge. A link needs no login: it is one. */
export const CHARGE_ROUTES: MiddlewareRoute[] = [
  {
    matcher: "/store/klarna/subscriptions/:id/pay",
    method: "POST",
    middlewares: [
      authenticate("customer", ["session", "bearer"]),
      check("body", PaySubscriptionRequest),
    ],
  },
  {
    matcher: "/store/klarna/charges/pay",
    method: "POST",
    middlewares: [
      authenticate("customer", ["session", "bearer"], { allowUnauthenticated: true }),
      check("body", PayLinkRequest),
    ],
  },
  {
    matcher: "/store/klarna/charges/:id/complete",
    method: "POST",
    middlewares: [check("body", CompleteChargeRequest)],
  },
]
