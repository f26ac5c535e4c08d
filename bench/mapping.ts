/**
 * What it costs to map a cart of 1,000 lines, against `JSON.stringify` of the result, in the same run. Mapping is all of
 * it: reading Query's answer with Medusa's own numbers in it, and making the session request. Prints the ratio. Run by
 * `tsx bench/mapping.ts`.
 */
import { decorateCartTotals } from "@medusajs/framework/utils"

import { parseScene } from "../src/mapping/medusa/scene"
import { toPurchase } from "../src/mapping/purchase"
import { toSessionRequest } from "../src/mapping/requests"

const LINES = 1_000
const MOST = 5
const PLAN = { rounds: 201, warmUp: 40 }
const ACCOUNT = { id: "eu", region: "eu" } as const
const SETTINGS = {
  acquiringChannel: "ECOMMERCE",
  separateSalesTax: ["US"],
  storefrontUrl: "https://shop.example",
} as const

/** An item as Query answers it, with all that a line is made of; every third is discounted. */
const item = (index: number) => ({
  adjustments: index % 3 === 0 ? [{ amount: 1.2345, code: "TEN" }] : [],
  id: `cali_01K9ABCDEFGHJKMNPQRSTV${String(10_000 + index)}`,
  is_tax_inclusive: index % 2 === 0,
  product: {
    categories: [
      { is_active: true, name: "Mugs", parent_category: { is_active: true, name: "Kitchen" } },
    ],
    handle: `mug-${String(index)}`,
    metadata: { brand: "Acme" },
  },
  product_title: `Mug number ${String(index)}`,
  quantity: 1 + (index % 7),
  requires_shipping: true,
  tax_lines: [{ rate: index % 5 === 0 ? 7 : 19 }],
  thumbnail: `https://shop.example/static/mug-${String(index)}.png`,
  title: `Mug number ${String(index)}`,
  unit_price: 3 + (index % 90) / 7,
  variant: {
    ean: "4006381333931",
    options: [
      { option: { title: "Color" }, value: "Blue" },
      { option: { title: "Size" }, value: "Large" },
    ],
  },
  variant_sku: `MUG-${String(index)}`,
  variant_title: "Blue / Large",
})

function aRow(): unknown {
  const cart = decorateCartTotals({
    billing_address: { country_code: "de" },
    currency_code: "eur",
    id: "cart_1",
    items: Array.from({ length: LINES - 1 }, (_, index) => item(index)),
    shipping_methods: [
      {
        amount: 4.9,
        id: "casm_1",
        is_tax_inclusive: true,
        name: "Parcel",
        tax_lines: [{ rate: 19 }],
      },
    ],
  } as never)
  return {
    amount: cart.total,
    currency_code: "eur",
    id: "payses_1",
    payment_collection: { cart, id: "pay_col_1" },
    provider_id: "pp_klarna_eu",
  }
}

function map(row: unknown) {
  const purchase = toPurchase(parseScene(row, "payses_1"), ACCOUNT, SETTINGS)
  if (!purchase) throw new Error("the cart has no country")
  return toSessionRequest(purchase)
}

function milliseconds(act: () => unknown): number {
  const started = performance.now()
  act()
  return performance.now() - started
}

/** What it costs when nothing else wants the machine: both take turns, and the fastest rounds of both count. */
const fastest = (values: number[]): number => Math.min(...values)

function main(): void {
  const row = aRow()
  const request = map(row)
  const rounds = Array.from({ length: PLAN.warmUp + PLAN.rounds }, () => ({
    mapping: milliseconds(() => map(row)),
    writing: milliseconds(() => JSON.stringify(request)),
  })).slice(PLAN.warmUp)
  const mapping = fastest(rounds.map((round) => round.mapping))
  const writing = fastest(rounds.map((round) => round.writing))
  const ratio = mapping / writing
  const bytes = JSON.stringify(request).length
  console.log(
    `${String(request.order_lines.length)} lines, ${String(Math.round(bytes / 1_024))} KB   ` +
      `mapping ${mapping.toFixed(2)} ms   JSON.stringify ${writing.toFixed(2)} ms   ratio ${ratio.toFixed(2)}`,
  )
  console.log(`wanted at most ${String(MOST)}`)
  if (!(ratio <= MOST)) process.exitCode = 1
}

main()
