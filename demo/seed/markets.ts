/** A tax rate as Medusa's tax module takes it, in percent. */
export interface TaxRate {
  name: string
  code: string
  rate: number
}

export type Currency = "eur" | "sek" | "gbp" | "usd"

export interface Market {
  name: string
  /** Key in the plugin's `options.accounts`: the Klarna account that sells there. */
  account: "eu" | "us"
  country: string
  currency: Currency
  /** Whether a price on the shelf holds the tax already. */
  isTaxInclusive: boolean
  tax?: TaxRate
  /** Books have a rate of their own in some countries. */
  bookTax?: TaxRate
  /** Rates by state, under the code that an address names it by. */
  stateTaxes?: Record<string, TaxRate>
  shipping: { standard: number; express: number }
}

/** Where the demo sells. Amounts in major units, as a consumer there sees them on the shelf. */
export const MARKETS: readonly Market[] = [
  {
    name: "Germany",
    account: "eu",
    country: "de",
    currency: "eur",
    isTaxInclusive: true,
    tax: { name: "MwSt", code: "de-standard", rate: 19 },
    bookTax: { name: "MwSt (Bücher)", code: "de-books", rate: 7 },
    shipping: { standard: 5, express: 12.9 },
  },
  {
    name: "Sweden",
    account: "eu",
    country: "se",
    currency: "sek",
    isTaxInclusive: true,
    tax: { name: "Moms", code: "se-standard", rate: 25 },
    bookTax: { name: "Moms (böcker)", code: "se-books", rate: 6 },
    shipping: { standard: 49, express: 99 },
  },
  {
    name: "United Kingdom",
    account: "eu",
    country: "gb",
    currency: "gbp",
    isTaxInclusive: true,
    tax: { name: "VAT", code: "gb-standard", rate: 20 },
    bookTax: { name: "VAT (books)", code: "gb-books", rate: 0 },
    shipping: { standard: 4.5, express: 9.95 },
  },
  {
    name: "United States",
    account: "us",
    country: "us",
    currency: "usd",
    isTaxInclusive: false,
    stateTaxes: {
      "us-ca": { name: "Sales tax", code: "us-ca", rate: 7.25 },
      "us-ny": { name: "Sales tax", code: "us-ny", rate: 8.875 },
      "us-tx": { name: "Sales tax", code: "us-tx", rate: 6.25 },
    },
    shipping: { standard: 6, express: 14.95 },
  },
]
