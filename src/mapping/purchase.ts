import type { PlaceOrderRequest } from "../klarna/contract/order"
import type { AcquiringChannel, SessionCreateRequest } from "../klarna/contract/session"
import { toKlarnaAddress } from "./addresses"
import { fingerprint } from "./fingerprint"
import {
  type AccountRegion,
  purchaseCountryOf,
  type PurchaseMarket,
  toPurchaseMarket,
} from "./market"
import type { MedusaCart } from "./medusa/priced"
import type { Scene } from "./medusa/scene"
import { toMinor } from "./money"
import { toOrderLines } from "./order-lines"

/** All that a purchase's requests are made from. */
export interface Purchase {
  readonly cart: MedusaCart
  readonly market: PurchaseMarket
  /** In minor units. */
  readonly amount: number
  /** Medusa's payment collection: it outlives payment sessions, so that re-created ones change nothing at Klarna. */
  readonly reference: string
}

/**
 * The purchase of a scene; undefined while the cart has no country yet.
 * @throws MappingError when Klarna, or this account, doesn't sell there
 */
export function toPurchase(scene: Scene, account: AccountRegion): Purchase | undefined {
  const country = purchaseCountryOf(scene.cart)
  if (!country) return undefined
  const market = toPurchaseMarket(country, scene.currency, account)
  const amount = toMinor(scene.amount, market.currency)
  return { amount, cart: scene.cart, market, reference: scene.paymentCollectionId }
}

/** What session and order say alike, without personal data. */
function toPurchaseRequest({ cart, market, amount, reference }: Purchase) {
  const order_lines = toOrderLines(cart, { amount, currency: market.currency })
  return {
    locale: market.locale,
    merchant_reference1: reference,
    order_amount: amount,
    order_lines,
    order_tax_amount: order_lines.reduce((sum, line) => sum + (line.total_tax_amount ?? 0), 0),
    purchase_country: market.country,
    purchase_currency: market.currency,
  }
}

/**
 * Body of a session's creation or update: no personal data, which Klarna asks for only when the shopper authorizes.
 * @throws MappingError
 */
export function toSessionRequest(
  purchase: Purchase,
  channel: AcquiringChannel,
): SessionCreateRequest {
  return { ...toPurchaseRequest(purchase), acquiring_channel: channel, intent: "buy" }
}

/**
 * Body of placing the order, and the data that the browser authorizes with: what the session said, and now the
 * addresses. Klarna compares the two.
 * @throws MappingError
 */
export function toPlaceOrderRequest(purchase: Purchase): PlaceOrderRequest {
  const { billing_address, shipping_address, email } = purchase.cart
  const billing = billing_address ?? shipping_address
  const shipping = shipping_address ?? billing_address
  return {
    ...toPurchaseRequest(purchase),
    billing_address: billing ? toKlarnaAddress(billing, email) : undefined,
    shipping_address: shipping ? toKlarnaAddress(shipping, email) : undefined,
  }
}

/**
 * Body of the session behind a hosted page: nobody sends Klarna the person there later, so it says all that the order will.
 * @throws MappingError
 */
export function toHostedSessionRequest(
  purchase: Purchase,
  channel: AcquiringChannel,
): SessionCreateRequest {
  return { ...toPlaceOrderRequest(purchase), acquiring_channel: channel, intent: "buy" }
}

/** What can't be changed in a session that exists, and whose it is: a session never passes to another shopper. */
export function reuseKeyOf({ cart, market }: Purchase): string {
  const { customer_id: customer, email } = cart
  return fingerprint({ ...market, customer: customer ?? null, email: email ?? null, intent: "buy" })
}
