import { MARKETS } from "../../klarna/markets"
import { toLocale } from "../locale"
import type { LocaleContext } from "../settings"
import { aCart } from "./builders"

const localeOf = (country: string, sale: object = {}, option?: Parameters<typeof toLocale>[1]) => {
  const market = MARKETS[country]
  if (!market) throw new Error(`no market ${country}`)
  return toLocale(
    {
      country,
      market,
      sale: aCart()
        .with({ ...sale })
        .build(),
    },
    option,
  )
}
const customer = (locale: string) => ({ id: "cus_1", metadata: { locale } })

describe("toLocale", () => {
  it.each([
    ["the country's own, without any wish", "BE", {}, undefined, "nl-BE"],
    ["the option's", "DE", { locale: "de-DE" }, "en-DE", "en-DE"],
    [
      "the cart's before the customer's",
      "CH",
      { customer: customer("it-CH"), locale: "fr-CH" },
      undefined,
      "fr-CH",
    ],
    ["the customer's", "CH", { customer: customer("it-CH") }, undefined, "it-CH"],
    ["in any spelling", "AT", { locale: "EN_at" }, undefined, "en-AT"],
    ["of the same language in this country", "DE", { locale: "en-US" }, undefined, "en-DE"],
    ["a language alone", "FI", { locale: "sv" }, undefined, "sv-FI"],
    ["Norwegian under its other names", "NO", { locale: "no-NO" }, undefined, "nb-NO"],
    ["never one that Klarna lacks there", "DE", { locale: "fr-FR" }, undefined, "de-DE"],
    [
      "the next wish when the first can't be had",
      "DE",
      { customer: customer("en"), locale: "fr" },
      "it",
      "en-DE",
    ],
  ])("is %s", (_what, country, sale, option, locale) => {
    expect(localeOf(country, sale, option)).toBe(locale)
  })

  it("is what the store's function chooses, which is told of the purchase", () => {
    const told: LocaleContext[] = []
    const option = (context: LocaleContext) => {
      told.push(context)
      return context.locales.at(-1)
    }
    const sale = { customer: customer("nl"), locale: "fr", metadata: { shop: "b" } }
    expect(localeOf("BE", sale, option)).toBe("en-BE")
    expect(told).toEqual([
      {
        cartLocale: "fr",
        country: "BE",
        currency: "EUR",
        customer: { id: "cus_1", metadata: { locale: "nl" } },
        locales: ["nl-BE", "fr-BE", "en-BE"],
        metadata: { shop: "b" },
        saleId: "cart_1",
      },
    ])
  })

  it("goes on without the function when it has nothing to say", () => {
    expect(localeOf("BE", { locale: "fr" }, () => undefined)).toBe("fr-BE")
  })

  it.each(Object.entries(MARKETS))(
    "is in %s always one that Klarna has there",
    (country, market) => {
      for (const wish of ["en", "de", "xx", "", "en-US", ...market.locales])
        expect(market.locales).toContain(localeOf(country, { locale: wish }))
    },
  )
})
