import type { ProductType } from "../ensure-types"
import type { Currency } from "../markets"

/** A product of the demo. Prices in major units, as on the shelf of each market, the same for all of its variants unless one says otherwise. */
export interface DemoProduct {
  /** Also the name of its picture. */
  handle: string
  title: string
  description: string
  type: ProductType
  /** The one option in which its variants differ. */
  option: string
  variants: DemoVariant[]
  prices: Prices
  /** How often it is sold again; absent: once. */
  subscription?: { interval: "day" | "week" | "month" | "year"; interval_count?: number }
  /** Nothing is shipped, and it never runs out. */
  isDigital?: boolean
}

export interface DemoVariant {
  value: string
  sku: string
  prices?: Prices
}

export type Prices = Record<Currency, number>
