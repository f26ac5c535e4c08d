import type { Data } from "../data"
import { compact, dataAt, textAt } from "../data"
import { Refusal, RefusedCharge } from "../refusal"
import { methodFor } from "../rules/methods"
import { triggersOf } from "../rules/triggers"
import type { CustomerToken } from "../state/customer-token"
import { suspended, tokenStatus, WORKS } from "../state/customer-token"
import { fraudStatus } from "../state/order-status"
import type { World } from "../world"
import { autoCaptured, enterOrder, newOrder } from "./placing"

/** A charge that was read and whose token was found. */
export interface Charge {
  readonly token: CustomerToken
  readonly body: Data
  readonly now: Date
  /** The address of this sandbox, for the shopper's way back. */
  readonly origin: string
}

const forbidden = (code: string, message: string): Refusal => new Refusal(403, code, message)

/** Who is charged, and where, is the token's to say; everything else is the charge's. */
const KEPT = ["billing_address", "customer", "locale", "purchase_country"]

function purchaseOf({ body, token }: Charge): Data {
  const kept = Object.entries(token.purchase).filter(([key]) => KEPT.includes(key))
  return { ...Object.fromEntries(kept), ...body }
}

const suspension = (): Refusal => forbidden("TOKEN_SUSPENDED", "Customer token is suspended")

/** Codes documented, TOKEN_CANCELED with one L as in Klarna's list of errors; the texts are assumed. */
function checkToken(token: CustomerToken): void {
  switch (tokenStatus(token)) {
    case "CANCELLED":
      throw forbidden("TOKEN_CANCELED", "Customer token is canceled")
    case "SUSPENDED":
      throw suspension()
    case "ACTIVE":
      return
  }
}

function checkCurrency({ body, token }: Charge): void {
  const [asked, own] = [body, token.purchase].map((data) =>
    textAt(data, "purchase_currency").toUpperCase(),
  )
  if (asked === own) return
  const message = `Payment method can not be charged in ${asked}`
  throw forbidden("PAYMENT_METHOD_CURRENCY_MISMATCH", message)
}

function fundingRefusal({ funding }: CustomerToken, method: string): Refusal | undefined {
  switch (funding.kind) {
    case "works":
      return undefined
    case "fails":
      return new RefusedCharge(
        "PAYMENT_METHOD_FAILED",
        "Purchase for payment method failed",
        method,
      )
    case "unavailable":
      return forbidden("UNAVAILABLE_PAYMENT_METHOD", "Payment method is unavailable")
    case "about-to-suspend":
      return suspension()
  }
}

/** The token after its payment method was tried. */
function afterTry(token: CustomerToken, now: Date): CustomerToken {
  const { funding } = token
  if (funding.kind === "about-to-suspend") return suspended({ ...token, funding: WORKS }, now)
  if (funding.kind !== "fails") return token
  const times = funding.times - 1
  return { ...token, funding: times > 0 ? { kind: "fails", times } : WORKS }
}

function tryFunding({ now, token }: Charge, method: string, { store }: World): void {
  const refusal = fundingRefusal(token, method)
  store.customerTokens.set(token.id, afterTry(token, now))
  if (refusal) throw refusal
}

/**
 * Places an order with a customer token, each time anew, and gives Klarna's answer to it.
 * @throws Refusal
 */
export function chargeToken(charge: Charge, world: World): Data {
  const { body, now, origin, token } = charge
  checkToken(token)
  checkCurrency(charge)
  const purchase = purchaseOf(charge)
  const method = methodFor(token.category, purchase)
  if (triggersOf(purchase).orderRejected) {
    throw new RefusedCharge("REJECTED", "Rejected", method.authorized)
  }
  tryFunding(charge, method.authorized, world)
  const fresh = newOrder({ method, now, purchase, source: { tokenId: token.id } }, world.dice)
  const order = autoCaptured(fresh, { body, now }, world.dice)
  enterOrder(order, world)
  const hasWayBack = textAt(dataAt(body, "merchant_urls") ?? {}, "confirmation") !== ""
  return compact({
    authorized_payment_method: { type: method.authorized },
    fraud_status: fraudStatus(order, now),
    order_id: order.id,
    redirect_url: hasWayBack ? `${origin}/eu/kp/v1/orders/${order.id}/redirect` : undefined,
  })
}
