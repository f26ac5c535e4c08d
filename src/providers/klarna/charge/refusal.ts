import type { CatalogueCode } from "../../../klarna/errors/catalogue/codes"
import { identify } from "../../../klarna/errors/catalogue/identify"
import {
  hadNoEffect,
  isDefiniteRefusal,
  type KlarnaError,
} from "../../../klarna/errors/klarna-error"
import { toMedusaFailure } from "../../../mapping/errors"
import type { KlarnaChargeRow } from "../../../modules/klarna/service"
import { endOfError } from "../authorize/attempt"
import type { Tools } from "../cradle"
import type { ChargeSubmission } from "./ask"
import { noteCharge } from "./note"

/** What a refusal says of the token itself. */
const TOKEN_STATUS: Partial<Record<CatalogueCode, string>> = {
  TOKEN_CANCELLED: "CANCELLED",
  TOKEN_FORBIDDEN: "CANCELLED",
  TOKEN_NOT_FOUND: "CANCELLED",
  TOKEN_SUSPENDED: "SUSPENDED",
}

/**
 * Writes down what a failed charge means. Answers whether Klarna refused for certain: then the charge may be paid in
 * another way. It may be as well where no try of it can have been charged; else it keeps its key, whatever the answer was.
 */
export async function settleRefusal(
  tools: Tools,
  submission: ChargeSubmission,
  error: KlarnaError,
): Promise<boolean> {
  const { charges, customerTokens } = tools.cradle.klarna
  const { charge, token, tried } = submission
  const isDefinite = isDefiniteRefusal(error, tried)
  await noteCharge(tools, submission, endOfError(error, tried === "again" && !isDefinite))
  const code = identify(error)
  const { message } = toMedusaFailure(error, "merchant")
  if (!isDefinite) {
    await charges.update({ id: charge.id, last_code: code, last_error: message })
    if (tried === "first" && hadNoEffect(error)) await setFree(tools, charge, error)
    return false
  }
  await writeRefusal(tools, charge, { code, message })
  // Last, because a cancelled token's secret goes: until then the refusal can be had again.
  const status = TOKEN_STATUS[code]
  if (status) await customerTokens.update({ id: token.id, status })
  return true
}

/**
 * Nobody can have been charged: nothing is unknown, however long Klarna can't be asked. Behind a gateway's page the key stays all
 * the same: whatever that gateway did with the call, Klarna answers the next one with the same order.
 */
async function setFree(
  { cradle }: Tools,
  { id }: KlarnaChargeRow,
  { code, kind }: KlarnaError,
): Promise<void> {
  const { charges, operations } = cradle.klarna
  const isPage = kind === "rejected" || kind === "not_found"
  for (const operation of isPage ? [] : await operations.unknownOf(id)) {
    if (operation.kind !== "charge") continue
    await operations.end(operation.id, { error_code: code ?? kind, state: "refused" })
  }
  await charges.giveUpToken(id)
}

/** Why a charge is refused; the message is for the merchant. */
interface Refusal {
  readonly code: CatalogueCode
  readonly message: string
}

/** Writes down that a charge is refused for certain: it may be paid in another way. */
export async function writeRefusal(
  { cradle }: Tools,
  charge: KlarnaChargeRow,
  { code, message }: Refusal,
): Promise<void> {
  const { charges, clock } = cradle.klarna
  await charges.update({
    first_refused_at: charge.first_refused_at ?? clock.now(),
    id: charge.id,
    last_code: code,
    last_error: message,
    refusals: charge.refusals + 1,
  })
  await charges.giveUpToken(charge.id)
}
