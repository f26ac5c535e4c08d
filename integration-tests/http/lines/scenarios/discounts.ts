import type { Scenario } from "../scenario"

export const GIFT_CARD: Scenario = {
  country: "GB",
  credit: { amount: 25, reference: "gift-card" },
  items: { Candle: 1 },
  lines: `
    name      | type         | quantity | unit_price | discount | total | rate | tax
    Candle    | physical     |        1 |       3333 |        0 |  3333 | 2000 | 556
    Parcel    | shipping_fee |        1 |        499 |        0 |   499 | 2000 |  83
    Gift card | gift_card    |        1 |      -2500 |        0 | -2500 |    0 |   0
    = | 1332 | 639`,
  name: "a gift card",
}

/** Promotions, and what is paid otherwise. */
export const DISCOUNT_SCENARIOS: readonly Scenario[] = [
  {
    // 99.99 less ten percent are 89.991.
    code: "TEN",
    country: "HU",
    items: { Candle: 3 },
    lines: `
      name   | type         | quantity | unit_price | discount | total | rate | tax
      Candle | physical     |        3 |       3333 |     1000 |  8999 | 2700 | 1913
      Parcel | shipping_fee |        1 |        499 |        0 |   499 | 2700 |  106
      = | 9498 | 2019`,
    name: "ten percent off the items",
  },
  {
    code: "HALF-SHIPPING",
    country: "DE",
    items: { Sofa: 1 },
    lines: `
      name    | type         | quantity | unit_price | discount | total | rate | tax
      Sofa    | physical     |        1 |      49900 |        0 | 49900 | 1900 | 7967
      Freight | shipping_fee |        1 |       3990 |     1995 |  1995 | 1900 |  319
      = | 51895 | 8286`,
    name: "half of the shipping",
    shipping: ["Freight"],
  },
  {
    // 5.00 of 12.50 and 18.00: 2.0491… and 2.9508…
    code: "FIVE-OFF",
    country: "DE",
    items: { Book: 1, Mug: 1 },
    lines: `
      name   | type         | quantity | unit_price | discount | total | rate | tax
      Book   | physical     |        1 |       1800 |      295 |  1505 |  700 |  98
      Mug    | physical     |        1 |       1250 |      205 |  1045 | 1900 | 167
      Parcel | shipping_fee |        1 |        499 |        0 |   499 | 1900 |  80
      = | 3049 | 345`,
    name: "five euros off the whole order",
  },
  {
    country: "SE",
    credit: { amount: 10, reference: "store-credit" },
    items: { Mug: 2 },
    lines: `
      name         | type         | quantity | unit_price | discount | total | rate | tax
      Mug          | physical     |        2 |       1250 |        0 |  2500 | 2500 | 500
      Parcel       | shipping_fee |        1 |        499 |        0 |   499 | 2500 | 100
      Store credit | store_credit |        1 |      -1000 |        0 | -1000 |    0 |   0
      = | 1999 | 600`,
    name: "store credit",
  },
  GIFT_CARD,
  {
    country: "GB",
    credit: { amount: 25, isLate: true, reference: "gift-card" },
    items: { Candle: 1 },
    lines: `
      name   | type         | quantity | unit_price | discount | total | rate | tax
      Candle | physical     |        1 |       3333 |        0 |  3333 | 2000 | 556
      Parcel | shipping_fee |        1 |        499 |        0 |   499 | 2000 |  83
      = | 3832 | 639`,
    name: "a gift card that came after the payment's amount was fixed",
  },
]
