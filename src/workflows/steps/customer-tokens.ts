import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { AdminCustomerTokensQuery } from "../../http-contract/tokens"
import type { KlarnaModuleService } from "../../modules/klarna/service"
import { claimForCustomer, claimWithOrder } from "../recurring/tokens/claim"
import { inWords } from "../recurring/tokens/in-words"
import { confirmInstallation } from "../recurring/tokens/installation"
import { type AskedToken, findToken } from "../recurring/tokens/own"
import { readBack } from "../recurring/tokens/read-back"
import { revokeToken } from "../recurring/tokens/revoke"
import { toAdminToken, toTokenView } from "../recurring/tokens/view"
import { welcomeTokens } from "../recurring/tokens/welcome"
import { contextOf } from "../sync/context"
import { notAllowed } from "../not-allowed"

/** A customer's saved payment methods; what they claimed meanwhile is theirs too. */
export const listCustomerTokensStep = createStep(
  "list-klarna-customer-tokens",
  async ({ customer_id }: { readonly customer_id: string }, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    await claimForCustomer(container, customer_id)
    const rows = await klarna.customerTokens.ofCustomer(customer_id)
    return new StepResponse(rows.map(toTokenView))
  },
)

/** All of them, or a customer's, whatever became of them. */
export const searchCustomerTokensStep = createStep(
  "search-klarna-customer-tokens",
  async ({ customer_id, limit, offset }: AdminCustomerTokensQuery, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    const filters = customer_id === undefined ? {} : { customer_id }
    const [rows, count] = await klarna.customerTokens.list(filters, limit, offset)
    const customer_tokens = rows.map((row) => toAdminToken(klarna, row))
    return new StepResponse({ count, customer_tokens, limit, offset })
  },
)

export const revokeCustomerTokenStep = createStep(
  "revoke-klarna-customer-token",
  async (asked: AskedToken, { container }) => {
    const token = await findToken(container, asked)
    const context = contextOf(container, token.account)
    return new StepResponse(toAdminToken(context.klarna, await revokeToken(context, token)))
  },
)

export const refreshCustomerTokenStep = createStep(
  "refresh-klarna-customer-token",
  async (asked: AskedToken, { container }) => {
    const token = await findToken(container, asked)
    const context = contextOf(container, token.account)
    refuseForeign(token.installation, context.account.installation)
    const row = await inWords("merchant", () => readBack(context, token))
    return new StepResponse(toAdminToken(context.klarna, row))
  },
)

/** A copy of the database must not end what the original still charges. */
function refuseForeign(theirs: string, ours: string): void {
  if (theirs === ours) return
  throw notAllowed(
    "This payment method belongs to another installation of this store (another backendUrl or merchantId). If the store has moved, confirm the installation first.",
  )
}

export const confirmInstallationStep = createStep(
  "confirm-klarna-installation",
  async (_input: unknown, { container }) => new StepResponse(await confirmInstallation(container)),
)

export const welcomeTokensStep = createStep(
  "welcome-klarna-customer-tokens",
  async (_input: unknown, { container }) => new StepResponse(await welcomeTokens(container)),
)

export const claimOrderStep = createStep(
  "claim-klarna-rows-of-order",
  async ({ order_id }: { readonly order_id: string }, { container }) =>
    new StepResponse(await claimWithOrder(container, order_id)),
)
