import { KEY_LIFE_MS } from "../../../klarna/contract/lifetimes"
import { nextAfterStumble, nextRepeat } from "../../../mapping/recurring/charge-decision"
import type { KlarnaChargeRow, KlarnaSubscriptionRow } from "../../../modules/klarna/service"
import type { SyncContext } from "../../sync/context"
import { explain } from "../../sync/explain"
import { forgetDeadOrder } from "./dead-order"
import { takeOrderBack } from "./drop-order"
import { block, fail } from "./fail"
import { finish } from "./finish"
import { pay } from "./pay"
import { waitForCustomer } from "./wait"

const HOUR_MS = 3_600_000

/**
 * Works a claimed charge off as far as it goes now, and says in its row when it goes on. Never throws: what fails of the
 * store's own is tried again a few times.
 */
export async function settleCharge(context: SyncContext, charge: KlarnaChargeRow): Promise<void> {
  const { charges } = context.klarna
  try {
    await proceed(context, charge)
  } catch (error) {
    await stumble(context, (await charges.find(charge.id)) ?? charge, explain(error))
  } finally {
    await charges.update({ id: charge.id, leased_until: null })
  }
}

async function proceed(context: SyncContext, charge: KlarnaChargeRow): Promise<void> {
  const { klarna } = context
  if (charge.state === "paid") return rest(context, charge, null)
  const { subscription_id: id } = charge
  const subscription = id === null ? undefined : await klarna.subscriptions.find(id)
  if (await isForeign(context, charge)) return
  if (charge.state === "canceled") return cleanUp(context, charge)
  if (charge.klarna_order_id !== null) {
    if (await forgetDeadOrder(context, charge)) return
  } else {
    if (charge.way === null && (await stops(context, charge, subscription))) return
    if (charge.way === "customer" || charge.state !== "due") {
      return waitForCustomer(context, charge, subscription)
    }
    if (isTooOld(charge, klarna.clock.now())) {
      return block(context, charge, "what became of it can't be known any more")
    }
  }
  const paid = await pay(context, await withoutCode(context, charge), subscription)
  const current = (await klarna.charges.find(charge.id)) ?? charge
  if (paid.is === "ordered")
    return finish(context, current, { orderId: paid.orderId, subscription })
  return explainFailure(context, { before: charge, now: current }, paid)
}

/** What stands there after Klarna was asked is of this try, and says that it was asked. */
async function withoutCode(
  { klarna }: SyncContext,
  charge: KlarnaChargeRow,
): Promise<KlarnaChargeRow> {
  if (charge.klarna_order_id !== null || charge.last_code === null) return charge
  return klarna.charges.update({ id: charge.id, last_code: null })
}

/** Its subscription is over, or rests. */
async function stops(
  context: SyncContext,
  charge: KlarnaChargeRow,
  subscription: KlarnaSubscriptionRow | undefined,
): Promise<boolean> {
  const { klarna } = context
  if (subscription?.status === "canceled" || subscription?.status === "ended") {
    await cleanUp(context, charge)
    return true
  }
  if (subscription?.status === "paused") {
    await klarna.subscriptions.restOpenCharges(subscription.id)
    return true
  }
  return false
}

/** It is never charged: whoever died while it still was may have left an order. */
async function cleanUp(context: SyncContext, charge: KlarnaChargeRow): Promise<void> {
  const { charges, clock } = context.klarna
  const next_try_at = new Date(clock.now().getTime() + HOUR_MS)
  await charges.update({ id: charge.id, next_try_at, state: "canceled" })
  await takeOrderBack(context, charge)
  await rest(context, charge, null)
}

/** A copy of the store's database, or an account without merchantId, charges, captures and tells nothing. */
async function isForeign(
  { account, klarna }: SyncContext,
  charge: KlarnaChargeRow,
): Promise<boolean> {
  const token = await klarna.customerTokens.find(charge.customer_token_id)
  if (account.merchantId !== undefined && token?.installation === account.installation) return false
  const last_error =
    account.merchantId === undefined
      ? `Nothing is charged without options.accounts.${account.id}.merchantId.`
      : "The customer's consent belongs to another installation of this store: nothing is charged until the move is confirmed."
  await klarna.charges.update({
    id: charge.id,
    last_error,
    next_try_at: new Date(klarna.clock.now().getTime() + HOUR_MS),
  })
  return true
}

function isTooOld({ unknown_since: since }: KlarnaChargeRow, now: Date): boolean {
  return since !== null && now.getTime() - since.getTime() > KEY_LIFE_MS
}

interface Change {
  readonly before: KlarnaChargeRow
  readonly now: KlarnaChargeRow
}

/** No order came of it: Klarna refused, didn't answer, or the store itself couldn't sell it. */
async function explainFailure(
  context: SyncContext,
  { before, now: charge }: Change,
  { isDefinite, reason }: { isDefinite: boolean; reason: string },
): Promise<void> {
  const { clock } = context.klarna
  // Somebody else was faster: the customer pays, or it was settled.
  if (charge.way === "customer" && charge.klarna_order_id === null) {
    return rest(context, charge, charge.way_until ?? clock.now())
  }
  if (charge.state === "paid") return rest(context, charge, null)
  if (charge.state === "canceled") return cleanUp(context, charge)
  // Somebody had changed its cart, which was left behind: the next try sells a new one.
  if (before.cart_id !== null && charge.cart_id === null) return stumble(context, charge, reason)
  if (charge.refusals > before.refusals) return fail(context, charge)
  if (charge.unknown_since !== null) {
    return rest(context, charge, nextRepeat(charge.unknown_since, clock.now()))
  }
  if (charge.last_code !== null && charge.klarna_order_id === null) return putOff(context, charge)
  if (isDefinite && charge.klarna_order_id === null) return block(context, charge, reason)
  return stumble(context, charge, reason)
}

/**
 * Klarna was asked, and nobody can have been charged: it wasn't reached, or refuses the store's credentials. Due as it is, it is
 * asked for again however long that lasts; what the store's code asked for is the store's code's to repeat.
 */
async function putOff(context: SyncContext, charge: KlarnaChargeRow): Promise<void> {
  const now = context.klarna.clock.now()
  if (charge.subscription_id !== null) {
    return rest(context, charge, nextRepeat(charge.period_at ?? now, now))
  }
  await context.klarna.charges.update({ id: charge.id, next_try_at: null, state: "past_due" })
}

async function stumble(context: SyncContext, charge: KlarnaChargeRow, reason: string) {
  const { charges, clock } = context.klarna
  const now = clock.now()
  // What the customer has paid is never given up.
  const hourly = charge.way === "customer" ? new Date(now.getTime() + HOUR_MS) : undefined
  const again = nextAfterStumble(charge.stumbles, now) ?? hourly
  if (!again) return block(context, charge, reason)
  await charges.update({
    id: charge.id,
    last_error: reason,
    next_try_at: again,
    stumbles: charge.stumbles + 1,
  })
}

async function rest({ klarna }: SyncContext, { id }: KlarnaChargeRow, next_try_at: Date | null) {
  await klarna.charges.update({ id, next_try_at })
}
