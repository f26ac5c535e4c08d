import { misfitsOf, StoreRegion } from "../misfits"

const region = (currency_code: string, ...countries: string[]) =>
  StoreRegion.parse({
    countries: countries.map((iso_2) => ({ iso_2 })),
    currency_code,
    id: "reg_1",
    name: "Shop",
  })
const EUROPE = { id: "eu", region: "eu" } as const

describe("misfitsOf", () => {
  it.each([
    ["a region that fits", [region("eur", "de", "at")]],
    ["no regions", []],
    ["a region without countries", [region("eur")]],
  ])("finds nothing in %s", (_what, regions) => {
    expect(misfitsOf(regions, EUROPE)).toEqual([])
  })

  it.each([
    [
      "another currency than the country's",
      region("usd", "de"),
      "DE",
      "Klarna sells in DE in EUR, not in USD.",
    ],
    [
      "a country without Klarna",
      region("brl", "br"),
      "BR",
      'Klarna doesn\'t sell in country "BR".',
    ],
    [
      "a country of another account's region",
      region("usd", "us"),
      "US",
      'Country US belongs to Klarna\'s region "na", but account "eu" is of region "eu".',
    ],
  ])("names %s", (_what, one, country, problem) => {
    expect(misfitsOf([one], EUROPE)).toEqual([
      { country, problem, region: "Shop", regionId: "reg_1" },
    ])
  })

  it("names only the countries of a region that don't fit", () => {
    expect(
      misfitsOf([region("eur", "de", "se", "at")], EUROPE).map(({ country }) => country),
    ).toEqual(["SE"])
  })
})
