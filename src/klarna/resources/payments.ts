import type { CustomerTokenCreated } from "../contract/customer-token"
import { ENDPOINTS, type RequestOf } from "../contract/endpoints"
import type { PlacedOrder } from "../contract/order"
import type { SessionCreated, SessionRead } from "../contract/session"
import type { Send } from "../http/send"

/** Klarna Payments v1: sessions and what becomes of their authorizations. */
export interface Payments {
  createSession(body: RequestOf<"createSession">): Promise<SessionCreated>
  /** Klarna keeps fields that are left out. */
  updateSession(sessionId: string, body: RequestOf<"updateSession">): Promise<void>
  readSession(sessionId: string): Promise<SessionRead>
  /** Idempotent per authorization token as long as the body is identical. */
  placeOrder(authorizationToken: string, body: RequestOf<"placeOrder">): Promise<PlacedOrder>
  /**
   * Makes the token for later charges; before the order, when there is one. Idempotent per authorization token.
   * @see docs/klarna-surprises.md, "Sessions and authorizations"
   */
  createCustomerToken(
    authorizationToken: string,
    body: RequestOf<"createCustomerToken">,
  ): Promise<CustomerTokenCreated>
  /** Releases an authorization that no order was placed with. Not repeated by itself: done twice, it is not found. */
  cancelAuthorization(authorizationToken: string): Promise<void>
}

export function createPayments(send: Send): Payments {
  return {
    async createSession(body) {
      return (await send({ body, endpoint: ENDPOINTS.createSession, name: "createSession" })).answer
    },
    async updateSession(session_id, body) {
      await send({
        body,
        endpoint: ENDPOINTS.updateSession,
        name: "updateSession",
        params: { session_id },
      })
    },
    async readSession(session_id) {
      const call = {
        endpoint: ENDPOINTS.readSession,
        name: "readSession",
        params: { session_id },
      } as const
      return (await send(call)).answer
    },
    async placeOrder(authorization_token, body) {
      const params = { authorization_token }
      return (await send({ body, endpoint: ENDPOINTS.placeOrder, name: "placeOrder", params }))
        .answer
    },
    async createCustomerToken(authorization_token, body) {
      const name = "createCustomerToken"
      const params = { authorization_token }
      return (await send({ body, endpoint: ENDPOINTS[name], name, params })).answer
    },
    async cancelAuthorization(authorization_token) {
      await send({
        endpoint: ENDPOINTS.cancelAuthorization,
        name: "cancelAuthorization",
        params: { authorization_token },
      })
    },
  }
}
