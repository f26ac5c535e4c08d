import type { ProductIdentifiers } from "../../klarna/contract/order-line"
import type { MedusaItem } from "../medusa/priced"
import type { MedusaProduct, MedusaVariant, Metadata } from "../medusa/product"
import { toText } from "../text"
import { toCategoryPath } from "./category-path"
import { toColor, toSize } from "./variant-options"

const BRAND_LIMIT = 70
const PART_NUMBER_LIMIT = 70
/** Lengths of GTIN-8, UPC, EAN and GTIN-14. */
const GTIN = /^(?:\d{8}|\d{12,14})$/

/** What the product is in the world outside of the store; undefined where nothing is known of it. */
export function toProductIdentifiers(item: MedusaItem): ProductIdentifiers | undefined {
  const product = item.product ?? undefined
  const variant = item.variant ?? undefined
  if (!product && !variant && !item.variant_barcode) return undefined
  const found = {
    brand: toText(product?.metadata?.["brand"], BRAND_LIMIT),
    category_path: toCategoryPath(product?.categories),
    color: toColor(variant?.options),
    global_trade_item_number: tradeNumber(item, variant),
    manufacturer_part_number: partNumber(product, variant),
    size: toSize(variant?.options),
  }
  return Object.values(found).some((value) => value !== undefined) ? found : undefined
}

/** EAN or UPC; a barcode only if it is one of these: stores print their own as well. */
function tradeNumber(item: MedusaItem, variant: MedusaVariant | undefined): string | undefined {
  const codes = [variant?.ean, variant?.upc, variant?.barcode, item.variant_barcode]
  return codes.map((code) => code?.replace(/[\s-]/g, "") ?? "").find((code) => GTIN.test(code))
}

function partNumber(
  product: MedusaProduct | undefined,
  variant: MedusaVariant | undefined,
): string | undefined {
  const named = [variant?.metadata, product?.metadata].map((data: Metadata) => data?.["mpn"])
  const codes = [...named, variant?.mid_code, product?.mid_code]
  return codes.map((code) => toText(code, PART_NUMBER_LIMIT)).find((code) => code !== undefined)
}
