import { CustomerTokenCreated, CustomerTokenCreateRequest } from "./customer-token"
import { Empty, type Endpoint, NoBody, PLAIN, READ, REPEATABLE } from "./endpoint"
import { PlacedOrder, PlaceOrderRequest } from "./order"
import { SessionCreated, SessionCreateRequest, SessionRead, SessionUpdateRequest } from "./session"

const SESSIONS = "/payments/v1/sessions"
const AUTHORIZATION = "/payments/v1/authorizations/{authorization_token}"

/** Klarna Payments v1. */
export const PAYMENTS_ENDPOINTS = {
  createSession: {
    ...REPEATABLE,
    answer: SessionCreated,
    limit: "create-session",
    method: "POST",
    path: SESSIONS,
    request: SessionCreateRequest,
    status: 200,
  },
  updateSession: {
    ...REPEATABLE,
    answer: Empty,
    method: "POST",
    path: `${SESSIONS}/{session_id}`,
    request: SessionUpdateRequest,
    status: 204,
  },
  readSession: { ...READ, answer: SessionRead, path: `${SESSIONS}/{session_id}` },
  placeOrder: {
    ...REPEATABLE,
    answer: PlacedOrder,
    kept: true,
    method: "POST",
    path: `${AUTHORIZATION}/order`,
    request: PlaceOrderRequest,
    status: 200,
  },
  createCustomerToken: {
    ...REPEATABLE,
    answer: CustomerTokenCreated,
    method: "POST",
    path: `${AUTHORIZATION}/customer-token`,
    request: CustomerTokenCreateRequest,
    status: 200,
  },
  // Not repeatable: after a lost success Klarna is documented to answer 404, which would pass for a failure.
  cancelAuthorization: {
    ...PLAIN,
    answer: Empty,
    method: "DELETE",
    path: AUTHORIZATION,
    request: NoBody,
    status: 204,
  },
} as const satisfies Record<string, Endpoint>
