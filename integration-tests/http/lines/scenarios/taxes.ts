import type { Scenario } from "../scenario"

export const SALES_TAX: Scenario = {
  // 8.875 % of 63.32 are 5.61965.
  country: "US",
  items: { Candle: 1, Mug: 2 },
  lines: `
    name      | type         | quantity | unit_price | discount | total | rate | tax
    Candle    | physical     |        1 |       3333 |        0 |  3333 |    0 |   0
    Mug       | physical     |        2 |       1250 |        0 |  2500 |    0 |   0
    Parcel    | shipping_fee |        1 |        499 |        0 |   499 |    0 |   0
    Sales tax | sales_tax    |        1 |        562 |        0 |   562 |    0 |   0
    = | 6894 | 0`,
  name: "sales tax of its own",
}

/** Tax that comes on top of prices, in two parts, at two rates, or as a line of its own. */
export const TAX_SCENARIOS: readonly Scenario[] = [
  {
    // 37.50, 0.99 and 4.99, each and 25 %: 46.875 + 1.2375 + 6.2375.
    country: "NO",
    items: { Mug: 3, Pen: 1 },
    lines: `
      name   | type         | quantity | unit_price | discount | total | rate | tax
      Mug    | physical     |        3 |       1563 |        2 |  4687 | 2500 | 937
      Pen    | physical     |        1 |        124 |        0 |   124 | 2500 |  25
      Parcel | shipping_fee |        1 |        624 |        0 |   624 | 2500 | 125
      = | 5435 | 1087`,
    name: "prices without tax",
  },
  {
    // 5 % and 9.975 % of the same price: 14.371875 and 5.7372525.
    country: "CA",
    items: { Mug: 1 },
    lines: `
      name   | type         | quantity | unit_price | discount | total | rate | tax
      Mug    | physical     |        1 |       1437 |        0 |  1437 | 1498 | 187
      Parcel | shipping_fee |        1 |        574 |        0 |   574 | 1498 |  75
      = | 2011 | 262`,
    name: "two taxes on one item",
  },
  {
    country: "DE",
    items: { Book: 1, Mug: 1 },
    lines: `
      name   | type         | quantity | unit_price | discount | total | rate | tax
      Book   | physical     |        1 |       1800 |        0 |  1800 |  700 | 118
      Mug    | physical     |        1 |       1250 |        0 |  1250 | 1900 | 200
      Parcel | shipping_fee |        1 |        499 |        0 |   499 | 1900 |  80
      = | 3549 | 398`,
    name: "two rates in one cart",
  },
  SALES_TAX,
]
