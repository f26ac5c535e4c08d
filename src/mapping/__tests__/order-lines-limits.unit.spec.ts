import fc from "fast-check"

import type { OrderLine } from "../../klarna/contract/order-line"
import { badSums } from "../../sandbox/rules/sums"
import { toAuthorizePayload, toSessionRequest } from "../requests"
import { aCart, aPurchase, anItem, type CartBuilder, SETTINGS } from "./builders"

/** Klarna refuses a body above it. @see klarna: 413 REQUEST_TOO_LARGE */
const MOST_BYTES = 1_000_000

const sent = (body: unknown) =>
  JSON.parse(JSON.stringify(body)) as Readonly<Record<string, unknown>>
const bytesOf = (body: unknown) => Buffer.byteLength(JSON.stringify(body))

const GIFT_CARD = { id: "cacl_1", reference: "gift_card" }
/** A mug for 100.00 with 19 % tax inside, 15.97, of which a gift card pays a part. */
const mugPaidWith = (card: number) =>
  aCart()
    .withItem({ total: 100 })
    .with({ credit_lines: [{ ...GIFT_CARD, amount: card }] })

const sessionOf = (cart: CartBuilder, amount: number, country = "DE") => {
  const market = { country, currency: "EUR", locale: "de-DE" }
  return toSessionRequest(aPurchase(cart, { amount, market }))
}

describe("a credit line", () => {
  it("keeps its face value and is without tax while more is paid than the tax: 100.00 − 50.00, tax 15.97", () => {
    const request = sessionOf(mugPaidWith(50), 5_000)
    expect(request.order_tax_amount).toBe(1_597)
    expect(request.order_lines[1]).toMatchObject({
      tax_rate: 0,
      total_amount: -5_000,
      total_tax_amount: 0,
      type: "gift_card",
    })
  })

  it("is a taxed discount where it leaves less to pay than the tax: 100.00 − 90.00 has 1.60 tax, not 15.97", () => {
    const request = sessionOf(mugPaidWith(90), 1_000)
    expect(request.order_tax_amount).toBe(160)
    expect(request.order_lines[1]).toMatchObject({
      name: "Gift card",
      tax_rate: 1_900,
      total_amount: -9_000,
      total_tax_amount: -1_437,
      type: "discount",
    })
    expect(badSums(sent(request))).toEqual([])
  })

  it("takes off its share of a tax that is a line of its own: 100.00 + 8.00 − 104.00 has 0.30 tax", () => {
    const cart = aCart()
      .withItem({ tax_lines: [{ rate: 8 }], tax_total: 8, total: 108 })
      .with({ credit_lines: [{ ...GIFT_CARD, amount: 104 }] })
    const request = sessionOf(cart, 400, "US")
    expect(request.order_tax_amount).toBe(30)
    expect(request.order_lines.map(({ total_amount, type }) => [type, total_amount])).toEqual([
      ["physical", 10_000],
      ["gift_card", -9_630],
      ["sales_tax", 30],
    ])
  })

  it("never leaves more tax than there is to pay, whatever goods and credit", () => {
    const money = fc.integer({ max: 20_000, min: 1 }).map((cents) => cents / 100)
    const rate = fc.constantFrom(0, 7, 19, 25, 100)
    const goods = fc.array(fc.record({ rate, total: money }), { maxLength: 4, minLength: 1 })
    fc.assert(
      fc.property(
        goods,
        fc.array(fc.integer({ max: 100, min: 1 }), { maxLength: 2, minLength: 1 }),
        fc.boolean(),
        (items, parts, isApart) => {
          const total = items.reduce((sum, one) => sum + Math.round(one.total * 100), 0)
          const credits = parts.map((part) => Math.floor((total * part) / 100 / parts.length))
          const amount = total - credits.reduce((sum, one) => sum + one, 0)
          fc.pre(amount > 0)
          const cart = aCart().with({
            credit_lines: credits.map((cents, at) => ({
              ...GIFT_CARD,
              amount: cents / 100,
              id: `cacl_${String(at)}`,
            })),
            items: items.map(({ rate: percent, total: price }, at) =>
              anItem({
                id: `cali_${String(at)}`,
                tax_lines: [{ rate: percent }],
                tax_total: (price * percent) / (100 + percent),
                total: price,
              }),
            ),
          })
          const request = sessionOf(cart, amount, isApart ? "US" : "DE")
          expect(request.order_tax_amount ?? 0).toBeLessThanOrEqual(request.order_amount)
          expect(request.order_tax_amount ?? 0).toBeGreaterThanOrEqual(0)
          expect(badSums(sent(request))).toEqual([])
        },
      ),
    )
  })
})

describe("a thousand lines", () => {
  const long = (letter: string, length: number) => letter.repeat(length)

  const thousand = (more: Record<string, unknown>) =>
    aCart()
      .with({
        items: Array.from({ length: 1_000 }, (_, at) =>
          anItem({ id: `cali_${String(at).padStart(4, "0")}`, ...more }),
        ),
      })
      .withBilling()
  const purchaseOf = (cart: CartBuilder) =>
    aPurchase(cart, {
      amount: 1_000_000,
      settings: { ...SETTINGS, storefrontUrl: "https://shop.test" },
    })
  const PICTURE = `https://shop.test/${long("p", 1_000)}`
  const sums = (lines: readonly OrderLine[]) =>
    lines.reduce((sum, { total_amount }) => sum + total_amount, 0)

  it("keep their pictures and pages while they fit", () => {
    const lines = toSessionRequest(
      purchaseOf(thousand({ product: { handle: "mug" }, thumbnail: "https://shop.test/mug.png" })),
    ).order_lines
    expect(lines).toHaveLength(1_000)
    expect(lines[999]).toMatchObject({
      image_url: "https://shop.test/mug.png",
      product_url: "https://shop.test/products/mug",
    })
  })

  it("are sent without pictures and pages where their addresses are 2 MB long, and each is still there", () => {
    const purchase = purchaseOf(
      thousand({ product: { handle: long("h", 900) }, thumbnail: PICTURE }),
    )
    const payload = toAuthorizePayload(purchase)
    expect(bytesOf(payload)).toBeLessThan(MOST_BYTES)
    expect(payload.order_lines).toHaveLength(1_000)
    expect(payload.order_lines.filter((line) => line.image_url ?? line.product_url)).toEqual([])
    expect(toSessionRequest(purchase).order_lines).toEqual(payload.order_lines)
  })

  it("are merged where even so they are too long, and add up to the amount", () => {
    const purchase = purchaseOf(
      thousand({
        product: { handle: long("h", 900) },
        product_title: long("ü", 255),
        thumbnail: PICTURE,
        variant_sku: long("ß", 255),
      }),
    )
    const payload = toAuthorizePayload(purchase)
    expect(bytesOf(payload)).toBeLessThan(MOST_BYTES)
    expect(payload.order_lines.length).toBeGreaterThan(500)
    expect(payload.order_lines.at(-1)?.name).toMatch(/^\d+ further items$/)
    expect(sums(payload.order_lines)).toBe(1_000_000)
    expect(toSessionRequest(purchase).order_lines).toEqual(payload.order_lines)
    expect(badSums(sent(payload))).toEqual([])
  })
})
