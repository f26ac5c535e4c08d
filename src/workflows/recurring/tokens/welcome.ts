import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import type { KlarnaCustomerTokenRow, KlarnaModuleService } from "../../../modules/klarna/service"
import { contextOf, emit, noteOnce, type SyncContext, warn, withLock } from "../../sync/context"
import { explain } from "../../sync/explain"
import { whyForeign } from "../../sync/foreign"
import { BEING_CHARGED, changeSubscriptionMethod } from "../subscriptions/change-method"
import { completeSubscriptionsWithToken } from "../subscriptions/complete"
import { WELCOMED, wasWelcomed } from "./end"
import { readBack } from "./read-back"

const PAGE = 50

/**
 * Welcomes the tokens that were made since, whoever made them: the provider can't tell anybody. One that can't be welcomed is
 * left to the next run, and keeps nothing else from being done. Answers how many.
 */
export async function welcomeTokens(container: MedusaContainer): Promise<number> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  const installed = klarna.accounts().map(({ installation }) => installation)
  let [after, count] = ["", 0]
  for (;;) {
    const rows = await klarna.customerTokens.unread(installed, after, PAGE)
    for (const row of rows) if (await isWelcomed(container, row)) count += 1
    after = rows.at(-1)?.id ?? after
    if (rows.length < PAGE) return count
  }
}

async function isWelcomed(
  container: MedusaContainer,
  row: KlarnaCustomerTokenRow,
): Promise<boolean> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  if (whyForeign(klarna, row)) return false
  const context = contextOf(container, row.account)
  if (row.installation !== context.account.installation) return false
  try {
    await welcomeToken(context, row)
    return true
  } catch (error) {
    warn(context, `klarna: customer token ${row.id} isn't welcomed yet: ${explain(error)}`)
    return false
  }
}

/**
 * What follows from a new token: subscriptions that waited for it begin, the one whose method was to change is charged with
 * it, the event is sent, and Klarna is asked how it pays. The last is only worth a try: it is repeated later. Where the change
 * has to wait, all that follows does: the token stays unread, so that the next run finds it.
 */
export async function welcomeToken(
  context: SyncContext,
  { id }: KlarnaCustomerTokenRow,
): Promise<void> {
  await withLock(context, `klarna:token:${id}`, async () => {
    const token = await context.klarna.customerTokens.find(id)
    if (!token || token.status === "CANCELLED") return
    if (token.revoke_requested_at === null && !(await wasWelcomed(context, id))) {
      if (!(await use(context, token))) return
      const { customer_id } = token
      await emit(context, "klarna.token.created", { customer_id, customer_token_id: id })
      const reason = token.description
      await noteOnce(context, { kind: WELCOMED, reason, subject: id })
    }
    if (token.read_at === null) await tryToRead(context, token)
  })
}

/** Answers whether it is used as far as it ever will be. */
async function use(context: SyncContext, token: KlarnaCustomerTokenRow): Promise<boolean> {
  const { container, klarna } = context
  const { cart_id } = token
  if (cart_id !== null) await completeSubscriptionsWithToken(container, { cart_id, token })
  const id = (await klarna.sessions.find(token.session_id))?.subscription_id
  return id == null || changeMethod(context, id, token.id)
}

async function changeMethod(context: SyncContext, id: string, tokenId: string): Promise<boolean> {
  try {
    if (await context.klarna.subscriptions.find(id)) {
      await changeSubscriptionMethod(context, { id }, tokenId)
    }
    return true
  } catch (error) {
    if (!MedusaError.isMedusaError(error) || error.type === "unexpected_state") throw error
    warn(context, `klarna: subscription ${id} isn't charged with ${tokenId}: ${error.message}`)
    return error.message !== BEING_CHARGED
  }
}

async function tryToRead(context: SyncContext, token: KlarnaCustomerTokenRow): Promise<void> {
  await readBack(context, token).catch((error: unknown) => {
    warn(context, `klarna: customer token ${token.id} couldn't be read back: ${explain(error)}`)
  })
}
