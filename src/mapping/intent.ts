import type { Intent } from "../klarna/contract/session"
import { toHookContext } from "./hook-context"
import type { Purchase } from "./purchase"
import { subscriptionOf } from "./recurring/subscription-mark"

/**
 * Whether a purchase also makes a customer token: where it is asked for, goods are sold as a subscription, or the store's
 * own code says so. What is added to an order later asks nobody once more, and Klarna makes no token for nothing.
 * @param asked the browser's wish
 * @throws MappingError for a wrong mark of a product
 */
export function intentOf({ amount, market, scene, settings }: Purchase, asked: boolean): Intent {
  if (amount === 0) return "buy"
  const sold = scene.changes.length === 0 ? (scene.sale.items ?? []) : []
  const tokenize =
    asked ||
    sold.some((item) => subscriptionOf(item) !== undefined) ||
    settings.tokenize?.(toHookContext(scene.sale, market)) === true
  return tokenize ? "buy_and_tokenize" : "buy"
}
