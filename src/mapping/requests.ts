import type { Address } from "../klarna/contract/address"
import type { CustomerTokenOrderRequest } from "../klarna/contract/customer-token-order"
import type { PlaceOrderRequest } from "../klarna/contract/order"
import type { LineSubscription, OrderLine } from "../klarna/contract/order-line"
import type { Attachment, SessionCreateRequest } from "../klarna/contract/session"
import { type Addressee, toKlarnaAddress } from "./addresses"
import { toKlarnaCustomer } from "./customer"
import { toAttachment } from "./extra-merchant-data"
import { fingerprint } from "./fingerprint"
import { MappingError } from "./mapping-error"
import { withShortReferences } from "./lines/short-references"
import { toTokenLine } from "./lines/token-line"
import { taxOfLines, toOrderLines } from "./order-lines"
import { toOrderPaymentLines } from "./order-payment-lines"
import { type Organization, organizationOf } from "./organization"
import type { Purchase } from "./purchase"

/** Where Klarna wants the addresses before the shopper authorizes. @see klarna: Payments, United States */
export const ADDRESSES_AT_LOAD: ReadonlySet<string> = new Set(["US"])

/** What the browser authorizes with. */
export type AuthorizePayload = PlaceOrderRequest & { attachment?: Attachment | undefined }

/**
 * Body of a session's creation or update: no personal data, which Klarna asks for only when the shopper authorizes. The
 * United States are the exception, as far as the cart has usable addresses yet.
 * @throws MappingError
 */
export function toSessionRequest(purchase: Purchase): SessionCreateRequest {
  const { intent, market, settings } = purchase
  const personal = ADDRESSES_AT_LOAD.has(market.country) && hasAddresses(purchase)
  return {
    ...withToken(toBody(purchase, personal), purchase),
    acquiring_channel: settings.acquiringChannel,
    attachment: attachmentOf(purchase),
    intent,
  }
}

/** A purchase in place of a failed charge says which token it stands in for; nobody but Klarna reads it. */
function withToken(
  body: SessionCreateRequest,
  { customerToken: customer_token }: Purchase,
): SessionCreateRequest {
  return customer_token === undefined
    ? body
    : { ...body, customer: { ...body.customer, customer_token } }
}

/**
 * What the browser authorizes with: the order's body, and what the order's body has no room for.
 * @throws MappingError
 */
export function toAuthorizePayload(purchase: Purchase): AuthorizePayload {
  return { ...toPlaceOrderRequest(purchase), attachment: attachmentOf(purchase) }
}

/**
 * Body of placing the order. Klarna compares it with what the browser authorized.
 * @throws MappingError
 */
export function toPlaceOrderRequest(purchase: Purchase): PlaceOrderRequest {
  return toBody(purchase, true)
}

/**
 * Body of the session behind a hosted page: nobody sends Klarna the person there later, so it says all that the order will.
 * @throws MappingError
 */
export function toHostedSessionRequest(purchase: Purchase): SessionCreateRequest {
  const { intent, settings } = purchase
  return {
    ...withToken(toAuthorizePayload(purchase), purchase),
    acquiring_channel: settings.acquiringChannel,
    intent,
  }
}

/**
 * Body of a charge of a customer token: what an order's body says, but what the token says itself. What is charged is what
 * the shopper agreed to, so goods carry the subscription that is given, else what their products say.
 * @throws MappingError also for more than a token can be charged in a line, and for nothing at all
 */
export function toTokenOrderRequest(
  purchase: Purchase,
  subscription?: LineSubscription,
): CustomerTokenOrderRequest {
  const { amount, market } = purchase
  if (amount < 1) throw new MappingError("There is nothing to charge; Klarna expects at least 1.")
  const organization = organizationOf(purchase.scene.sale, market.country)
  const order_lines = linesOf(purchase, subscription)
  return {
    attachment: attachmentOf(purchase),
    ...referencesOf(purchase),
    order_amount: amount,
    order_lines: order_lines.map((line) => toTokenLine(line, market.currency)),
    order_tax_amount: taxOfLines(order_lines, amount) ?? 0,
    purchase_currency: market.currency,
    shipping_address: addressesOf(purchase, organization).shipping_address,
  }
}

/** Equal for equal sessions, whatever the store's own hook says of them at one moment or another. */
export function sessionHashOf({ attachment: _, ...request }: SessionCreateRequest): string {
  return fingerprint(request)
}

/** The one place where session, authorization and order get what they say alike. */
function toBody(purchase: Purchase, wanted: boolean): PlaceOrderRequest {
  const { amount, concessions, market, scene } = purchase
  const personal = wanted && !concessions?.without_people
  const organization = organizationOf(scene.sale, market.country)
  const order_lines = linesOf(purchase)
  return {
    customer: toKlarnaCustomer(scene.sale, organization, personal),
    locale: market.locale,
    ...referencesOf(purchase),
    order_amount: amount,
    order_lines,
    order_tax_amount: taxOfLines(order_lines, amount),
    purchase_country: market.country,
    purchase_currency: market.currency,
    ...(personal ? addressesOf(purchase, organization) : {}),
  }
}

function referencesOf({ reference, scene }: Purchase) {
  return {
    merchant_reference1: reference,
    // A cart's order doesn't exist yet; it is named afterwards.
    merchant_reference2: scene.cartId === null ? scene.sale.id : undefined,
  }
}

function linesOf(purchase: Purchase, subscription?: LineSubscription): OrderLine[] {
  const { amount, concessions, market, scene, settings } = purchase
  if (concessions?.short_references) {
    const whole = linesOf({ ...purchase, concessions: undefined }, subscription)
    return withShortReferences(whole) ?? whole
  }
  if (scene.lines) return [...scene.lines]
  const sum = {
    amount,
    currency: market.currency,
    storefrontUrl: settings.storefrontUrl,
    subscription,
    taxApart: settings.separateSalesTax.includes(market.country),
  }
  return scene.cartId === null
    ? toOrderPaymentLines(scene.sale, scene.changes, sum)
    : toOrderLines(scene.sale, sum)
}

interface Addresses {
  readonly billing_address: Address | undefined
  readonly shipping_address: Address | undefined
}

function addressesOf(
  { market, scene }: Purchase,
  organization: Organization | undefined,
): Addresses {
  const { billing_address, shipping_address, email } = scene.sale
  const billing = billing_address ?? shipping_address
  const shipping = shipping_address ?? billing_address
  const addressee: Addressee = { email, locale: market.locale, organization: organization?.name }
  return {
    billing_address: billing ? toKlarnaAddress(billing, addressee) : undefined,
    shipping_address: shipping ? toKlarnaAddress(shipping, addressee) : undefined,
  }
}

/** Whether the cart has addresses that Klarna takes: while the shopper still types, it hasn't. */
function hasAddresses(purchase: Purchase): boolean {
  try {
    return addressesOf(purchase, undefined).billing_address !== undefined
  } catch (error) {
    if (error instanceof MappingError) return false
    throw error
  }
}

function attachmentOf({ market, scene, settings }: Purchase): Attachment | undefined {
  return toAttachment(scene.sale, market, settings.extraMerchantData)
}
