import { createPaymentSessionsWorkflow } from "@medusajs/medusa/core-flows"
import { z } from "zod"

import { providerIdOf } from "../../../modules/klarna/accounts/provider-id"
import { PURCHASE_LIFE_MS } from "../../../klarna/contract/lifetimes"
import type { KlarnaChargeRow } from "../../../modules/klarna/service"
import { adoptPageOrdersOf } from "../../sync/adopt-page-order"
import type { SyncContext } from "../../sync/context"
import { ensureCollection } from "./payment-session"
import { renewalCart } from "./renewal-cart"
import { unpaidCollection } from "./unpaid-collection"
import { notAllowed } from "../../not-allowed"

const NOTHING = "There is nothing to be paid."
const TAKEN = "This is paid already, or being paid right now; please wait a moment."

const Session = z.looseObject({ data: z.record(z.string(), z.unknown()).nullish(), id: z.string() })

/** What a customer pays an open charge with: a payment session like any checkout's. */
export interface Fallback {
  readonly charge_id: string
  /** Null where an order, or an amount alone, is charged. */
  readonly cart_id: string | null
  /** The order that is paid; null while there is none. */
  readonly order_id: string | null
  /** Takes another payment session, where the customer wants to pay in another way. */
  readonly payment_collection_id: string
  readonly payment_session: { readonly id: string; readonly data: Record<string, unknown> }
}

/**
 * Opens the purchase by which a customer pays a charge in place of the token. From then on the token isn't charged for it,
 * until the purchase is over. Opened again, it is the same one.
 * @throws MedusaError `not_allowed` where the charge is paid, over, or being paid with the token right now
 */
export async function openFallback(
  context: SyncContext,
  charge: KlarnaChargeRow,
  checkout: "widget" | "redirect" | undefined,
): Promise<Fallback> {
  const { klarna } = context
  const now = klarna.clock.now()
  const until = new Date(now.getTime() + PURCHASE_LIFE_MS)
  try {
    const cart_id = await cartOf(context, charge)
    await adoptPageOrdersOf(context, charge.id)
    const taken = await klarna.charges.takeForCustomer(charge.id, { isIdle: true, now, until })
    if (!taken) throw notAllowed(TAKEN)
    const collectionId = await collectionOf(context, taken, cart_id)
    // Core would take the payment session away for which Klarna is being asked.
    if (await klarna.sessions.isBeingPaid(collectionId)) throw notAllowed(TAKEN)
    const payment_session = await openSession(context, collectionId, checkout)
    const { id: charge_id, order_id } = charge
    return { cart_id, charge_id, order_id, payment_collection_id: collectionId, payment_session }
  } catch (error) {
    if (charge.way === null) await klarna.charges.giveBackUnopened(charge.id, charge.next_try_at)
    if (charge.link_hash !== null) await klarna.charges.returnLink(charge.id, charge.link_hash)
    throw error
  }
}

async function openSession(
  { account, container }: SyncContext,
  payment_collection_id: string,
  checkout: "widget" | "redirect" | undefined,
): Promise<Fallback["payment_session"]> {
  const { result } = await createPaymentSessionsWorkflow(container).run({
    input: {
      data: checkout === undefined ? {} : { checkout },
      payment_collection_id,
      provider_id: providerIdOf(account),
    },
  })
  const { data, id } = Session.parse(result)
  return { data: data ?? {}, id }
}

/** What is paid: a cart's, the rest of an order that may have been edited since, or what the store's code charged. */
async function collectionOf(
  context: SyncContext,
  charge: KlarnaChargeRow,
  cartId: string | null,
): Promise<string> {
  if (cartId !== null) return (await ensureCollection(context, charge, cartId)).collectionId
  const { id, order_id, payment_collection_id: known } = charge
  const found = order_id === null ? known : await unpaidCollection(context, order_id)
  if (found == null) throw notAllowed(NOTHING)
  if (found !== known) {
    await context.klarna.charges.update({ id, payment_collection_id: found })
  }
  return found
}

/** A charge whose cart was used up sells a new one. Null where the store's code charged no cart. */
async function cartOf(context: SyncContext, charge: KlarnaChargeRow): Promise<string | null> {
  if (charge.cart_id !== null) return charge.cart_id
  const { lines, order_id, subscription_id: id } = charge
  const subscription = id === null ? undefined : await context.klarna.subscriptions.find(id)
  if (subscription) return renewalCart(context, charge, subscription)
  if (order_id !== null || lines !== null) return null
  throw notAllowed(NOTHING)
}
