import { Modules } from "@medusajs/framework/utils"

import { fromMinor } from "../../mapping/money"
import type { OrderScene, SyncContext } from "./context"

/** As much of Medusa's Payment module as repairs use; its own type lacks some of what it does. */
interface PaymentBooks {
  updatePayment(change: {
    id: string
    amount?: number
    canceled_at?: Date | null
    captured_at?: Date | null
    data?: Record<string, unknown>
  }): Promise<unknown>
  /** Calls the provider's `updatePayment`. */
  updatePaymentSession(change: {
    id: string
    amount: number
    currency_code: string
    data: Record<string, unknown>
    status: string
  }): Promise<unknown>
  /** Calls no provider. */
  updatePaymentSessions(change: { id: string; amount?: number; status?: string }): Promise<unknown>
  updatePaymentCollections(
    id: string,
    change: {
      amount?: number
      authorized_amount?: number
      captured_amount?: number
      completed_at?: Date | null
      refunded_amount?: number
      status?: string
    },
  ): Promise<unknown>
  deleteCaptures(ids: string[]): Promise<unknown>
  deleteRefunds(ids: string[]): Promise<unknown>
  retrievePayment(id: string): Promise<{ data?: Record<string, unknown> }>
  authorizePaymentSession(id: string, context: object): Promise<unknown>
  createPaymentCollections(
    collections: { amount: number; currency_code: string }[],
  ): Promise<{ id: string }[]>
  refundPayment(refund: {
    payment_id: string
    amount: number
    created_by: string
    metadata: Record<string, unknown>
    note: string
  }): Promise<unknown>
}

export function paymentBooks({ container }: Pick<SyncContext, "container">): PaymentBooks {
  return container.resolve<PaymentBooks>(Modules.PAYMENT)
}

/** Minor units in major ones, as Medusa's modules take them. */
export function toMajor({ order }: Pick<OrderScene, "order">, minor: number): number {
  return fromMinor(minor, order.purchase_currency).toNumber()
}

/** Medusa's spelling of the order's currency. */
export function currencyOf({ order }: Pick<OrderScene, "order">): string {
  return order.purchase_currency.toLowerCase()
}
