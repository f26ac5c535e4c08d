import { MedusaError } from "@medusajs/framework/utils"

import { KEY_LIFE_MS } from "../../../klarna/contract/lifetimes"
import { failureOf } from "../../../mapping/errors"
import type { KlarnaChargeRow, KlarnaCustomerTokenRow } from "../../../modules/klarna/service"
import type { Tools } from "../cradle"
import { notAllowed } from "../refusal"
import { writeRefusal } from "./refusal"

/**
 * The token, if this installation may charge it: a copy of the store's database charges nobody.
 * @throws MedusaError `not_allowed`, saying what is missing
 */
export async function checkInstallation(
  { account, cradle }: Tools,
  charge: KlarnaChargeRow,
): Promise<KlarnaCustomerTokenRow> {
  const token = await cradle.klarna.customerTokens.find(charge.customer_token_id)
  if (!token) throw notAllowed(`There is no customer token ${charge.customer_token_id}.`)
  if (account.merchantId === undefined) {
    throw notAllowed(`Nothing is charged without options.accounts.${account.id}.merchantId.`)
  }
  if (token.installation === account.installation) return token
  throw notAllowed(
    "Nothing is charged: the customer's consent belongs to another installation of this store (another backendUrl or " +
      "merchantId). If the store has moved, confirm it in the admin.",
  )
}

/**
 * A token that is over, or that its customer revoked, is refused as Klarna would refuse it, before anything is asked. While an
 * earlier try may have been charged nobody can say so: Klarna isn't asked, and a person looks once the key is too old.
 * @throws MedusaError `not_allowed`
 */
export async function checkToken(
  tools: Tools,
  charge: KlarnaChargeRow,
  { revoke_requested_at, status, token }: KlarnaCustomerTokenRow,
): Promise<void> {
  if (status !== "CANCELLED" && revoke_requested_at === null && token !== null) return
  if (charge.way === "token") {
    throw notAllowed("The payment method is gone while the outcome of the charge isn't known yet.")
  }
  const code = "TOKEN_CANCELLED"
  // What the customer is paying is refused no token.
  if (charge.way === null) {
    await writeRefusal(tools, charge, { code, message: failureOf(code, "merchant").message })
  }
  const { message, type } = failureOf(code, "shopper")
  throw new MedusaError(type, message, code)
}

/**
 * Guards the key of a charge whose outcome isn't known: it is repeated for 23 hours, and for the same amount.
 * @throws MedusaError `not_allowed`
 */
export function checkUnknown(
  { amount, unknown_since: since }: KlarnaChargeRow,
  amountNow: number,
  now: Date,
): void {
  if (since === null) return
  if (now.getTime() - since.getTime() > KEY_LIFE_MS) {
    throw notAllowed(
      "What became of this charge can't be known any more; a person has to look at it.",
    )
  }
  if (amount === null || amount === amountNow) return
  throw notAllowed("The amount changed while the outcome of the charge isn't known yet.")
}
