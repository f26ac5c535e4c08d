import { idempotencyKey } from "../../klarna/http/idempotency"
import type { MerchantReferences } from "../../mapping/merchant-references"
import type { Account } from "../../modules/klarna/accounts/account"

/**
 * Tells Klarna which order of Medusa's its order is for. The same references under the same key, whoever sends them.
 * @throws KlarnaError
 */
export async function sendReferences(
  { client, id: account }: Account,
  orderId: string,
  references: MerchantReferences,
): Promise<void> {
  const key = idempotencyKey({ account, attempt: 1, operation: "references", row: orderId })
  const change = { idempotencyKey: key, orderId }
  await client.orders.update("updateMerchantReferences", change, { ...references })
}
