import type { Intent } from "../klarna/contract/session"
import { fingerprint } from "./fingerprint"
import { toLocale } from "./locale"
import { type AccountRegion, purchaseCountryOf, type PurchaseMarket, toMarket } from "./market"
import type { Scene } from "./medusa/scene"
import { toMinor } from "./money"
import { organizationOf } from "./organization"
import type { PurchaseSettings } from "./settings"

/**
 * What is said in another way, because Klarna refused it when the session was made or updated: what the shopper approves and the
 * order say it in the same way.
 */
export interface Concessions {
  /** References of lines are cut to what Klarna's validation takes. */
  readonly short_references: boolean
  /** Neither addresses nor birthday: Klarna asks the shopper. */
  readonly without_people: boolean
}

/** All that a purchase's requests are made from. */
export interface Purchase {
  readonly scene: Pick<Scene, "cartId" | "changes" | "lines" | "sale">
  readonly market: PurchaseMarket
  readonly settings: PurchaseSettings
  /** Key of the account in `options.accounts`. */
  readonly account: string
  /** In minor units. */
  readonly amount: number
  /** `buy` until somebody says otherwise. @see intentOf */
  readonly intent: Intent
  /** Klarna's token in whose place the shopper pays. Secret: only Klarna's session is told. */
  readonly customerToken?: string | undefined
  /** None where Klarna took all that it was told. */
  readonly concessions?: Concessions | undefined
  /** Medusa's payment collection: it outlives payment sessions, so that re-created ones change nothing at Klarna. */
  readonly reference: string
}

/**
 * The purchase of a scene; undefined while the cart has no country yet.
 * @throws MappingError when Klarna, or this account, doesn't sell there
 */
export function toPurchase(
  scene: Scene,
  account: AccountRegion,
  settings: PurchaseSettings,
): Purchase | undefined {
  const country = purchaseCountryOf(scene.sale)
  if (!country) return undefined
  const market = toMarket(country, scene.currency, account)
  const locale = toLocale({ country, market, sale: scene.sale }, settings.locale)
  return {
    account: account.id,
    amount: toMinor(scene.amount, market.currency),
    intent: "buy",
    market: { country, currency: market.currency, locale },
    reference: scene.paymentCollectionId,
    scene,
    settings,
  }
}

/** What can't be changed in a session that exists, and whose it is: a session never passes to another shopper. */
export function reuseKeyOf(purchase: Purchase): string {
  const { account, customerToken, intent, market, scene } = purchase
  const { sale } = scene
  return fingerprint({
    ...market,
    account,
    ...(customerToken === undefined ? {} : { customerToken }),
    customer: sale.customer_id ?? null,
    email: sale.email ?? null,
    intent,
    organization: organizationOf(sale, market.country) !== undefined,
  })
}
