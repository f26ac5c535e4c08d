import {
  awaiting,
  change,
  firstToCome,
  isOver,
  type LifeDecision,
  NOTHING_TO_DO,
  type OpenCharge,
  refused,
  startOf,
  type SubscriptionLife,
} from "./subscription-life"
import { afterCancel } from "./subscription-settling"

const OVER = {
  canceled: "This subscription is cancelled.",
  ended: "This subscription has ended: all of its periods are paid.",
}

/** Nothing is charged until it is resumed. Not where something is unpaid for good, and not where nothing follows anyway. */
export function pause(life: SubscriptionLife, now: Date): LifeDecision {
  switch (life.status) {
    case "paused":
      return NOTHING_TO_DO
    case "canceled":
    case "ended":
      return refused(OVER[life.status])
    case "incomplete":
      return refused("This subscription hasn't begun: it has no payment method yet.")
    case "past_due":
      return refused("The last charge of this subscription is unpaid: pay it first, or cancel.")
    case "active":
      if (life.cancel_at_period_end) {
        return refused("Nothing more is charged: this subscription ends with the paid period.")
      }
      return change({ next_charge_at: null, paused_at: now, status: "paused" }, "paused")
  }
}

/**
 * It goes on: with its open charge, or with the first period that begins from now on. Also takes back that it ends with the
 * paid period.
 */
export function resume(
  life: SubscriptionLife,
  open: OpenCharge | undefined,
  now: Date,
): LifeDecision {
  if (life.status === "canceled" || life.status === "ended") return refused(OVER[life.status])
  if (life.status !== "paused" && !life.cancel_at_period_end) return NOTHING_TO_DO
  const status = life.status === "paused" ? "active" : life.status
  const going = { cancel_at_period_end: false, paused_at: null, status }
  if (open) {
    const again = open.isPastDue ? "past_due" : status
    return change({ ...going, next_charge_at: null, status: again }, "resumed")
  }
  const coming = awaiting(life, firstToCome(life, { after: life.next_period - 1, now }))
  const ends = coming.status === "ended"
  return change({ ...going, ...coming }, ends ? "ended" : "resumed")
}

/**
 * It ends with the period that is paid: now, where none is. A charge that is being paid is left to end; the period that it
 * pays is the last one.
 */
export function cancelAtPeriodEnd(
  life: SubscriptionLife,
  open: OpenCharge | undefined,
  at: { readonly now: Date; readonly reason: string },
): LifeDecision {
  if (isOver(life) || life.cancel_at_period_end) return NOTHING_TO_DO
  const end = startOf(life, life.next_period)
  const isPaidFor = open ? open.isBeingPaid : end > at.now
  if (!isPaidFor || life.status === "incomplete") return afterCancel(life, at.reason, at.now)
  return change({
    cancel_at_period_end: true,
    cancel_reason: at.reason,
    next_charge_at: open ? null : end,
  })
}

/** Our token that is to pay. */
export interface PayingToken {
  readonly id: string
  /** Key of the account in `options.accounts`. */
  readonly account: string
}

/** From now on another token pays; a subscription without any begins, in the token's account. */
export function changeMethod(life: SubscriptionLife, token: PayingToken, now: Date): LifeDecision {
  if (life.status === "canceled" || life.status === "ended") return refused(OVER[life.status])
  const paying = { customer_token_id: token.id }
  if (life.status !== "incomplete") return change(paying)
  const coming = awaiting(life, firstToCome(life, { after: life.next_period - 1, now }))
  const begun = { ...paying, account: token.account, status: "active", ...coming } as const
  return change(begun, coming.status === "ended" ? "ended" : "resumed")
}
