import type { CountryCode } from "./countries"
import type { GoodsName, ShippingName } from "./goods"

/** An item of no product: an engraving, say. */
export interface CustomItem {
  readonly title: string
  readonly quantity: number
  /** Major units, tax included. */
  readonly price: number
}

/** What is paid otherwise, in major units. */
export interface Credit {
  readonly amount: number
  /** Of Medusa's credit line: says whether it is a gift card. */
  readonly reference: string
  /** The shopper uses it after the payment was begun: Medusa lowers the cart's total and not the payment. */
  readonly isLate?: boolean
}

export interface Company {
  readonly company: string
  readonly vat_id: string
}

/** A purchase, and what Klarna must know of it. */
export interface Scenario {
  readonly name: string
  readonly country: CountryCode
  readonly items: Partial<Readonly<Record<GoodsName, number>>>
  readonly custom?: readonly CustomItem[]
  readonly shipping?: readonly ShippingName[]
  readonly code?: string
  readonly credit?: Credit
  readonly company?: Company
  /** Klarna's order lines, as a table; see table.ts. Amounts in minor units, the rate in basis points. */
  readonly lines: string
}
