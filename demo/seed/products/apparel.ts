import type { DemoProduct } from "./product"

export const APPAREL: readonly DemoProduct[] = [
  {
    handle: "t-shirt",
    title: "Everyday T-shirt",
    description: "Heavy cotton, straight cut, washed before it reaches you.",
    type: "goods",
    option: "Size",
    variants: [
      { value: "S", sku: "TSHIRT-S" },
      { value: "M", sku: "TSHIRT-M" },
      { value: "L", sku: "TSHIRT-L" },
    ],
    prices: { eur: 19.99, sek: 219, gbp: 17.99, usd: 22 },
  },
  {
    handle: "socks",
    title: "Wool socks",
    description: "One pair, knitted without a seam at the toes.",
    type: "goods",
    option: "Size",
    variants: [
      { value: "36-40", sku: "SOCKS-36" },
      { value: "41-45", sku: "SOCKS-41" },
    ],
    prices: { eur: 9.99, sek: 109.9, gbp: 8.49, usd: 10.5 },
  },
  {
    handle: "backpack",
    title: "Daypack",
    description:
      "18 litres, a sleeve for a laptop, no logo. With standard shipping: exactly 100.00 EUR.",
    type: "goods",
    option: "Colour",
    variants: [
      { value: "Forest", sku: "DAYPACK-FOREST" },
      { value: "Ink", sku: "DAYPACK-INK" },
    ],
    prices: { eur: 95, sek: 1049, gbp: 84, usd: 99 },
  },
  {
    handle: "tote",
    title: "Canvas tote",
    description: "Carries twelve bottles, folds into a pocket.",
    type: "goods",
    option: "Colour",
    variants: [{ value: "Natural", sku: "TOTE-NATURAL" }],
    prices: { eur: 14, sek: 155, gbp: 12.25, usd: 15 },
  },
]
