import type { LineSubscription, OrderLine } from "../../klarna/contract/order-line"
import { MappingError } from "../mapping-error"
import type { MedusaItem } from "../medusa/priced"
import { toDecimal } from "../money"
import { subscriptionOf, toLineSubscription } from "../recurring/subscription-mark"
import { toText } from "../text"
import { type Draft, type LineSettings, NAME_LIMIT, REFERENCE_LIMIT } from "./draft"
import { toPrices } from "./priced"
import { toProductIdentifiers } from "./product-identifiers"

const URL_LIMIT = 1024
const MERCHANT_DATA_LIMIT = 255
/** A handle as Medusa makes them, which an address takes as it is. */
const PLAIN = /^[\w-]+$/
/** What Medusa calls the only variant of a product without options. */
const NAMELESS = /^default( variant| option value)?$/i

/** The line of an item; undefined where nothing of it is left to pay for. */
export function toItemDraft(item: MedusaItem, settings: LineSettings): Draft | undefined {
  const quantity = currentQuantity(item)
  if (quantity === 0) return undefined
  const whole = Number.isInteger(quantity)
  const { original, rate, total } = toPrices(item, settings)
  const type = item.requires_shipping === false ? "digital" : "physical"
  const name = nameOf(item)
  return {
    original,
    quantity: whole ? quantity : 1,
    rate,
    says: {
      image_url: toWebUrl(item.thumbnail),
      merchant_data: toText(item.id, MERCHANT_DATA_LIMIT),
      name: whole ? name : (toText(`${String(quantity)} × ${name}`, NAME_LIMIT) ?? name),
      product_identifiers: toProductIdentifiers(item),
      product_url: productUrl(item, settings.storefrontUrl),
      reference: toText(item.variant_sku, REFERENCE_LIMIT) ?? toText(item.id, REFERENCE_LIMIT),
      subscription: lineSubscriptionOf(item, settings.subscription, name),
      type: total < 0 ? "discount" : type,
    },
    total,
  }
}

/** What the shopper agreed to before, else what the product says now. */
function lineSubscriptionOf(
  item: MedusaItem,
  agreed: LineSubscription | undefined,
  itemName: string,
): LineSubscription | undefined {
  if (agreed) return { ...agreed, name: toText(agreed.name, NAME_LIMIT) ?? itemName }
  const marked = subscriptionOf(item)
  return marked && toLineSubscription(marked)
}

/** What wasn't returned. Medusa's totals of an order's item are for this quantity. */
function currentQuantity({ id, quantity, detail }: MedusaItem): number {
  const returned = [detail?.return_received_quantity, detail?.return_dismissed_quantity]
  const current = returned.some((text) => text != null && text !== "0")
    ? returned.reduce((rest, text) => rest.minus(text ?? 0), toDecimal(quantity)).toNumber()
    : Number(quantity)
  if (current >= 0) return current
  throw new MappingError(`Item ${id} has quantity ${String(current)}; Klarna expects 0 or more.`)
}

/** Product and variant as the item remembers them, also when they are deleted. */
function nameOf({ product_title, title, variant_title, id }: MedusaItem): string {
  const variant = variant_title && variant_title !== title ? variant_title : ""
  const shown = NAMELESS.test(variant.trim()) ? "" : variant
  const name = `${product_title ?? title}${shown && `, ${shown}`}`
  return toText(name, NAME_LIMIT) ?? id
}

/** The product's page, where the storefront has it: at /products/ and the handle. */
function productUrl({ product }: MedusaItem, storefront: string | undefined): string | undefined {
  const handle = toText(product?.handle, URL_LIMIT)
  if (!handle || !storefront) return undefined
  const url = `${storefront}/products/${PLAIN.test(handle) ? handle : encodeURIComponent(handle)}`
  return url.length <= URL_LIMIT ? url : undefined
}

/** An address that Klarna can load, as a URL is: absolute, without credentials, and not longer than it takes. */
function toWebUrl(text: string | null | undefined): OrderLine["image_url"] {
  if (!text) return undefined
  if (AS_A_URL_IS.test(text)) return text.length <= URL_LIMIT ? text : undefined
  if (!URL.canParse(text)) return undefined
  const { href, password, protocol, username } = new URL(text)
  const isOpen = WEB.has(protocol) && !username && !password
  return isOpen && href.length <= URL_LIMIT ? href : undefined
}

/** Most pictures' addresses: nothing in them could be written in another way. */
const AS_A_URL_IS = /^https?:\/\/(?:[a-z]+\.)+[a-z]+\/(?:[\w-]+[/.])*[\w-]+$/
const WEB: ReadonlySet<string> = new Set(["http:", "https:"])
