import type { DeletePaymentInput, DeletePaymentOutput } from "@medusajs/framework/types"

/**
 * Nothing is told to Klarna: core deletes a payment session while its successor, which uses the same Klarna session, is
 * being made. An unused session ends by itself after 48 hours.
 */
export function forget({ data }: DeletePaymentInput): DeletePaymentOutput {
  return { data }
}
