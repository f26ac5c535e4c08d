import type { DemoProduct } from "./product"

/** Sold again and again: whoever buys one agrees at Klarna to be charged each period. */
export const SUBSCRIPTIONS: readonly DemoProduct[] = [
  {
    handle: "coffee",
    title: "Coffee subscription",
    description: "A bag of freshly roasted beans, each month.",
    type: "goods",
    option: "Beans",
    variants: [{ value: "Whole", sku: "COFFEE-MONTHLY" }],
    prices: { eur: 14.9, sek: 169, gbp: 12.9, usd: 16.5 },
    subscription: { interval: "month" },
  },
  {
    handle: "membership",
    title: "Workshop membership",
    description: "A desk, the tools and the lathe, all year long. Nothing is shipped.",
    type: "goods",
    option: "Access",
    variants: [{ value: "Full", sku: "MEMBERSHIP-YEARLY" }],
    prices: { eur: 120, sek: 1_290, gbp: 105, usd: 130 },
    subscription: { interval: "year" },
    isDigital: true,
  },
]
