import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type {
  AdminSubscriptions,
  AdminSubscriptionsQuery,
  Page,
  StoreSubscriptions,
} from "../../http-contract/subscriptions"
import type { KlarnaModuleService } from "../../modules/klarna/service"
import { showToCustomer, showToMerchant } from "../recurring/subscriptions/detail"
import { type Asked, findOwn } from "../recurring/subscriptions/own"
import { toAdminSubscription, toStoreSubscription } from "../recurring/subscriptions/views"
import { claimForCustomer } from "../recurring/tokens/claim"

export const listSubscriptionsStep = createStep(
  "list-klarna-subscriptions",
  async ({ limit, offset, ...filters }: AdminSubscriptionsQuery, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    const [rows, count] = await klarna.subscriptions.page(filters, { limit, offset })
    const subscriptions = rows.map(toAdminSubscription)
    return new StepResponse({ count, limit, offset, subscriptions } satisfies AdminSubscriptions)
  },
)

/** Of one customer: what they had as a guest is theirs once they have claimed its order. */
export const listOwnSubscriptionsStep = createStep(
  "list-own-klarna-subscriptions",
  async ({ customer_id, limit, offset }: Page & { customer_id: string }, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    await claimForCustomer(container, customer_id)
    const [rows, count] = await klarna.subscriptions.page({ customer_id }, { limit, offset })
    const subscriptions = rows.map(toStoreSubscription)
    return new StepResponse({ count, limit, offset, subscriptions } satisfies StoreSubscriptions)
  },
)

export const showSubscriptionStep = createStep(
  "show-klarna-subscription",
  async (asked: Required<Asked>, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    const context = { container, klarna }
    return new StepResponse(await showToCustomer(context, await findOwn(context, asked)))
  },
)

export const inspectSubscriptionStep = createStep(
  "inspect-klarna-subscription",
  async ({ id }: Pick<Asked, "id">, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    const context = { container, klarna }
    return new StepResponse(await showToMerchant(context, await findOwn(context, { id })))
  },
)
