import { warn } from "../../sync/context"
import { explain } from "../../sync/explain"
import { completeSubscriptionsWithToken } from "./complete"
import type { SubscriptionContext } from "./context"

/** Of the journal: whether a token's subscriptions were looked for. */
const LOOKED_FOR = "subscription.looked_for"

/**
 * Begins what an order should have begun whose event died with the process that placed it. Each token is looked at once, some
 * time after it was made. Answers how many subscriptions were begun.
 */
export async function beginMissed(context: SubscriptionContext, limit: number): Promise<number> {
  const { container, klarna } = context
  let begun = 0
  const now = klarna.clock.now()
  for (const id of await klarna.subscriptions.tokensWithout(LOOKED_FOR, now, limit)) {
    const token = await klarna.customerTokens.find(id)
    if (!token) continue
    try {
      const { cart_id } = token
      begun += (await completeSubscriptionsWithToken(container, { cart_id, token })).length
    } catch (error) {
      warn(context, `klarna: the subscriptions of token ${id} couldn't begin: ${explain(error)}`)
      continue
    }
    const { account, environment } = token
    await klarna.journal.write({ environment, id: account }, { kind: LOOKED_FOR, subject: id })
  }
  return begun
}
