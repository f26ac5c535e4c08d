import type { CustomerTokenOrderRequest } from "../../../klarna/contract/customer-token-order"
import { KLARNA_INTERVAL } from "../../../klarna/contract/intervals"
import { toPlainCharge } from "../../../mapping/recurring/charge-plain"
import { toPurchase } from "../../../mapping/purchase"
import { toTokenOrderRequest } from "../../../mapping/requests"
import type { KlarnaChargeRow } from "../../../modules/klarna/service"
import type { Tools } from "../cradle"
import { notAllowed } from "../refusal"
import type { ChargeScene } from "./scene"

/** What Klarna is asked for: the lines of the cart or order as they are now, or those that the store's code gave. */
export async function bodyOf(
  tools: Tools,
  charge: KlarnaChargeRow,
  { amount, currency, paymentCollectionId, scene }: ChargeScene,
): Promise<CustomerTokenOrderRequest> {
  const { account, cradle } = tools
  if (!scene) {
    const lines = charge.lines?.["lines"]
    return toPlainCharge({ amount, currency, lines, reference: paymentCollectionId })
  }
  const purchase = toPurchase(scene, account, cradle.klarna.options)
  if (!purchase) throw notAllowed("The purchase has no country yet, so it can't be charged.")
  return toTokenOrderRequest(purchase, await subscriptionOf(tools, charge))
}

/** What the customer agreed to: Klarna wants it told alike with each charge. */
async function subscriptionOf({ cradle }: Tools, { subscription_id: id }: KlarnaChargeRow) {
  if (id === null) return undefined
  const row = await cradle.klarna.subscriptions.find(id)
  if (!row) return undefined
  return {
    interval: KLARNA_INTERVAL[row.interval],
    interval_count: row.interval_count,
    name: row.name,
  }
}
