import type { PurchaseMarket } from "./market"
import type { MedusaSale } from "./medusa/sale"
import type { HookContext } from "./settings"

/** What every hook of the store is told. */
export function toHookContext(
  sale: MedusaSale,
  { country, currency }: Pick<PurchaseMarket, "country" | "currency">,
): HookContext {
  const { customer } = sale
  return {
    country,
    currency,
    customer: customer ? { id: customer.id, metadata: customer.metadata ?? {} } : null,
    metadata: sale.metadata ?? {},
    saleId: sale.id,
  }
}
