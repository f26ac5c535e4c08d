import type { MedusaContainer } from "@medusajs/framework/types"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { AdminSubscription, CancelRequest } from "../../http-contract/subscriptions"
import type { KlarnaModuleService } from "../../modules/klarna/service"
import { changeSubscriptionMethod } from "../recurring/subscriptions/change-method"
import type { SubscriptionContext } from "../recurring/subscriptions/context"
import { type Asked, findOwn } from "../recurring/subscriptions/own"
import { toAdminSubscription } from "../recurring/subscriptions/views"
import {
  cancelAsWished,
  pauseSubscription,
  resumeSubscription,
} from "../recurring/subscriptions/wishes"

export interface CancelSubscriptionInput extends Asked {
  readonly at: CancelRequest["at"]
  /** For people. */
  readonly reason: string
}

export interface ChangeMethodInput extends Asked {
  readonly customer_token_id: string
}

function contextOf(container: MedusaContainer): SubscriptionContext {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  return { container, klarna }
}

export const pauseSubscriptionStep = createStep(
  "pause-klarna-subscription",
  async (asked: Asked, { container }) => {
    const context = contextOf(container)
    const { id } = await findOwn(context, asked)
    return answer(await pauseSubscription(context, id))
  },
)

export const resumeSubscriptionStep = createStep(
  "resume-klarna-subscription",
  async (asked: Asked, { container }) => {
    const context = contextOf(container)
    const { id } = await findOwn(context, asked)
    return answer(await resumeSubscription(context, id))
  },
)

export const cancelSubscriptionStep = createStep(
  "cancel-klarna-subscription",
  async ({ at, reason, ...asked }: CancelSubscriptionInput, { container }) => {
    const context = contextOf(container)
    const { id } = await findOwn(context, asked)
    return answer(await cancelAsWished(context, id, { at, reason }))
  },
)

export const changeSubscriptionMethodStep = createStep(
  "change-klarna-subscription-method",
  async ({ customer_token_id, ...asked }: ChangeMethodInput, { container }) => {
    const context = contextOf(container)
    const row = await findOwn(context, asked)
    return answer(await changeSubscriptionMethod(context, row, customer_token_id))
  },
)

function answer(row: Parameters<typeof toAdminSubscription>[0]): StepResponse<AdminSubscription> {
  return new StepResponse(toAdminSubscription(row))
}
