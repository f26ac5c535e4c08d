import { readFileSync } from "node:fs"
import { resolve } from "node:path"

import { Locale } from "../contract/primitives"
import { MARKETS, marketOf } from "../markets"
import { apiUrl, ENVIRONMENTS, REGIONS } from "../regions"
import { VERSION } from "../version"

describe("the version", () => {
  it("that Klarna sees is the one of package.json", () => {
    const manifest: unknown = JSON.parse(
      readFileSync(resolve(__dirname, "../../../package.json"), "utf8"),
    )
    expect(manifest).toMatchObject({ version: VERSION })
  })
})

describe("the regions", () => {
  it.each([
    ["eu", "live", "https://api.klarna.com"],
    ["eu", "playground", "https://api.playground.klarna.com"],
    ["na", "live", "https://api-na.klarna.com"],
    ["na", "playground", "https://api-na.playground.klarna.com"],
    ["oc", "live", "https://api-oc.klarna.com"],
    ["oc", "playground", "https://api-oc.playground.klarna.com"],
  ] as const)("%s has its %s API at %s", (region, environment, address) => {
    expect(apiUrl(region, environment)).toBe(address)
  })

  it("share no address: a credential works at one of them only", () => {
    const all = REGIONS.flatMap((region) => ENVIRONMENTS.map((world) => apiUrl(region, world)))
    expect(new Set(all).size).toBe(6)
  })
})

/** Klarna's countries with their currencies; those outside Europe's API are named with their region. */
const EUROPE =
  "AT:EUR BE:EUR CH:CHF CZ:CZK DE:EUR DK:DKK ES:EUR FI:EUR FR:EUR GB:GBP GR:EUR HU:HUF IE:EUR IT:EUR " +
  "NL:EUR NO:NOK PL:PLN PT:EUR RO:RON SE:SEK SK:EUR"
const TABLE = [
  ...EUROPE.split(" ").map((row) => [...row.split(":"), "eu"]),
  ["US", "USD", "na"],
  ["CA", "CAD", "na"],
  ["MX", "MXN", "na"],
  ["AU", "AUD", "oc"],
  ["NZ", "NZD", "oc"],
] as [string, string, string][]

describe("the markets", () => {
  it("are 26 countries", () => {
    expect(Object.keys(MARKETS).sort()).toEqual(TABLE.map(([country]) => country).sort())
    expect(TABLE).toHaveLength(26)
  })

  it.each(TABLE)("%s pays in %s, by the API of region %s", (country, currency, region) => {
    expect(marketOf(country)).toMatchObject({ currency, region })
  })

  it.each(Object.entries(MARKETS))(
    "%s has locales of its own, one of them English",
    (country, market) => {
      for (const locale of market.locales) {
        expect(Locale.safeParse(locale).success).toBe(true)
        expect(locale.slice(3)).toBe(country)
      }
      expect(market.locales).toContain(`en-${country}`)
      expect(new Set(market.locales).size).toBe(market.locales.length)
    },
  )

  it("default to the country's own language, to English where that is its own", () => {
    const english = Object.entries(MARKETS).filter(([, { locales }]) => locales[0].startsWith("en"))
    expect(english.map(([country]) => country).sort()).toEqual(["AU", "CA", "GB", "IE", "NZ", "US"])
  })

  it.each([
    ["de", "EUR"],
    ["De", "EUR"],
    ["BR", undefined],
    ["", undefined],
    ["DEU", undefined],
    ["constructor", undefined],
  ])("of %p is one in %p", (country, currency) => {
    expect(marketOf(country)?.currency).toBe(currency)
  })
})
