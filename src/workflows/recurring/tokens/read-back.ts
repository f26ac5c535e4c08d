import type { CustomerToken } from "../../../klarna/contract/customer-token"
import { undefinedWhenGone } from "../../../klarna/errors/klarna-error"
import type { KlarnaCustomerTokenRow } from "../../../modules/klarna/service"
import type { SyncContext } from "../../sync/context"
import { endToken, wasWelcomed } from "./end"

/**
 * Reads a token at Klarna: its status, and how it pays. One that Klarna cancelled, or says that it doesn't know any more, is
 * over here too.
 * @throws KlarnaError
 */
export async function readBack(
  context: SyncContext,
  token: KlarnaCustomerTokenRow,
): Promise<KlarnaCustomerTokenRow> {
  const { account, klarna } = context
  const secret = klarna.customerTokens.secret(token)
  if (secret === null) return token
  const read = await account.client.customerTokens.read(secret).catch(undefinedWhenGone)
  if (!read) return endToken(context, token, "Klarna doesn't know it any more")
  // Until all that follows from a new token is done, it stays unread: the job finds it by that.
  const read_at = (await wasWelcomed(context, token.id)) ? klarna.clock.now() : null
  const now = { ...methodOf(read), id: token.id, read_at }
  if (read.status !== "CANCELLED") {
    return klarna.customerTokens.update({ ...now, status: read.status })
  }
  await klarna.customerTokens.update(now)
  return endToken(context, token, "it was cancelled at Klarna")
}

function methodOf({ card, direct_debit, payment_method_type }: CustomerToken) {
  return {
    card_brand: filled(card?.brand),
    masked_number: filled(card?.masked_number) ?? filled(direct_debit?.masked_number),
    payment_method_type: filled(payment_method_type),
  }
}

/** Klarna writes empty texts for what is missing. */
function filled(text: string | null | undefined): string | null {
  return text === undefined || text === "" ? null : text
}
