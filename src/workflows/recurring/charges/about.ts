import { isCatalogueCode } from "../../../klarna/errors/catalogue/errors"
import type { CatalogueCode } from "../../../klarna/errors/catalogue/codes"
import type { KlarnaChargeRow } from "../../../modules/klarna/service"
import type { KlarnaChargeEvent, KlarnaChargeFailure } from "../../events"

/** What all events about a charge say. */
export function aboutCharge(charge: KlarnaChargeRow): KlarnaChargeEvent {
  const { amount, currency_code, customer_id, id, period, subscription_id } = charge
  return { amount, charge_id: id, currency_code, customer_id, period, subscription_id }
}

export function whyFailed({ last_code, last_error }: KlarnaChargeRow): KlarnaChargeFailure {
  return { code: last_code ?? "UNKNOWN: outcome", message: last_error ?? "" }
}

/** The catalogue's name of what a charge failed of; undefined where it hasn't failed. */
export function codeOf({ last_code }: KlarnaChargeRow): CatalogueCode | undefined {
  return last_code !== null && isCatalogueCode(last_code) ? last_code : undefined
}
