import { z } from "zod"

import { MappingError } from "../mapping-error"
import type { Decimal } from "../money"
import { Exact, MedusaCart } from "./priced"

/** Fields of Query's `payment_session` that make a scene. `total` of the cart is what makes items carry theirs. */
export const SCENE_FIELDS = [
  "id",
  "amount",
  "currency_code",
  "provider_id",
  "payment_collection.id",
  "payment_collection.order.id",
  "payment_collection.order.status",
  "payment_collection.cart.id",
  "payment_collection.cart.total",
  "payment_collection.cart.email",
  "payment_collection.cart.customer_id",
  "payment_collection.cart.currency_code",
  "payment_collection.cart.items.*",
  "payment_collection.cart.items.tax_lines.*",
  "payment_collection.cart.items.adjustments.*",
  "payment_collection.cart.shipping_methods.*",
  "payment_collection.cart.shipping_methods.tax_lines.*",
  "payment_collection.cart.shipping_methods.adjustments.*",
  "payment_collection.cart.billing_address.*",
  "payment_collection.cart.shipping_address.*",
  "payment_collection.cart.region.countries.iso_2",
]

const PaymentSession = z.looseObject({
  amount: Exact,
  currency_code: z.string(),
  id: z.string(),
  payment_collection: z.looseObject({
    cart: MedusaCart.nullish(),
    id: z.string(),
    order: z.looseObject({ id: z.string(), status: z.string().nullish() }).nullish(),
  }),
  provider_id: z.string(),
})

/** What the store itself knows about a payment at this moment. Nothing in it comes from the browser's session data. */
export interface Scene {
  readonly paymentSessionId: string
  readonly paymentCollectionId: string
  readonly providerId: string
  /** What core books for the payment, in major units. */
  readonly amount: Decimal
  readonly currency: string
  readonly cart: MedusaCart
  /** The order of the cart, which core makes just before it authorizes. */
  readonly order: { readonly id: string; readonly status?: string | null | undefined } | null
}

/**
 * Reads Query's answer for one payment session.
 * @throws MappingError when there is no such session, it can't be read, or its collection has no cart
 */
export function parseScene(row: unknown, paymentSessionId: string): Scene {
  const session = PaymentSession.safeParse(row)
  if (!session.success) {
    const problem = session.error.issues
      .map(({ path, message }) => `${path.join(".")} ${message}`)
      .join("; ")
    throw new MappingError(`Payment session ${paymentSessionId} can't be read: ${problem}.`)
  }
  const { payment_collection, amount, currency_code, provider_id } = session.data
  if (!payment_collection.cart) {
    throw new MappingError(
      `Payment collection ${payment_collection.id} has no cart; only carts can be paid with Klarna.`,
    )
  }
  return {
    amount,
    cart: payment_collection.cart,
    currency: currency_code,
    order: payment_collection.order ?? null,
    paymentCollectionId: payment_collection.id,
    paymentSessionId,
    providerId: provider_id,
  }
}
