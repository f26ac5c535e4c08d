import type { LineSubscription, OrderLine } from "../../klarna/contract/order-line"
import type { Millionths } from "../millionths"

/** A line before its amounts are whole minor units. */
export interface Draft {
  /** What it says besides its amounts. */
  readonly says: Pick<
    OrderLine,
    | "image_url"
    | "merchant_data"
    | "name"
    | "product_identifiers"
    | "product_url"
    | "reference"
    | "subscription"
    | "type"
  >
  readonly quantity: number
  /** What it costs after discounts. */
  readonly total: Millionths
  /** What it would cost without discounts. */
  readonly original: Millionths
  /** In basis points; 0 where tax is a line of its own. */
  readonly rate: number
}

/** What lines are made for. */
export interface LineSettings {
  /** ISO 4217 */
  readonly currency: string
  /** Lines without tax, and one line with all of it, as Klarna wants it in the United States. */
  readonly taxApart?: boolean
  /** Where the store's product pages are, without a slash at the end. */
  readonly storefrontUrl?: string | undefined
  /** What the goods are sold as, whatever their products say now: a renewal keeps what the shopper agreed to. */
  readonly subscription?: LineSubscription | undefined
}

export const NAME_LIMIT = 255
export const REFERENCE_LIMIT = 255
/** What Klarna's own validation once took of a line's reference. @see docs/klarna-surprises.md, "References of lines" */
export const SHORT_REFERENCE = 64
