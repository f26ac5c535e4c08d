import type { ProductTypeIds } from "./ensure-types"
import type { DemoProduct, DemoVariant, Prices } from "./products/product"

interface Where {
  channelId: string
  profileId: string
  picturesUrl: string
  types: ProductTypeIds
}

export function pictureOf(picturesUrl: string, handle: string): string {
  return `${picturesUrl}/${handle}.svg`
}

/** A product of the demo as Medusa's workflow takes it. */
export function toProductInput(product: DemoProduct, where: Where) {
  const { handle, title, description, isDigital = false, type, option, variants, prices } = product
  const picture = pictureOf(where.picturesUrl, handle)
  return {
    handle,
    title,
    description,
    status: "published" as const,
    type_id: where.types[type],
    ...(isDigital ? {} : { shipping_profile_id: where.profileId }),
    ...(product.subscription ? { metadata: { klarna_subscription: product.subscription } } : {}),
    sales_channels: [{ id: where.channelId }],
    thumbnail: picture,
    images: [{ url: picture }],
    options: [{ title: option, values: variants.map(({ value }) => value) }],
    variants: variants.map((variant) => ({
      ...toVariantInput(variant, option, prices),
      ...(isDigital ? { manage_inventory: false } : {}),
    })),
  }
}

function toVariantInput({ value, sku, prices }: DemoVariant, option: string, usual: Prices) {
  return {
    title: value,
    sku,
    options: { [option]: value },
    prices: Object.entries(prices ?? usual).map(([currency_code, amount]) => ({
      currency_code,
      amount,
    })),
  }
}
