import type { DemoProduct } from "./product"

export const HOME: readonly DemoProduct[] = [
  {
    handle: "mug",
    title: "Enamel mug",
    description: "Survives the campfire and the dishwasher.",
    type: "goods",
    option: "Colour",
    variants: [
      { value: "White", sku: "MUG-WHITE" },
      { value: "Blue", sku: "MUG-BLUE" },
    ],
    prices: { eur: 12.5, sek: 139, gbp: 10.95, usd: 13.5 },
  },
  {
    handle: "candle",
    title: "Beeswax candle",
    description: "Burns for sixty hours. Three of them make an odd sum.",
    type: "goods",
    option: "Size",
    variants: [{ value: "Pillar", sku: "CANDLE-PILLAR" }],
    prices: { eur: 33.33, sek: 366.66, gbp: 29.99, usd: 36.66 },
  },
  {
    handle: "lamp",
    title: "Desk lamp",
    description: "A steel arm, a linen cord, a warm bulb.",
    type: "goods",
    option: "Colour",
    variants: [{ value: "Brass", sku: "LAMP-BRASS" }],
    prices: { eur: 64.9, sek: 719, gbp: 57.5, usd: 69.5 },
  },
  {
    handle: "blanket",
    title: "Lambswool blanket",
    description: "130 by 180 centimetres, woven in one piece.",
    type: "goods",
    option: "Colour",
    variants: [
      { value: "Rust", sku: "BLANKET-RUST" },
      { value: "Moss", sku: "BLANKET-MOSS" },
    ],
    prices: { eur: 79.95, sek: 885, gbp: 69.95, usd: 84.95 },
  },
  {
    handle: "plant-pot",
    title: "Plant pot",
    description: "Terracotta with a saucer.",
    type: "goods",
    option: "Size",
    variants: [
      { value: "Small", sku: "POT-S", prices: { eur: 7.77, sek: 85.5, gbp: 6.75, usd: 8.25 } },
      { value: "Large", sku: "POT-L" },
    ],
    prices: { eur: 16.66, sek: 184.9, gbp: 14.65, usd: 17.95 },
  },
  {
    handle: "headphones",
    title: "Headphones",
    description: "Over the ear, with a cord, repairable with one screwdriver.",
    type: "goods",
    option: "Colour",
    variants: [{ value: "Black", sku: "HEADPHONES-BLACK" }],
    prices: { eur: 149, sek: 1649, gbp: 129.99, usd: 159 },
  },
]
