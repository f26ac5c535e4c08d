import type { Scenario } from "../scenario"

export const ONE_ITEM: Scenario = {
  country: "DE",
  items: { Mug: 1 },
  lines: `
    name   | type         | quantity | unit_price | discount | total | rate | tax
    Mug    | physical     |        1 |       1250 |        0 |  1250 | 1900 | 200
    Parcel | shipping_fee |        1 |        499 |        0 |   499 | 1900 |  80
    = | 1749 | 280`,
  name: "one item",
}

export const ZERO_PRICED: Scenario = {
  country: "GB",
  items: { Mug: 1, Sticker: 2 },
  lines: `
    name    | type         | quantity | unit_price | discount | total | rate | tax
    Mug     | physical     |        1 |       1250 |        0 |  1250 | 2000 | 208
    Sticker | physical     |        2 |          0 |        0 |     0 | 2000 |   0
    Parcel  | shipping_fee |        1 |        499 |        0 |   499 | 2000 |  83
    = | 1749 | 291`,
  name: "a zero-priced item",
}

/** Items of every kind, in countries whose prices hold the tax and in one where they don't. */
export const GOODS_SCENARIOS: readonly Scenario[] = [
  ONE_ITEM,
  {
    country: "SE",
    items: { Candle: 7, Pen: 3 },
    lines: `
      name   | type         | quantity | unit_price | discount | total | rate | tax
      Candle | physical     |        7 |       3333 |        0 | 23331 | 2500 | 4666
      Pen    | physical     |        3 |         99 |        0 |   297 | 2500 |   59
      Parcel | shipping_fee |        1 |        499 |        0 |   499 | 2500 |  100
      = | 24127 | 4825`,
    name: "several quantities with odd öre",
  },
  ZERO_PRICED,
  {
    country: "AU",
    items: { "E-book": 1, Mug: 1 },
    lines: `
      name   | type         | quantity | unit_price | discount | total | rate | tax
      E-book | digital      |        1 |        999 |        0 |   999 | 1000 |  91
      Mug    | physical     |        1 |       1250 |        0 |  1250 | 1000 | 114
      Parcel | shipping_fee |        1 |        499 |        0 |   499 | 1000 |  45
      = | 2748 | 250`,
    name: "a digital item",
  },
  {
    country: "CH",
    custom: [{ price: 15, quantity: 1, title: "Engraving" }],
    items: { Mug: 1 },
    lines: `
      name      | type         | quantity | unit_price | discount | total | rate | tax
      Engraving | digital      |        1 |       1500 |        0 |  1500 |  810 | 112
      Mug       | physical     |        1 |       1250 |        0 |  1250 |  810 |  94
      Parcel    | shipping_fee |        1 |        499 |        0 |   499 |  810 |  37
      = | 3249 | 243`,
    name: "a custom item without a product",
  },
  {
    country: "PL",
    items: { Mug: 1, Sofa: 1 },
    lines: `
      name    | type         | quantity | unit_price | discount | total | rate | tax
      Mug     | physical     |        1 |       1250 |        0 |  1250 | 2300 |  234
      Sofa    | physical     |        1 |      49900 |        0 | 49900 | 2300 | 9331
      Parcel  | shipping_fee |        1 |        499 |        0 |   499 | 2300 |   93
      Freight | shipping_fee |        1 |       3990 |        0 |  3990 | 2300 |  746
      = | 55639 | 10404`,
    name: "two shipping methods",
    shipping: ["Parcel", "Freight"],
  },
]
