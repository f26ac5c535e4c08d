import { toText } from "./text"

/** As much of Medusa's order as names it. */
export interface NamedOrder {
  readonly id: string
  readonly display_id: number | string
  /** The number that the store shows instead, where it has numbers of its own. */
  readonly custom_display_id?: string | null | undefined
}

/** How an order is named at Klarna: in its portal, in its app and in settlements. */
export interface MerchantReferences {
  readonly merchant_reference1: string
  readonly merchant_reference2: string
}

/** @see klarna: merchant_reference1 and 2, 255 characters */
const LIMIT = 255

/** The number that people call the order by, and its id. */
export function toMerchantReferences(order: NamedOrder): MerchantReferences {
  return {
    merchant_reference1: toText(order.custom_display_id, LIMIT) ?? String(order.display_id),
    merchant_reference2: toText(order.id, LIMIT) ?? "",
  }
}

/** Whether Klarna's order was never told which order of Medusa's it is for: before there is one, it is told the collection. */
export function isUnnamed(merchantReference1: string | null | undefined): boolean {
  return merchantReference1?.startsWith("pay_col_") ?? false
}
