import type { PaymentProviderInput } from "@medusajs/framework/types"
import { z } from "zod"

const Method = z.looseObject({ payment_method: z.string().min(1) })

/** The saved payment method that a payment session names, our id of it; undefined where the shopper pays at Klarna. */
export function paymentMethodOf({ data }: PaymentProviderInput): string | undefined {
  return Method.safeParse(data).data?.payment_method
}
