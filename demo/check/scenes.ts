import { payCart, payCartOnKlarnasPage } from "./checkout"
import type { Api } from "./http"
import type { Ledger } from "./ledger"
import { cancel, capture, refund } from "./merchant"
import { DISCOUNTED, MIXED, ONE_HUNDRED, SALES_TAX } from "./purchases"
import type { Purchase } from "./purchases"
import { findPaymentId } from "./read-medusa"
import { fillCart } from "./shopper"
import type { Offer } from "./shopper"
import { subscribe } from "./subscription"

/** Everybody who takes part. */
export interface Cast {
  store: Api
  admin: Api
  sandbox: Api
  offer: Offer
  ledger: Ledger
}

type Scene = (cast: Cast) => Promise<void>

/** 100.00 EUR, captured as 30.00 and 70.00; then 10.00 are given back. */
const captureInTwoParts: Scene = async (cast) => {
  const { admin, ledger } = cast
  const { amount, orderId } = await buy(cast, ONE_HUNDRED)
  const paymentId = await findPaymentId(admin, orderId)
  const note = (name: string, expected: { status: string; captured: number; refunded?: number }) =>
    ledger.note({ name, orderId, expected: { amount, ...expected } })
  await capture(admin, paymentId, 30)
  await note("  30.00 captured", { status: "PART_CAPTURED", captured: 3_000 })
  await capture(admin, paymentId, 70)
  await note("  70.00 captured", { status: "CAPTURED", captured: 10_000 })
  await refund(admin, paymentId, 10)
  await note("  10.00 refunded", { status: "CAPTURED", captured: 10_000, refunded: 1_000 })
}

const cancelAnother: Scene = async (cast) => {
  const { amount, orderId } = await buy(cast, MIXED)
  await cancel(cast.admin, orderId)
  await cast.ledger.note({
    name: "  cancelled",
    orderId,
    expected: { status: "CANCELLED", amount },
  })
}

const captureWhole = (purchase: Purchase) => async (cast: Cast) => {
  const { amount, orderId } = await buy(cast, purchase)
  await capture(cast.admin, await findPaymentId(cast.admin, orderId), amount / 100)
  const expected = { status: "CAPTURED", amount, captured: amount }
  await cast.ledger.note({ name: "  captured", orderId, expected })
}

/** The shopper confirms on Klarna's page, and comes back to the storefront. */
const buyOnKlarnasPage: Scene = async ({ store, sandbox, offer, ledger }) => {
  const purchase = { ...ONE_HUNDRED, name: "DE: on Klarna's page" }
  const id = await fillCart(store, offer, purchase)
  const { orderId, returnUrl } = await payCartOnKlarnasPage(store, sandbox, { id, purchase })
  if (!returnUrl.endsWith("/checkout?klarna=success"))
    throw new Error(`Klarna's page sent the shopper to ${returnUrl}.`)
  const expected = { status: "AUTHORIZED", amount: purchase.total }
  await ledger.note({ name: `${purchase.name}: bought`, orderId, expected })
}

async function buy(cast: Cast, purchase: Purchase): Promise<{ orderId: string; amount: number }> {
  const { store, sandbox, offer, ledger } = cast
  const cartId = await fillCart(store, offer, purchase)
  const orderId = await payCart(store, sandbox, { id: cartId, purchase })
  const expected = { status: "AUTHORIZED", amount: purchase.total }
  await ledger.note({ name: `${purchase.name}: bought`, orderId, expected })
  return { orderId, amount: purchase.total }
}

/** Months pass in the first one, so that nothing which is still open runs out. */
export const SCENES: readonly Scene[] = [
  subscribe,
  captureInTwoParts,
  cancelAnother,
  captureWhole(DISCOUNTED),
  captureWhole(SALES_TAX),
  buyOnKlarnasPage,
]
