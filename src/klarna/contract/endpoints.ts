import type { z } from "zod"

import { CUSTOMER_TOKEN_ENDPOINTS } from "./customer-token-endpoints"
import { HOSTED_PAGE_ENDPOINTS } from "./hosted-page-endpoints"
import { ORDER_MANAGEMENT_ENDPOINTS } from "./order-management-endpoints"
import { PAYMENTS_ENDPOINTS } from "./payments-endpoints"

export type { Endpoint } from "./endpoint"

/** Every call of Klarna's APIs that the client makes. */
export const ENDPOINTS = {
  ...PAYMENTS_ENDPOINTS,
  ...ORDER_MANAGEMENT_ENDPOINTS,
  ...CUSTOMER_TOKEN_ENDPOINTS,
  ...HOSTED_PAGE_ENDPOINTS,
} as const

export type EndpointName = keyof typeof ENDPOINTS
export type RequestOf<N extends EndpointName> = z.infer<(typeof ENDPOINTS)[N]["request"]>
export type AnswerOf<N extends EndpointName> = z.infer<(typeof ENDPOINTS)[N]["answer"]>
