import { concessionsOf } from "../../mapping/concessions"
import type { Purchase } from "../../mapping/purchase"
import type { KlarnaSessionRow } from "../../modules/klarna/service"
import type { Tools } from "./cradle"

/** A purchase with what its Klarna session was opened for: that is what the shopper agrees to, whatever was wished since. */
export async function asOpened(
  tools: Tools,
  row: KlarnaSessionRow,
  purchase: Purchase,
): Promise<Purchase> {
  const customerToken = await tokenBoughtFor(tools, row)
  return { ...purchase, concessions: concessionsOf(row), customerToken, intent: row.intent }
}

/**
 * Klarna's token in whose place a customer buys; undefined once it is cancelled, and where they agree to be charged later: the
 * token that is made then takes its place.
 */
export async function tokenBoughtFor(
  { cradle }: Tools,
  { charge_id, intent }: Pick<KlarnaSessionRow, "charge_id" | "intent">,
): Promise<string | undefined> {
  if (charge_id === null || intent !== "buy") return undefined
  const { charges, customerTokens } = cradle.klarna
  const charge = await charges.find(charge_id)
  const token = charge && (await customerTokens.find(charge.customer_token_id))
  return token && (customerTokens.secret(token) ?? undefined)
}
