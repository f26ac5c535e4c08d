import type { Currency } from "../seed/markets"

/** A person who buys, in Medusa's spelling. */
export interface Person {
  email: string
  first_name: string
  last_name: string
  address_1: string
  postal_code: string
  city: string
  /** State, as Medusa's tax regions name it: `us-ny`. */
  province?: string
  country_code: string
  phone: string
}

/** Who buys what where. */
export interface Basket {
  /** Klarna account that sells in the region; `eu` when absent. */
  account?: string
  region: string
  currency: Currency
  person: Person
  items: { sku: string; quantity: number }[]
  promotion?: string
  shipping: "Standard" | "Express"
}

export interface Purchase extends Basket {
  name: string
  /** What it must cost, tax and shipping included, in minor units. */
  total: number
}

export const ANNA: Person = {
  email: "anna@shopper.test",
  first_name: "Anna",
  last_name: "Muster",
  address_1: "Unter den Linden 17",
  postal_code: "10117",
  city: "Berlin",
  country_code: "de",
  phone: "+4930901820",
}

export const BJORN: Person = {
  email: "bjorn@shopper.test",
  first_name: "Björn",
  last_name: "Ek",
  address_1: "Sveavägen 46",
  postal_code: "11134",
  city: "Stockholm",
  country_code: "se",
  phone: "+46765260000",
}

export const MARY: Person = {
  email: "mary@shopper.test",
  first_name: "Mary",
  last_name: "Doe",
  address_1: "350 Fifth Avenue",
  postal_code: "10118",
  city: "New York",
  province: "us-ny",
  country_code: "us",
  phone: "+12125550100",
}

const GERMAN = { region: "Germany", currency: "eur", person: ANNA } as const

/** 95.00 and 5.00 for the shipping. */
export const ONE_HUNDRED: Purchase = {
  ...GERMAN,
  name: "DE: one hundred",
  items: [{ sku: "DAYPACK-INK", quantity: 1 }],
  shipping: "Standard",
  total: 10_000,
}

/** 14.90 each month, and 5.00 for the shipping. */
export const COFFEE: Purchase = {
  ...GERMAN,
  name: "DE: coffee, monthly",
  items: [{ sku: "COFFEE-MONTHLY", quantity: 1 }],
  shipping: "Standard",
  total: 1_990,
}

/** Two tax rates: 2 × 19.99 + 24.90 (a book) + 33.33 + 12.90. */
export const MIXED: Purchase = {
  ...GERMAN,
  name: "DE: two tax rates",
  items: [
    { sku: "TSHIRT-M", quantity: 2 },
    { sku: "BREAD-HARD", quantity: 1 },
    { sku: "CANDLE-PILLAR", quantity: 1 },
  ],
  shipping: "Express",
  total: 11_111,
}

/** 3 × 366.66, less ten percent (989.982), and 49.00. */
export const DISCOUNTED: Purchase = {
  name: "SE: three, discount",
  region: "Sweden",
  currency: "sek",
  person: BJORN,
  items: [{ sku: "CANDLE-PILLAR", quantity: 3 }],
  promotion: "TEN",
  shipping: "Standard",
  total: 103_898,
}

/** 3 × 36.66 and 6.00, and then 8.875 % sales tax in New York (10.293225). */
export const SALES_TAX: Purchase = {
  name: "US: three, sales tax",
  account: "us",
  region: "United States",
  currency: "usd",
  person: MARY,
  items: [{ sku: "CANDLE-PILLAR", quantity: 3 }],
  shipping: "Standard",
  total: 12_627,
}

/** The payment provider that a storefront pays a purchase with. */
export const providerOf = ({ account = "eu" }: Basket): string => `pp_klarna_${account}`
