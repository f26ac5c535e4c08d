import { z } from "zod"

import type { OrderLine } from "../../klarna/contract/order-line"
import { MappingError } from "../mapping-error"
import type { Decimal } from "../money"
import { Exact } from "./amount"
import { OrderChange } from "./order-change"
import { MedusaSale } from "./sale"

const PaymentSession = z.object({
  amount: Exact,
  currency_code: z.string(),
  id: z.string(),
  payment_collection: z.object({
    cart: MedusaSale.nullish(),
    id: z.string(),
    order: z.object({ id: z.string(), status: z.string().nullish() }).nullish(),
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
  /** The cart that is paid for, or the order where the payment collection has no cart. */
  readonly sale: MedusaSale
  /** What the store's code charges, with neither cart nor order behind it; else the sale says it. */
  readonly lines?: readonly OrderLine[]
  /** Null when an order is paid for. */
  readonly cartId: string | null
  /** The order of the cart, which core makes just before it authorizes; or the order that is paid for. */
  readonly order: { readonly id: string; readonly status?: string | null | undefined } | null
  /** What was added to the order since it was placed; empty for a cart. */
  readonly changes: readonly OrderChange[]
}

/** What Query answers for the order of a payment collection without a cart. */
export interface OrderRows {
  /** Of `order`, with ORDER_FIELDS. */
  readonly order: unknown
  /** Of `order_change`, with ORDER_CHANGE_FIELDS. */
  readonly changes: readonly unknown[]
}

/** The order that has to be loaded as well, because the payment collection has no cart. */
export function orderToLoad(row: unknown): string | undefined {
  const collection = Without.safeParse(row).data?.payment_collection
  return collection?.cart == null ? collection?.order?.id : undefined
}

/** The payment collection of a payment session where neither cart nor order says what is paid. */
export function collectionAlone(row: unknown): string | undefined {
  const collection = Without.safeParse(row).data?.payment_collection
  return collection && collection.cart == null && !collection.order ? collection.id : undefined
}

const Without = z.object({
  payment_collection: z.object({
    id: z.string(),
    cart: z.unknown().optional(),
    order: z.object({ id: z.string() }).nullish(),
  }),
})

/**
 * Reads Query's answer for one payment session, and for the order where `orderToLoad` named one.
 * @throws MappingError when there is no such session, it can't be read, or its collection has neither cart nor order
 */
export function parseScene(row: unknown, paymentSessionId: string, rows?: OrderRows): Scene {
  const what = `Payment session ${paymentSessionId}`
  const session = parseSession(row, what)
  const { cart, order } = session.payment_collection
  if (!cart && !(order && rows)) {
    throw new MappingError(
      `Payment collection ${session.payment_collection.id} has no cart and no order; nothing else can be paid with Klarna.`,
    )
  }
  return {
    ...session.facts,
    cartId: cart?.id ?? null,
    changes: cart ? [] : read(z.array(OrderChange), rows?.changes, `${what}: its order's changes`),
    order: order ?? null,
    sale: cart ?? read(MedusaSale, rows?.order, `${what}: its order`),
  }
}

/** A payment session's own part of a scene. @throws MappingError */
export function parseSession(row: unknown, what: string) {
  const { amount, currency_code, id, payment_collection, provider_id } = read(
    PaymentSession,
    row,
    what,
  )
  const facts = {
    amount,
    currency: currency_code,
    paymentCollectionId: payment_collection.id,
    paymentSessionId: id,
    providerId: provider_id,
  }
  return { facts, payment_collection }
}

/** One wrong field of a thousand lines would else be a thousand problems. */
const NAMED_PROBLEMS = 3

function read<T extends z.ZodType>(schema: T, value: unknown, what: string): z.output<T> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const problem = parsed.error.issues
    .slice(0, NAMED_PROBLEMS)
    .map(({ path, message }) => `${path.join(".")} ${message}`)
    .join("; ")
  throw new MappingError(`${what} can't be read: ${problem}.`)
}
