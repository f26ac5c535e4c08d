import type { CustomerToken, CustomerTokenStatusRequest } from "../contract/customer-token"
import { ENDPOINTS, type RequestOf } from "../contract/endpoints"
import type { PlacedOrder } from "../contract/order"
import type { Send } from "../http/send"

/** A customer token and the key under which a charge of it takes effect once. */
export interface Charge {
  readonly customerToken: string
  readonly idempotencyKey: string
}

/** Customer Token v1: what a shopper agreed to be charged for later. */
export interface CustomerTokens {
  read(customerToken: string): Promise<CustomerToken>
  /** Klarna only takes note; the status changes a moment later. Cancelling is final, and may be asked for twice. */
  updateStatus(customerToken: string, status: CustomerTokenStatusRequest["status"]): Promise<void>
  /** Places an order without the shopper. Without its key, every call would be another charge. */
  placeOrder(charge: Charge, body: RequestOf<"placeCustomerTokenOrder">): Promise<PlacedOrder>
}

export function createCustomerTokens(send: Send): CustomerTokens {
  return {
    async read(customer_token) {
      const name = "readCustomerToken"
      return (await send({ endpoint: ENDPOINTS[name], name, params: { customer_token } })).answer
    },
    async updateStatus(customer_token, status) {
      const name = "updateCustomerTokenStatus"
      const params = { customer_token }
      await send({ body: { status }, endpoint: ENDPOINTS[name], name, params })
    },
    async placeOrder({ customerToken, idempotencyKey }, body) {
      const name = "placeCustomerTokenOrder"
      const params = { customer_token: customerToken }
      const call = { body, endpoint: ENDPOINTS[name], idempotencyKey, name, params } as const
      return (await send(call)).answer
    },
  }
}
