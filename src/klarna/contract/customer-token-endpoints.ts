import { CustomerToken, CustomerTokenStatusRequest } from "./customer-token"
import { CustomerTokenOrderRequest } from "./customer-token-order"
import { Empty, type Endpoint, KEYED, PLAIN, READ } from "./endpoint"
import { PlacedOrder } from "./order"

const TOKEN = "/customer-token/v1/tokens/{customer_token}"

/** Customer Token v1. */
export const CUSTOMER_TOKEN_ENDPOINTS = {
  readCustomerToken: { ...READ, answer: CustomerToken, path: TOKEN },
  // The answer only says that Klarna took note; the token changes a moment later.
  updateCustomerTokenStatus: {
    ...PLAIN,
    answer: Empty,
    method: "PATCH",
    path: `${TOKEN}/status`,
    request: CustomerTokenStatusRequest,
    status: 202,
  },
  placeCustomerTokenOrder: {
    ...KEYED,
    answer: PlacedOrder,
    method: "POST",
    path: `${TOKEN}/order`,
    request: CustomerTokenOrderRequest,
    status: 200,
  },
} as const satisfies Record<string, Endpoint>
