import type { Person } from "../../../demo/check/purchases"

/** Where the scenarios are bought. All prices of the spec's goods are the same number in every currency. */
export interface Country {
  /** Region of the store; the demo's, or one that the spec adds. */
  readonly region: string
  /** Klarna account. */
  readonly account: "eu" | "us" | "au"
  readonly address: Omit<Person, "email" | "first_name" | "last_name" | "phone">
}

const at = (country_code: string, postal_code: string, city: string, address_1: string) => ({
  address_1,
  city,
  country_code,
  postal_code,
})

export const COUNTRIES = {
  AU: {
    account: "au",
    address: { ...at("au", "2000", "Sydney", "1 Macquarie Street"), province: "NSW" },
    region: "Australia",
  },
  CA: {
    account: "us",
    address: { ...at("ca", "H2Y 1C6", "Montréal", "275 Rue Notre-Dame"), province: "ca-qc" },
    region: "Canada",
  },
  CH: {
    account: "eu",
    address: at("ch", "8001", "Zürich", "Bahnhofstrasse 1"),
    region: "Switzerland",
  },
  DE: {
    account: "eu",
    address: at("de", "10117", "Berlin", "Unter den Linden 17"),
    region: "Germany",
  },
  GB: {
    account: "eu",
    address: at("gb", "EC1A 1BB", "London", "2 King Edward Street"),
    region: "United Kingdom",
  },
  HU: {
    account: "eu",
    address: at("hu", "1051", "Budapest", "Szent István tér 1"),
    region: "Hungary",
  },
  NO: { account: "eu", address: at("no", "0150", "Oslo", "Karl Johans gate 22"), region: "Norway" },
  PL: { account: "eu", address: at("pl", "00-001", "Warszawa", "Nowy Świat 1"), region: "Poland" },
  SE: { account: "eu", address: at("se", "11134", "Stockholm", "Sveavägen 46"), region: "Sweden" },
  US: {
    account: "us",
    address: { ...at("us", "10118", "New York", "350 Fifth Avenue"), province: "us-ny" },
    region: "United States",
  },
} as const satisfies Record<string, Country>
export type CountryCode = keyof typeof COUNTRIES

interface Rate {
  readonly code: string
  /** Percent. */
  readonly rate: number
}

/** A region that the demo doesn't have. */
export interface NewRegion extends Rate {
  readonly country: CountryCode
  readonly currency: string
  /** Whether prices hold the tax. */
  readonly isTaxInclusive: boolean
  /** A second tax, of a province, besides the country's. */
  readonly province?: Rate & { readonly province_code: string }
}

export const NEW_REGIONS: readonly NewRegion[] = [
  { code: "gst", country: "AU", currency: "aud", isTaxInclusive: true, rate: 10 },
  {
    code: "gst-ca",
    country: "CA",
    currency: "cad",
    isTaxInclusive: false,
    province: { code: "qst", province_code: "ca-qc", rate: 9.975 },
    rate: 5,
  },
  { code: "mwst", country: "CH", currency: "chf", isTaxInclusive: true, rate: 8.1 },
  { code: "afa", country: "HU", currency: "huf", isTaxInclusive: true, rate: 27 },
  { code: "mva", country: "NO", currency: "nok", isTaxInclusive: false, rate: 25 },
  { code: "ptu", country: "PL", currency: "pln", isTaxInclusive: true, rate: 23 },
]

const CURRENCIES = ["eur", "sek", "gbp", "usd", ...NEW_REGIONS.map(({ currency }) => currency)]

/** Prices of the same number everywhere. */
export const inAllCurrencies = (amount: number) =>
  CURRENCIES.map((currency_code) => ({ amount, currency_code }))
