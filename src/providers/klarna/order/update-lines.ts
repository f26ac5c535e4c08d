import type { ManagedOrder } from "../../../klarna/contract/managed-order"
import type { ManagedOrderLine } from "../../../klarna/contract/order-line"
import { MappingError } from "../../../mapping/mapping-error"
import { MedusaSale } from "../../../mapping/medusa/sale"
import { toUpdateLines } from "../../../mapping/update-lines"
import type { Tools } from "../cradle"
import { loadOrder } from "../scene"
import { closing } from "./part-lines"

/** The new amount of an order, in minor units, and Medusa's order that it is for. */
export interface NewAmount {
  readonly amount: number
  readonly medusaOrderId: string
}

/** Lines of a new amount, of Medusa's order as it is now. Undefined where there are none that Klarna would take. */
export async function updateLinesOf(
  { cradle }: Tools,
  { purchase_country, purchase_currency: currency }: ManagedOrder,
  { amount, medusaOrderId }: NewAmount,
): Promise<ManagedOrderLine[] | undefined> {
  const { separateSalesTax, storefrontUrl } = cradle.klarna.options
  const taxApart = separateSalesTax.includes(purchase_country?.toUpperCase() ?? "")
  const sale = MedusaSale.safeParse((await loadOrder(cradle, medusaOrderId)).order).data
  try {
    const lines = sale && toUpdateLines(sale, { amount, currency, storefrontUrl, taxApart })
    return lines && closing(lines, amount)
  } catch (error) {
    if (!(error instanceof MappingError)) throw error
    cradle.logger.warn(`${error.message} Klarna's order is changed without order lines.`)
    return undefined
  }
}
