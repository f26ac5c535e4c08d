import type { AdminCharge, ChargeAttempt } from "../../../http-contract/admin-charges"
import { ERRORS, isCatalogueCode } from "../../../klarna/errors/catalogue/errors"
import type { KlarnaAttemptRow } from "../../../modules/klarna/rows/base"
import type { KlarnaChargeRow, KlarnaModuleService } from "../../../modules/klarna/service"
import { toStoreCharge, toText } from "./views"

/** Charges that somebody asked for: a shopper who chose a saved method in a checkout that isn't completed didn't. */
export const ASKED_FOR = {
  $or: [
    { subscription_id: { $ne: null } },
    { next_try_at: { $ne: null } },
    { way: { $ne: null } },
    { klarna_order_id: { $ne: null } },
    { refusals: { $gt: 0 } },
    { state: { $ne: "due" as const } },
  ],
}

/** What the merchant sees of a charge. */
export function toAdminCharge(row: KlarnaChargeRow): AdminCharge {
  const { account, customer_id, customer_token_id, klarna_order_id } = row
  const { last_code, last_error, refusals, subscription_id, way } = row
  return {
    ...toStoreCharge(row),
    account,
    customer_id,
    customer_token_id,
    first_refused_at: toText(row.first_refused_at),
    klarna_order_id,
    last_code,
    last_error,
    refusals,
    settled_at: toText(row.settled_at),
    subscription_id,
    unknown_since: toText(row.unknown_since),
    way,
  }
}

function toAttempt(row: KlarnaAttemptRow): ChargeAttempt {
  const { channel, code, correlation_id, created_at, id, outcome } = row
  return {
    channel,
    code,
    correlation_id,
    created_at: created_at.toISOString(),
    error: inWords(row),
    id,
    outcome,
  }
}

/** The catalogue's words for the merchant. */
function inWords({ code, outcome }: KlarnaAttemptRow): string | null {
  if (code !== null && isCatalogueCode(code)) return ERRORS[code].merchant
  if (outcome === "unknown") return ERRORS["UNKNOWN: outcome"].merchant
  return code
}

/** Every try of each charge, by its id: with the token, and by the customer in sessions that pay in its place. */
export async function attemptsOf(
  klarna: KlarnaModuleService,
  chargeIds: readonly string[],
): Promise<Map<string, ChargeAttempt[]>> {
  const ids = [...chargeIds]
  const sessions = await klarna.listKlarnaSessions({ charge_id: ids }, { take: null })
  const chargeOf = new Map(sessions.map(({ charge_id, id }) => [id, charge_id ?? ""]))
  const filters = { session_id: [...ids, ...chargeOf.keys()] }
  const config = { order: { created_at: "ASC" as const }, take: null }
  const rows = ids.length === 0 ? [] : await klarna.listKlarnaAttempts(filters, config)
  const attempts = new Map<string, ChargeAttempt[]>()
  for (const row of rows) {
    const chargeId = chargeOf.get(row.session_id) ?? row.session_id
    attempts.set(chargeId, [...(attempts.get(chargeId) ?? []), toAttempt(row)])
  }
  return attempts
}
