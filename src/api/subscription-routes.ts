import { authenticate, type MiddlewareRoute } from "@medusajs/framework/http"

import { ChargesQuery, UnblockRequest } from "../http-contract/admin-charges"
import {
  AdminCancelRequest,
  AdminSubscriptionsQuery,
  CancelRequest,
  Page,
  PaymentMethodRequest,
} from "../http-contract/subscriptions"
import { check } from "./check"

const STORE = "/store/klarna/subscriptions"
const ADMIN = "/admin/klarna"

/** What comes before the routes of subscriptions and charges. A customer logs in, and sees their own. */
export const SUBSCRIPTION_ROUTES: MiddlewareRoute[] = [
  { matcher: `${STORE}*`, middlewares: [authenticate("customer", ["session", "bearer"])] },
  { matcher: STORE, method: "GET", middlewares: [check("query", Page)] },
  { matcher: `${STORE}/:id/cancel`, method: "POST", middlewares: [check("body", CancelRequest)] },
  {
    matcher: `${STORE}/:id/payment-method`,
    method: "POST",
    middlewares: [check("body", PaymentMethodRequest)],
  },
  {
    matcher: `${ADMIN}/subscriptions`,
    method: "GET",
    middlewares: [check("query", AdminSubscriptionsQuery)],
  },
  {
    matcher: `${ADMIN}/subscriptions/:id/cancel`,
    method: "POST",
    middlewares: [check("body", AdminCancelRequest)],
  },
  { matcher: `${ADMIN}/charges`, method: "GET", middlewares: [check("query", ChargesQuery)] },
  {
    matcher: `${ADMIN}/charges/:id/unblock`,
    method: "POST",
    middlewares: [check("body", UnblockRequest)],
  },
]
