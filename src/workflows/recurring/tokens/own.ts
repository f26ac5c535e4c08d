import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import type { KlarnaCustomerTokenRow, KlarnaModuleService } from "../../../modules/klarna/service"

/** A token, as somebody asks for it. */
export interface AskedToken {
  readonly id: string
  /** Who asks; undefined: the merchant, who may see all. */
  readonly customer_id?: string | undefined
}

/** The token, if it is theirs. @throws MedusaError `not_found`, the same for others' and for what isn't there */
export async function findToken(
  container: MedusaContainer,
  { customer_id, id }: AskedToken,
): Promise<KlarnaCustomerTokenRow> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  const row = await klarna.customerTokens.find(id)
  if (row && (customer_id === undefined || row.customer_id === customer_id)) return row
  throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no payment method ${id}.`)
}
