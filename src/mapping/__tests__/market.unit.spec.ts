import { MappingError } from "../mapping-error"
import { purchaseCountryOf, toMarket } from "../market"
import { aCart } from "./builders"

const EUROPE = { id: "eu", region: "eu" } as const

describe("purchaseCountryOf", () => {
  const billing = { country_code: "at" }
  const shipping = { country_code: "de" }
  const none = { country_code: null }
  const blank = { country_code: " " }

  it.each([
    ["the billing address", aCart().withBilling(billing).withShippingAddress(shipping), "AT"],
    ["the shipping address without a billing one", aCart().withShippingAddress(shipping), "DE"],
    [
      "the shipping address when the billing one has none",
      aCart().withBilling(none).withShippingAddress(shipping),
      "DE",
    ],
    [
      "the shipping address when the billing one's is blank",
      aCart().withBilling(blank).withShippingAddress(shipping),
      "DE",
    ],
    ["the region's only country without an address", aCart().withCountries("se"), "SE"],
    [
      "an address before the region",
      aCart().withCountries("se").withShippingAddress(shipping),
      "DE",
    ],
    ["nothing, when the region has several", aCart().withCountries("se", "no"), undefined],
    ["nothing, when the region has none", aCart().withCountries(), undefined],
    ["nothing, when there is neither", aCart(), undefined],
  ])("is %s", (_what, cart, country) => {
    expect(purchaseCountryOf(cart.build())).toBe(country)
  })
})

describe("toMarket", () => {
  it.each([
    ["DE", "eur", "eu", "EUR"],
    ["BE", "EUR", "eu", "EUR"],
    ["HU", "huf", "eu", "HUF"],
    ["US", "usd", "na", "USD"],
    ["NZ", "nzd", "oc", "NZD"],
  ] as const)(
    "sells in %s in %s with an account of region %s",
    (country, currency, region, official) => {
      expect(toMarket(country, currency, { id: "any", region }).currency).toBe(official)
    },
  )

  it.each([
    ["a country without Klarna", "BR", "brl", 'Klarna doesn\'t sell in country "BR".'],
    ["another currency", "DE", "usd", "Klarna sells in DE in EUR, not in USD."],
    [
      "a country of another region",
      "US",
      "usd",
      'Country US belongs to Klarna\'s region "na", but account "eu" is of region "eu".',
    ],
  ])("refuses %s with a sentence", (_what, country, currency, message) => {
    const refused = () => toMarket(country, currency, EUROPE)
    expect(refused).toThrow(MappingError)
    expect(refused).toThrow(message)
  })
})
