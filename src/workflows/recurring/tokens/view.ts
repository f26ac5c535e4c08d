import type { AdminCustomerToken, CustomerTokenView } from "../../../http-contract/tokens"
import type { KlarnaCustomerTokenRow, KlarnaModuleService } from "../../../modules/klarna/service"

/** As the customer sees it. */
export function toTokenView(row: KlarnaCustomerTokenRow): CustomerTokenView {
  const { card_brand, created_at, id, masked_number, payment_method_type, status } = row
  return {
    brand: card_brand,
    created_at: created_at.toISOString(),
    id,
    masked_number,
    payment_method_type,
    status,
  }
}

/** As the merchant sees it. */
export function toAdminToken(
  klarna: KlarnaModuleService,
  row: KlarnaCustomerTokenRow,
): AdminCustomerToken {
  const account = klarna.accounts().find(({ id }) => id === row.account)
  return {
    ...toTokenView(row),
    account: row.account,
    cart_id: row.cart_id,
    customer_id: row.customer_id,
    description: row.description,
    is_chargeable_here:
      account?.merchantId !== undefined && account.installation === row.installation,
    purchase_country: row.purchase_country,
    purchase_currency: row.purchase_currency,
    read_at: row.read_at?.toISOString() ?? null,
    revoke_requested_at: row.revoke_requested_at?.toISOString() ?? null,
  }
}
