import type { PaymentProviderInput } from "@medusajs/framework/types"
import { z } from "zod"

import { unexpected } from "./refusal"

const SessionOf = z.looseObject({ session_id: z.string().min(1) })
const OrderOf = z.looseObject({ klarna_order_id: z.string().min(1) })

/** Medusa's payment session: core's key at initiation and authorization, else its own id in the stored data. */
export function paymentSessionIdOf({ context, data }: PaymentProviderInput): string {
  const id = context?.idempotency_key ?? SessionOf.safeParse(data).data?.session_id
  if (!id) throw unexpected("Medusa named no payment session.")
  return id
}

/** The Klarna order that a payment's data names; undefined before one was placed. */
export function orderIdOf({ data }: PaymentProviderInput): string | undefined {
  return OrderOf.safeParse(data).data?.klarna_order_id
}

/** The Klarna order of a payment. @throws MedusaError when its data names none */
export function requireOrderId(input: PaymentProviderInput): string {
  const id = orderIdOf(input)
  if (!id) throw unexpected("The payment's data names no Klarna order (klarna_order_id).")
  return id
}

/** The id of the capture or refund that core has just written. @throws MedusaError when core named none */
export function requireKey({ context }: PaymentProviderInput, what: string): string {
  if (context?.idempotency_key) return context.idempotency_key
  throw unexpected(`Medusa named no ${what} (context.idempotency_key).`)
}
