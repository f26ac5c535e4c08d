import { createPaymentSessionsWorkflow } from "@medusajs/medusa/core-flows"
import { z } from "zod"

import type { KlarnaChargeRow } from "../../../modules/klarna/service"
import { adoptPageOrdersOf } from "../../sync/adopt-page-order"
import type { SyncContext } from "../../sync/context"
import { ensureCollection } from "./payment-session"
import { renewalCart } from "./renewal-cart"
import { notAllowed } from "../../not-allowed"

/** As long as a payment session and the authorization that it may end with live. */
const OPEN_MS = 49 * 3_600_000

const TAKEN = "This is paid already, or being paid right now; please wait a moment."

const Session = z.looseObject({ data: z.record(z.string(), z.unknown()).nullish(), id: z.string() })

/** What a customer pays an open charge with: a payment session like any checkout's. */
export interface Fallback {
  readonly charge_id: string
  readonly cart_id: string
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
  const until = new Date(now.getTime() + OPEN_MS)
  try {
    const cart_id = charge.cart_id ?? (await newCart(context, charge))
    await adoptPageOrdersOf(context, charge.id)
    const taken = await klarna.charges.takeForCustomer(charge.id, { isIdle: true, now, until })
    if (!taken) throw notAllowed(TAKEN)
    const payment_session = await openSession(context, { cart_id, charge: taken, checkout })
    return { cart_id, charge_id: charge.id, payment_session }
  } catch (error) {
    if (charge.way === null) await giveBack(context, charge)
    if (charge.link_hash !== null) await klarna.charges.returnLink(charge.id, charge.link_hash)
    throw error
  }
}

interface Opening {
  readonly cart_id: string
  readonly charge: KlarnaChargeRow
  readonly checkout: "widget" | "redirect" | undefined
}

async function openSession(
  context: SyncContext,
  { cart_id, charge, checkout }: Opening,
): Promise<Fallback["payment_session"]> {
  const { account, container } = context
  const { collectionId } = await ensureCollection(context, charge, cart_id)
  const { result } = await createPaymentSessionsWorkflow(container).run({
    input: {
      data: checkout === undefined ? {} : { checkout },
      payment_collection_id: collectionId,
      provider_id: `pp_klarna_${account.id}`,
    },
  })
  const { data, id } = Session.parse(result)
  return { data: data ?? {}, id }
}

/** A charge whose cart was used up sells a new one. */
async function newCart(context: SyncContext, charge: KlarnaChargeRow): Promise<string> {
  const { subscription_id: id } = charge
  const subscription = id === null ? undefined : await context.klarna.subscriptions.find(id)
  if (subscription) return renewalCart(context, charge, subscription)
  throw notAllowed("There is nothing to be paid yet.")
}

/** Nothing was opened, so nobody waits for the customer. */
async function giveBack({ klarna }: SyncContext, charge: KlarnaChargeRow): Promise<void> {
  const { id, next_try_at } = charge
  const current = await klarna.charges.find(id)
  if (current?.klarna_order_id !== null || current.way !== "customer") return
  await klarna.charges.update({ id, next_try_at, way: null, way_until: null })
}
