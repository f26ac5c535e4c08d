import type { Data } from "../data"
import { authorizationExpiry, authorizationState } from "../state/authorization"
import type { Order } from "../state/order"
import type { Session } from "../state/session"
import { sessionExpiry, sessionStatus } from "../state/session"
import { authorizationsOf } from "../state/store"
import type { OrderView, RefundView } from "../views/order-view"
import { orderView, refundView } from "../views/order-view"
import type { World } from "../world"

/** An order as the API reads it back, plus what only the sandbox can tell. */
export interface OrderOverview extends OrderView {
  /** `null` for an order that a customer token was charged with. */
  readonly session_id: string | null
  readonly authorization_token: string | null
  /** The customer token that it was charged to or is tied to. */
  readonly customer_token: string | null
  readonly acknowledged_at: string | null
  /** With the `reference` that the API does not read back. */
  readonly refunds: readonly (RefundView & { readonly reference: string })[]
}

export interface AuthorizationOverview {
  readonly authorization_token: string
  readonly state: "live" | "placed" | "released" | "expired"
  readonly created_at: string
  readonly expires_at: string
}

export interface SessionOverview {
  readonly session_id: string
  readonly status: "complete" | "incomplete"
  readonly created_at: string
  readonly expires_at: string
  readonly order_id: string | null
  readonly authorizations: readonly AuthorizationOverview[]
  /** The purchase as last sent. */
  readonly purchase: Data
}

export const orderOverview = (order: Order, now: Date): OrderOverview => ({
  ...orderView(order, now),
  acknowledged_at: order.acknowledgedAt?.toISOString() ?? null,
  authorization_token: order.authorizationToken ?? null,
  customer_token: order.tokenId ?? null,
  refunds: order.refunds.map((refund) => ({ ...refundView(refund), reference: refund.reference })),
  session_id: order.sessionId ?? null,
})

export function sessionOverview(session: Session, world: World): SessionOverview {
  const now = world.clock.now()
  return {
    authorizations: authorizationsOf(world.store, session).map((authorization) => ({
      authorization_token: authorization.token,
      created_at: authorization.createdAt.toISOString(),
      expires_at: authorizationExpiry(authorization).toISOString(),
      state: authorizationState(authorization, now),
    })),
    created_at: session.createdAt.toISOString(),
    expires_at: sessionExpiry(session).toISOString(),
    order_id: session.orderId ?? null,
    purchase: session.purchase,
    session_id: session.id,
    status: sessionStatus(session),
  }
}
