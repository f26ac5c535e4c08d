/** The one currency of each country that Klarna serves. Documented: purchase countries, currencies and locales. */
const CURRENCIES: Readonly<Record<string, string>> = {
  AT: "EUR",
  AU: "AUD",
  BE: "EUR",
  CA: "CAD",
  CH: "CHF",
  CZ: "CZK",
  DE: "EUR",
  DK: "DKK",
  ES: "EUR",
  FI: "EUR",
  FR: "EUR",
  GB: "GBP",
  GR: "EUR",
  HU: "HUF",
  IE: "EUR",
  IT: "EUR",
  MX: "MXN",
  NL: "EUR",
  NO: "NOK",
  NZ: "NZD",
  PL: "PLN",
  PT: "EUR",
  RO: "RON",
  SE: "SEK",
  SK: "EUR",
  US: "USD",
}

/** The currency of a country in either letter case, or `undefined` where Klarna is not. */
export const currencyOf = (country: string): string | undefined => CURRENCIES[country.toUpperCase()]

/** Countries whose addresses need a region. Documented: Payments, address.region. */
export const needsRegion = (country: string): boolean =>
  ["AU", "US"].includes(country.toUpperCase())
