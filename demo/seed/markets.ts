/**
 * Where the demo sells. Amounts in major units, tax included: what a consumer there sees.
 * Rates in percent; books have a rate of their own in each of these countries.
 */
export const MARKETS = [
  {
    name: "Germany",
    country: "de",
    currency: "eur",
    tax: { name: "MwSt", code: "de-standard", rate: 19 },
    bookTax: { name: "MwSt (Bücher)", code: "de-books", rate: 7 },
    shipping: { standard: 5, express: 12.9 },
  },
  {
    name: "Sweden",
    country: "se",
    currency: "sek",
    tax: { name: "Moms", code: "se-standard", rate: 25 },
    bookTax: { name: "Moms (böcker)", code: "se-books", rate: 6 },
    shipping: { standard: 49, express: 99 },
  },
  {
    name: "United Kingdom",
    country: "gb",
    currency: "gbp",
    tax: { name: "VAT", code: "gb-standard", rate: 20 },
    bookTax: { name: "VAT (books)", code: "gb-books", rate: 0 },
    shipping: { standard: 4.5, express: 9.95 },
  },
] as const

export type Market = (typeof MARKETS)[number]
export type Currency = Market["currency"]
