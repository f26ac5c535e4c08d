import type { KlarnaChargeRow, KlarnaSubscriptionRow } from "../../../modules/klarna/service"
import type { SyncContext } from "../../sync/context"
import { askCustomer } from "./ask-customer"
import { closeSessions } from "./close-sessions"
import { giveUp } from "./fail"

const SOON_MS = 10 * 60_000
/** Of subscriptions whose customer isn't asked to pay any more. */
const SILENT = new Set<string | undefined>(["paused", "canceled", "ended"])

/**
 * A charge that only the customer can pay: while they may, nothing is done, but for an order that is placed. A session that
 * ended without an order gives the charge back, with a new link; the days of the schedule are counted all the same.
 */
export async function waitForCustomer(
  context: SyncContext,
  charge: KlarnaChargeRow,
  subscription: KlarnaSubscriptionRow | undefined,
): Promise<void> {
  const { klarna } = context
  const now = klarna.clock.now()
  if (charge.way === "customer") {
    if (await klarna.charges.adoptPlaced(charge.id, now)) return
    if (charge.way_until !== null && charge.way_until > now) {
      return sleep(context, charge, charge.way_until)
    }
    if (charge.subscription_id !== null) await closeSessions(context, charge)
    if (!(await klarna.charges.giveUpCustomer(charge.id, now))) {
      return sleep(context, charge, new Date(now.getTime() + SOON_MS))
    }
    // A shopper who turned to Klarna in a checkout didn't ask for their saved method to be charged.
    const isAskedFor = charge.subscription_id !== null || charge.state === "needs_customer"
    if (!isAskedFor) return sleep(context, charge, null)
    if (await useNewMethod(context, charge, subscription)) return
    if (charge.state === "due" || SILENT.has(subscription?.status)) {
      return sleep(context, charge, now)
    }
  }
  return goOn(context, charge, subscription)
}

/** Nobody is paying it: its customer is asked once more, also where a process died that was to do so, until its last day. */
async function goOn(
  context: SyncContext,
  charge: KlarnaChargeRow,
  subscription: KlarnaSubscriptionRow | undefined,
): Promise<void> {
  if (charge.state !== "needs_customer") return sleep(context, charge, null)
  const until = lastDay(context, charge)
  if (until === null || until <= context.klarna.clock.now()) return giveUp(context, charge)
  if (await useNewMethod(context, charge, subscription)) return
  return askCustomer(context, charge, charge.subscription_id === null ? null : until)
}

/** Until then nothing is done; not where its order was placed meanwhile, which is finished at once. */
async function sleep({ klarna }: SyncContext, { id }: KlarnaChargeRow, until: Date | null) {
  await klarna.charges.sleep(id, until)
}

/** The customer changed the payment method while they could pay: it is tried. */
async function useNewMethod(
  { klarna }: SyncContext,
  charge: KlarnaChargeRow,
  subscription: KlarnaSubscriptionRow | undefined,
): Promise<boolean> {
  const tokenId = subscription?.customer_token_id
  if (!subscription || !tokenId || tokenId === charge.customer_token_id) return false
  const at = subscription.status === "paused" ? null : klarna.clock.now()
  await klarna.subscriptions.chargeOpenWith(subscription.id, tokenId, at)
  return true
}

function lastDay({ klarna }: SyncContext, { first_refused_at: first }: KlarnaChargeRow) {
  const days = klarna.options.chargeRetryDays.at(-1)
  if (first === null || days === undefined) return null
  return new Date(first.getTime() + days * 24 * 3_600_000)
}
