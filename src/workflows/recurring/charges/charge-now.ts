import type { MedusaError } from "@medusajs/framework/utils"

import type { KlarnaChargeRow } from "../../../modules/klarna/service"
import type { SyncContext } from "../../sync/context"
import { type Fallback, openFallback } from "./fallback"
import { paymentOf } from "./pay-collection"
import { settleCharge } from "./settle"
import { notAllowed } from "../../not-allowed"

/** How a charge ended, as far as it has. */
export interface ChargeResult {
  readonly charge_id: string
  /**
   * - `paid`: Klarna's order exists
   * - `pending`: it exists, and Klarna still decides
   * - `unknown`: the answer was lost; it is followed up under the same key
   * - `failed`: Klarna refused, or can't have charged it because it wasn't reached; `code` and `message` say why
   * - `needs_customer`: only a purchase of the customer's own helps; `fallback` is one, where they are present
   * - `blocked`: a person has to look
   */
  readonly status: "paid" | "pending" | "unknown" | "failed" | "needs_customer" | "blocked"
  readonly order_id: string | null
  readonly klarna_order_id: string | null
  /** Medusa's payment; null until it is authorized. */
  readonly payment_id: string | null
  /** Of the error catalogue; null where nothing failed. */
  readonly code: string | null
  /** For the merchant. */
  readonly message: string | null
  readonly fallback?: Fallback
}

export interface ChargeWishes {
  /** The token that is to be charged; the charge's own where nothing is said. */
  readonly tokenId?: string
  /** The customer waits at the store's page: what only they can mend is offered to them at once. */
  readonly isPresent: boolean
  readonly checkout?: "widget" | "redirect" | undefined
}

/**
 * Has a charge worked off now, whenever it was due.
 * @throws MedusaError `not_allowed` while a worker or the customer is at it, and for another token while the charge is blocked
 */
export async function chargeNow(
  context: SyncContext,
  charge: KlarnaChargeRow,
  { checkout, isPresent, tokenId }: ChargeWishes,
): Promise<ChargeResult> {
  const { charges, clock } = context.klarna
  const claimed = await charges.claim(charge.id, clock.now())
  if (!claimed) throw busy()
  const isOver = claimed.state === "paid" || claimed.state === "canceled"
  const wanted = isOver ? claimed : await withToken(context, claimed, tokenId)
  const due = isOver || wanted.way === "customer" ? wanted : await makeDue(context, wanted)
  await settleCharge(context, due)
  const ended = (await charges.find(charge.id)) ?? due
  const result = await toResult(context, ended)
  if (!isPresent || result.status !== "needs_customer") return result
  return { ...result, fallback: await openFallback(context, ended, checkout) }
}

/** Another token may be tried while none may be paying; only whoever has claimed the charge knows. */
async function withToken(
  { klarna }: SyncContext,
  claimed: KlarnaChargeRow,
  tokenId: string | undefined,
): Promise<KlarnaChargeRow> {
  if (tokenId === undefined || claimed.customer_token_id === tokenId) return claimed
  const changed = await klarna.charges.useToken(claimed.id, tokenId)
  if (changed) return changed
  await klarna.charges.update({ id: claimed.id, leased_until: null })
  throw claimed.state === "blocked" ? undecided() : busy()
}

function busy(): MedusaError {
  return notAllowed("This is being charged right now; please wait a moment.")
}

function undecided(): MedusaError {
  const unknown = "Whether Klarna has charged the other payment method for this isn't known"
  return notAllowed(`${unknown}; a person has to look before this one is charged.`)
}

async function makeDue({ klarna }: SyncContext, charge: KlarnaChargeRow) {
  if (charge.state === "due" || charge.state === "blocked") return charge
  return klarna.charges.update({ id: charge.id, state: "due" })
}

/** How a charge stands, for whoever asked for it. */
export async function toResult(
  context: SyncContext,
  charge: KlarnaChargeRow,
): Promise<ChargeResult> {
  const status = statusOf(charge)
  const isWell = status === "paid" || status === "pending"
  return {
    charge_id: charge.id,
    code: isWell ? null : charge.last_code,
    klarna_order_id: charge.klarna_order_id,
    message: isWell ? null : charge.last_error,
    order_id: charge.order_id,
    payment_id: (await paymentOf(context, charge)) ?? null,
    status,
  }
}

function statusOf({ klarna_order_id, state, unknown_since }: KlarnaChargeRow) {
  if (state === "paid") return "paid"
  if (state === "blocked") return "blocked"
  if (klarna_order_id !== null) return "pending"
  if (unknown_since !== null) return "unknown"
  return state === "needs_customer" ? "needs_customer" : "failed"
}
