import { MedusaSale } from "../medusa/sale"
import type { Purchase } from "../purchase"
import type { PurchaseSettings } from "../settings"

type Input = Record<string, unknown>

/** An item for 10.00 with 19 % tax inside, as Query answers it. */
export const anItem = (more: Input = {}): Input => {
  const total = more["total"] ?? 10
  return {
    id: "cali_1",
    original_total: total,
    product_title: "Mug",
    quantity: 1,
    requires_shipping: true,
    tax_lines: [{ rate: 19 }],
    thumbnail: null,
    title: "Mug",
    total,
    variant_sku: "MUG",
    variant_title: null,
    ...more,
  }
}

/** A shipping method for 5.00 with 19 % tax inside. */
export const aShippingMethod = (more: Input = {}): Input => {
  const total = more["total"] ?? 5
  return {
    id: "casm_1",
    name: "Standard",
    original_total: total,
    tax_lines: [{ rate: 19 }],
    total,
    ...more,
  }
}

export const anAddress = (more: Input = {}): Input => ({
  address_1: "Unter den Linden 17",
  address_2: "2. OG",
  city: "Berlin",
  country_code: "de",
  first_name: "Anna",
  last_name: "Muster",
  phone: "+4930901820",
  postal_code: "10117",
  province: null,
  ...more,
})

/** A scene: what it is made of can be read off, and `build` reads it as the provider reads Query's answer. */
export class CartBuilder {
  readonly #fields: Input

  constructor(fields: Input) {
    this.#fields = fields
  }

  /** Overrides any field of the cart. */
  with(more: Input): CartBuilder {
    return new CartBuilder({ ...this.#fields, ...more })
  }
  withItem(more: Input = {}): CartBuilder {
    return this.#append("items", anItem(more))
  }
  withShipping(more: Input = {}): CartBuilder {
    return this.#append("shipping_methods", aShippingMethod(more))
  }
  withBilling(more: Input = {}): CartBuilder {
    return this.with({ billing_address: anAddress(more) })
  }
  withShippingAddress(more: Input = {}): CartBuilder {
    return this.with({ shipping_address: anAddress(more) })
  }
  withCountries(...codes: string[]): CartBuilder {
    return this.with({ region: { countries: codes.map((iso_2) => ({ iso_2 })) } })
  }
  build(): MedusaSale {
    return MedusaSale.parse(this.#fields)
  }

  #append(field: string, line: Input): CartBuilder {
    const lines: unknown = this.#fields[field]
    return this.with({ [field]: [...(Array.isArray(lines) ? (lines as Input[]) : []), line] })
  }
}

export const aCart = (): CartBuilder => new CartBuilder({ currency_code: "eur", id: "cart_1" })

/** What a store has that set nothing. */
export const SETTINGS: PurchaseSettings = {
  acquiringChannel: "ECOMMERCE",
  separateSalesTax: ["US"],
}

/** The purchase of a cart in Germany. */
export const aPurchase = (cart: CartBuilder, more: Partial<Purchase> = {}): Purchase => ({
  account: "eu",
  amount: 1_000,
  intent: "buy",
  market: { country: "DE", currency: "EUR", locale: "de-DE" },
  reference: "pay_col_1",
  scene: { cartId: "cart_1", changes: [], sale: cart.build() },
  settings: SETTINGS,
  ...more,
})
