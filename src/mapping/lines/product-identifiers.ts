import type { ProductIdentifiers } from "../../klarna/contract/order-line"
import type { MedusaItem } from "../medusa/priced"
import type { MedusaProduct, MedusaVariant } from "../medusa/product"
import { toText } from "../text"
import { toCategoryPath } from "./category-path"
import { toLooks } from "./variant-options"

const BRAND_LIMIT = 70
const PART_NUMBER_LIMIT = 70
/** Lengths of GTIN-8, UPC, EAN and GTIN-14. */
const GTIN = /^(?:\d{8}|\d{12,14})$/

/** What the product is in the world outside of the store; undefined where nothing is known of it. */
export function toProductIdentifiers(item: MedusaItem): ProductIdentifiers | undefined {
  const product = item.product ?? undefined
  const variant = item.variant ?? undefined
  if (!product && !variant && !item.variant_barcode) return undefined
  const { color, size } = toLooks(variant?.options)
  const found = {
    brand: toText(product?.metadata?.["brand"], BRAND_LIMIT),
    category_path: toCategoryPath(product?.categories),
    color,
    global_trade_item_number: tradeNumber(item, variant),
    manufacturer_part_number: partNumber(product, variant),
    size,
  }
  const { brand, category_path, global_trade_item_number } = found
  const known = brand ?? category_path ?? color ?? global_trade_item_number ?? size
  return (known ?? found.manufacturer_part_number) ? found : undefined
}

/** EAN or UPC; a barcode only if it is one of these: stores print their own as well. */
function tradeNumber(item: MedusaItem, variant: MedusaVariant | undefined): string | undefined {
  return (
    toTradeNumber(variant?.ean) ??
    toTradeNumber(variant?.upc) ??
    toTradeNumber(variant?.barcode) ??
    toTradeNumber(item.variant_barcode)
  )
}

function toTradeNumber(code: string | null | undefined): string | undefined {
  if (!code) return undefined
  if (GTIN.test(code)) return code
  const digits = code.replace(/[\s-]/g, "")
  return GTIN.test(digits) ? digits : undefined
}

function partNumber(
  product: MedusaProduct | undefined,
  variant: MedusaVariant | undefined,
): string | undefined {
  return (
    toText(variant?.metadata?.["mpn"], PART_NUMBER_LIMIT) ??
    toText(product?.metadata?.["mpn"], PART_NUMBER_LIMIT) ??
    toText(variant?.mid_code, PART_NUMBER_LIMIT) ??
    toText(product?.mid_code, PART_NUMBER_LIMIT)
  )
}
