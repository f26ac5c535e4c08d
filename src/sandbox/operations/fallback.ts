import type { Data } from "../data"
import { dataAt, textAt } from "../data"
import type { Category } from "../rules/methods"
import type { CustomerToken } from "../state/customer-token"
import { restored, tokenStatus } from "../state/customer-token"
import type { World } from "../world"

/**
 * The customer token that a fallback purchase stands in for. Documented: recover token charge failure; that an unknown or
 * cancelled token makes it a purchase like any other is assumed.
 */
export function tokenToRestore(purchase: Data, { store }: World): CustomerToken | undefined {
  const intent = textAt(purchase, "intent")
  if (intent !== "" && intent !== "buy") return undefined
  const id = textAt(dataAt(purchase, "customer") ?? {}, "customer_token")
  const token = store.customerTokens.get(id)
  return token && !token.foreign && tokenStatus(token) !== "CANCELLED" ? token : undefined
}

/** The token can be charged again, by the way to pay that the shopper has just chosen. */
export function restoreBy(token: CustomerToken, category: Category, { store }: World): void {
  store.customerTokens.set(token.id, { ...restored(token), category })
}
