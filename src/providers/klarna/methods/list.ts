import type { ListPaymentMethodsInput, ListPaymentMethodsOutput } from "@medusajs/framework/types"

import type { KlarnaCustomerTokenRow } from "../../../modules/klarna/service"
import type { Tools } from "../cradle"
import { customerIdOf } from "./account-holder"

/** The customer's saved payment methods of this account, newest first; what was removed or cancelled isn't among them. */
export async function listMethods(
  { account, cradle }: Tools,
  input: ListPaymentMethodsInput,
): Promise<ListPaymentMethodsOutput> {
  const rows = await cradle.klarna.customerTokens.ofCustomer(customerIdOf(input), account.id)
  return rows.map(toMethod)
}

/** Our id stands for Klarna's token. `created`: ISO 8601, for who takes the newest. */
export function toMethod(row: KlarnaCustomerTokenRow) {
  const { card_brand, created_at, id, masked_number, payment_method_type, status } = row
  const data = {
    brand: card_brand,
    created: created_at.toISOString(),
    id,
    masked_number,
    status,
    type: payment_method_type,
  }
  return { data, id }
}
