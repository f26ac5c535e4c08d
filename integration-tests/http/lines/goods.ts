/** What the scenarios buy. Prices in major units, the same number in every currency. */
export const GOODS = {
  Book: { price: 18, type: "Book" },
  Candle: { price: 33.33 },
  "E-book": { isDigital: true, price: 9.99 },
  Mug: { price: 12.5 },
  Pen: { price: 0.99 },
  Sofa: { isBulky: true, price: 499 },
  Sticker: { price: 0 },
  Widget: { price: 8, sku: `WIDGET-${"9".repeat(300)}` },
} as const satisfies Record<string, Goods>
export type GoodsName = keyof typeof GOODS

export interface Goods {
  readonly price: number
  /** Product type: books are taxed at their own rate in Germany. */
  readonly type?: "Book"
  /** Sent on a pallet, by a shipping method of its own. */
  readonly isBulky?: boolean
  /** Nothing is sent. */
  readonly isDigital?: boolean
  /** By default its name in capitals. */
  readonly sku?: string
}

export function skuOf(name: string): string {
  const goods: Goods | undefined = Object.entries<Goods>(GOODS).find(([key]) => key === name)?.[1]
  return goods?.sku ?? name.toUpperCase()
}

/** Ways to send them, with prices like those of the goods. */
export const SHIPPING = { Freight: 39.9, Parcel: 4.99 } as const
export type ShippingName = keyof typeof SHIPPING

interface Promotion {
  readonly code: string
  readonly application_method: Readonly<Record<string, string | number>>
}

/** Besides the demo's TEN, which is ten percent off all items. */
export const PROMOTIONS: readonly Promotion[] = [
  {
    application_method: {
      allocation: "across",
      target_type: "shipping_methods",
      type: "percentage",
      value: 50,
    },
    code: "HALF-SHIPPING",
  },
  {
    application_method: { currency_code: "eur", target_type: "order", type: "fixed", value: 5 },
    code: "FIVE-OFF",
  },
]
