import { toLocale } from "../locale"
import { type AccountRegion, purchaseCountryOf, toMarket } from "../market"
import type { MedusaItem } from "../medusa/priced"
import type { MedusaSale } from "../medusa/sale"
import type { Purchase } from "../purchase"
import type { PurchaseSettings } from "../settings"
import { SUBSCRIPTION_MARK, subscriptionOf, type SubscriptionTerms } from "./subscription-mark"

/** What a shopper signs up for: nothing is paid, and Klarna makes a customer token to be charged later. */
export interface SignUp {
  /** What is sold later, and to whom. */
  readonly sale: MedusaSale
  /** Names the sign-up at Klarna. */
  readonly reference: string
}

/**
 * The sign-up as a purchase that costs nothing; undefined while there is no country yet.
 * @throws MappingError when Klarna, or this account, doesn't sell there
 */
export function toSignUpPurchase(
  { reference, sale }: SignUp,
  account: AccountRegion,
  settings: PurchaseSettings,
): Purchase | undefined {
  const country = purchaseCountryOf(sale)
  if (!country) return undefined
  const market = toMarket(country, sale.currency_code, account)
  const locale = toLocale({ country, market, sale }, settings.locale)
  return {
    account: account.id,
    amount: 0,
    intent: "tokenize",
    market: { country, currency: market.currency, locale },
    reference,
    scene: { cartId: sale.id, changes: [], sale },
    settings,
  }
}

/** What of a cart is signed up for, at no price: what is sold as a subscription; else later purchases in general. */
export function toSignUpSale(cart: MedusaSale): MedusaSale {
  const marked = (cart.items ?? []).filter((item) => subscriptionOf(item) !== undefined)
  const items = marked.length > 0 ? marked.map(atNoPrice) : [anything(cart)]
  return { ...cart, credit_lines: [], items, shipping_methods: [] }
}

/** The same for a subscription that goes on, with the addresses of its order. */
export function toRenewedSale(order: MedusaSale, terms: SubscriptionTerms): MedusaSale {
  const mark = {
    interval: terms.interval,
    interval_count: terms.intervalCount,
    name: terms.name,
  }
  const item = { ...anything(order), product: { metadata: { [SUBSCRIPTION_MARK]: mark } } }
  const items = [{ ...item, product_title: terms.name, title: terms.name }]
  return { ...order, credit_lines: [], items, shipping_methods: [] }
}

function anything({ id }: MedusaSale): MedusaItem {
  const title = "Later purchases in this store"
  return atNoPrice({
    id,
    original_total: "0",
    quantity: "1",
    requires_shipping: false,
    title,
    total: "0",
  })
}

/** Klarna's rule is quantity * unit_price: nothing of it may cost anything. */
function atNoPrice(item: MedusaItem): MedusaItem {
  return {
    ...item,
    original_subtotal: "0",
    original_total: "0",
    tax_lines: [],
    tax_total: "0",
    total: "0",
  }
}
