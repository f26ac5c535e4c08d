import type { Region } from "./regions"

/** A country in which Klarna sells: its one currency (ISO 4217), its locales (the first is the default), its API region. */
export interface Market {
  /** Klarna sells to companies there. */
  readonly business?: true
  readonly currency: string
  readonly locales: readonly [string, ...string[]]
  readonly region: Region
}

/**
 * The 26 countries by ISO 3166-1 alpha-2 code.
 * @see klarna: purchase countries, currencies and locales
 */
export const MARKETS: Readonly<Record<string, Market>> = {
  AT: { business: true, currency: "EUR", locales: ["de-AT", "en-AT"], region: "eu" },
  AU: { currency: "AUD", locales: ["en-AU"], region: "oc" },
  BE: { currency: "EUR", locales: ["nl-BE", "fr-BE", "en-BE"], region: "eu" },
  CA: { currency: "CAD", locales: ["en-CA", "fr-CA"], region: "na" },
  CH: {
    business: true,
    currency: "CHF",
    locales: ["de-CH", "fr-CH", "it-CH", "en-CH"],
    region: "eu",
  },
  CZ: { currency: "CZK", locales: ["cs-CZ", "en-CZ"], region: "eu" },
  DE: { business: true, currency: "EUR", locales: ["de-DE", "en-DE"], region: "eu" },
  DK: { business: true, currency: "DKK", locales: ["da-DK", "en-DK"], region: "eu" },
  ES: { business: true, currency: "EUR", locales: ["es-ES", "en-ES"], region: "eu" },
  FI: { business: true, currency: "EUR", locales: ["fi-FI", "sv-FI", "en-FI"], region: "eu" },
  FR: { business: true, currency: "EUR", locales: ["fr-FR", "en-FR"], region: "eu" },
  GB: { business: true, currency: "GBP", locales: ["en-GB"], region: "eu" },
  GR: { currency: "EUR", locales: ["el-GR", "en-GR"], region: "eu" },
  HU: { currency: "HUF", locales: ["hu-HU", "en-HU"], region: "eu" },
  IE: { currency: "EUR", locales: ["en-IE"], region: "eu" },
  IT: { business: true, currency: "EUR", locales: ["it-IT", "en-IT"], region: "eu" },
  MX: { currency: "MXN", locales: ["es-MX", "en-MX"], region: "na" },
  NL: { business: true, currency: "EUR", locales: ["nl-NL", "en-NL"], region: "eu" },
  NO: { business: true, currency: "NOK", locales: ["nb-NO", "en-NO"], region: "eu" },
  NZ: { currency: "NZD", locales: ["en-NZ"], region: "oc" },
  PL: { currency: "PLN", locales: ["pl-PL", "en-PL"], region: "eu" },
  PT: { currency: "EUR", locales: ["pt-PT", "en-PT"], region: "eu" },
  RO: { currency: "RON", locales: ["ro-RO", "en-RO"], region: "eu" },
  SE: { business: true, currency: "SEK", locales: ["sv-SE", "en-SE"], region: "eu" },
  SK: { currency: "EUR", locales: ["sk-SK", "en-SK"], region: "eu" },
  US: { currency: "USD", locales: ["en-US", "es-US"], region: "na" },
}

/** The market of a country code in any letter case, or undefined where Klarna doesn't sell. */
export function marketOf(country: string): Market | undefined {
  return MARKETS[country.toUpperCase()]
}
