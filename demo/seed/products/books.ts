import type { DemoProduct } from "./product"

/** Books are taxed at a rate of their own, so an order with one of them has two rates. */
export const BOOKS: readonly DemoProduct[] = [
  {
    handle: "book-bread",
    title: "A Year of Bread",
    description: "Fifty-two loaves, one for every week.",
    type: "book",
    option: "Binding",
    variants: [
      { value: "Hardcover", sku: "BREAD-HARD" },
      {
        value: "Paperback",
        sku: "BREAD-PAPER",
        prices: { eur: 14.9, sek: 164.9, gbp: 12.99, usd: 16.5 },
      },
    ],
    prices: { eur: 24.9, sek: 274.9, gbp: 21.99, usd: 27.5 },
  },
  {
    handle: "book-gardens",
    title: "Northern Gardens",
    description: "What grows where the summer is short.",
    type: "book",
    option: "Binding",
    variants: [{ value: "Paperback", sku: "GARDENS-PAPER" }],
    prices: { eur: 18, sek: 199, gbp: 15.99, usd: 19.95 },
  },
]
