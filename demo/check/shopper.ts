import { z } from "zod"

import { Anything, call } from "./http"
import type { Api } from "./http"
import type { Basket } from "./purchases"

/** What the shop offers, by the names people know. */
export interface Offer {
  regionId: (name: string) => string
  variantId: (sku: string) => string
}

const Id = z.object({ id: z.string() })
const Regions = z.object({ regions: z.array(Id.extend({ name: z.string() })) })
const Products = z.object({
  products: z.array(z.object({ variants: z.array(Id.extend({ sku: z.string() })) })),
})
const Cart = z.object({ cart: Id })
const ShippingOptions = z.object({ shipping_options: z.array(Id.extend({ name: z.string() })) })

export async function readOffer(store: Api): Promise<Offer> {
  const { regions } = await call(store, { path: "/store/regions", answer: Regions })
  const { products } = await call(store, {
    path: "/store/products?limit=100&fields=variants.id,variants.sku",
    answer: Products,
  })
  const variants = products.flatMap((product) => product.variants)
  return {
    regionId: (name) => pick(regions, (region) => region.name === name, name).id,
    variantId: (sku) => pick(variants, (variant) => variant.sku === sku, sku).id,
  }
}

/** Fills a cart up to the payment: items, discount, addresses, shipping. @returns the cart's id */
export async function fillCart(store: Api, offer: Offer, purchase: Basket): Promise<string> {
  const { email, ...address } = purchase.person
  const items = purchase.items.map(({ sku, quantity }) => ({
    variant_id: offer.variantId(sku),
    quantity,
  }))
  const { cart } = await call(store, {
    path: "/store/carts",
    body: {
      region_id: offer.regionId(purchase.region),
      email,
      items,
      shipping_address: address,
      billing_address: address,
      ...(purchase.promotion ? { promo_codes: [purchase.promotion] } : {}),
    },
    answer: Cart,
  })
  await chooseShipping(store, cart.id, purchase.shipping)
  return cart.id
}

async function chooseShipping(store: Api, cartId: string, name: string): Promise<void> {
  const { shipping_options: options } = await call(store, {
    path: `/store/shipping-options?cart_id=${cartId}`,
    answer: ShippingOptions,
  })
  const { id } = pick(options, (option) => option.name === name, name)
  await call(store, {
    path: `/store/carts/${cartId}/shipping-methods`,
    body: { option_id: id },
    answer: Anything,
  })
}

function pick<T>(all: readonly T[], isWanted: (one: T) => boolean, name: string): T {
  const found = all.find(isWanted)
  if (!found) throw new Error(`The shop doesn't offer ${name}.`)
  return found
}
