import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { isDefiniteRefusal, KlarnaError } from "../../../klarna/errors/klarna-error"
import type { KlarnaCustomerTokenRow, KlarnaModuleService } from "../../../modules/klarna/service"
import { contextOf, type SyncContext, withLock } from "../../sync/context"
import { explain } from "../../sync/explain"
import { whyForeign } from "../../sync/foreign"
import { endToken } from "./end"

/** Klarna cancels so many in a run. */
const PAGE = 100
export const REVOKED = "it was revoked in this store"

/**
 * Revokes a token: from now on nobody charges or lists it, and Klarna cancels it. Where Klarna can't be asked now, the job
 * asks again. A copy of the database only marks its own row: the original still charges the token.
 */
export async function revokeToken(
  context: SyncContext,
  token: KlarnaCustomerTokenRow,
): Promise<KlarnaCustomerTokenRow> {
  const { clock, customerTokens } = context.klarna
  const marked = await customerTokens.requestRevocation(token, clock.now())
  if (token.installation !== context.account.installation) return marked
  try {
    return await cancel(context, marked)
  } catch (error) {
    if (!(error instanceof KlarnaError)) throw error
    return marked
  }
}

/** Asks Klarna to cancel what is to be revoked. Answers how many are cancelled now; what fails is left to the next run. */
export async function retryRevocations(container: MedusaContainer): Promise<number> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const rows = await klarna.customerTokens.toRevoke(klarna.options.environment, PAGE)
  let count = 0
  for (const row of rows) {
    if (whyForeign(klarna, row)) continue
    const context = contextOf(container, row.account)
    if (row.installation !== context.account.installation) continue
    try {
      await cancel(context, row)
      count += 1
    } catch (error) {
      logger.warn(`klarna: customer token ${row.id} isn't revoked yet: ${explain(error)}`)
    }
  }
  return count
}

/** Of several who come at once, one tells it. */
function cancel(
  context: SyncContext,
  token: KlarnaCustomerTokenRow,
): Promise<KlarnaCustomerTokenRow> {
  return withLock(context, `klarna:token:${token.id}`, async () => {
    const current = (await context.klarna.customerTokens.find(token.id)) ?? token
    return current.status === "CANCELLED" ? current : cancelAtKlarna(context, current)
  })
}

/** A token that Klarna itself says it doesn't know, or that isn't ours, is as good as cancelled. */
async function cancelAtKlarna(
  context: SyncContext,
  token: KlarnaCustomerTokenRow,
): Promise<KlarnaCustomerTokenRow> {
  const secret = context.klarna.customerTokens.secret(token)
  if (secret !== null) {
    await context.account.client.customerTokens
      .updateStatus(secret, "CANCELLED")
      .catch((error: unknown) => {
        if (!(error instanceof KlarnaError) || !isDefiniteRefusal(error)) throw error
      })
  }
  return endToken(context, token, REVOKED)
}
