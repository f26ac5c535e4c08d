import type { ManagedOrder } from "../../klarna/contract/managed-order"
import type { PlacedOrder } from "../../klarna/contract/order"
import type { Account } from "../../modules/klarna/accounts/account"
import { emptySessionData } from "./session-data"

/** What a payment remembers of its Klarna order. Public like the session's data: no tokens, no personal data. */
export interface PaymentData {
  readonly session_id: string
  readonly account: string
  readonly klarna_order_id: string
  /** Null until the order was first read. */
  readonly klarna_reference: string | null
  /** When Klarna's authorization ends, ISO 8601; null until the order was first read. */
  readonly expires_at: string | null
  readonly fraud_status: string | null
  readonly authorized_payment_method: unknown
}

/** The data of a payment whose order was just placed. Core stores it for the session too, so the client token goes. */
export function fromPlacedOrder(
  order: PlacedOrder,
  sessionId: string,
  account: Account,
): Record<string, unknown> {
  const data: PaymentData = {
    account: account.id,
    authorized_payment_method: order.authorized_payment_method ?? null,
    expires_at: null,
    fraud_status: order.fraud_status ?? null,
    klarna_order_id: order.order_id,
    klarna_reference: null,
    session_id: sessionId,
  }
  return { ...emptySessionData(sessionId, null), ...data }
}

/** Stored data, brought up to date with the order as Klarna has it now. All other keys are kept. */
export function withOrder(
  data: Record<string, unknown> | undefined,
  order: ManagedOrder,
): Record<string, unknown> {
  const current = {
    expires_at: order.expires_at ?? null,
    fraud_status: order.fraud_status ?? null,
    klarna_order_id: order.order_id,
    klarna_reference: order.klarna_reference ?? null,
  }
  return { ...data, ...current }
}

/** The data of a payment whose order was placed earlier and is read now. */
export function fromManagedOrder(
  order: ManagedOrder,
  sessionId: string,
  account: Account,
): Record<string, unknown> {
  const method = order.initial_payment_method?.type?.toLowerCase()
  const placed = {
    authorized_payment_method: method ? { type: method } : null,
    order_id: order.order_id,
  }
  return withOrder(fromPlacedOrder(placed, sessionId, account), order)
}
