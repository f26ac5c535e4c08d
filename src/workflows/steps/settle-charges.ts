import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { AdminCharges, ChargesQuery, UnblockRequest } from "../../http-contract/admin-charges"
import type { KlarnaModuleService } from "../../modules/klarna/service"
import { ASKED_FOR, toAdminCharge } from "../recurring/subscriptions/charge-views"
import { retryCharge } from "../recurring/subscriptions/retry-charge"
import { unblockCharge } from "../recurring/subscriptions/unblock-charge"

export interface ChargeInput {
  /** `klchg_…` */
  readonly id: string
}
export type UnblockChargeInput = ChargeInput & UnblockRequest

export const listChargesStep = createStep(
  "list-klarna-charges",
  async ({ limit, offset, ...filters }: ChargesQuery, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    const order = { created_at: "DESC" as const, id: "DESC" as const }
    const [rows, count] = await klarna.listAndCountKlarnaCharges(
      { ...filters, ...ASKED_FOR },
      { order, skip: offset, take: limit },
    )
    const charges = rows.map(toAdminCharge)
    return new StepResponse({ charges, count, limit, offset } satisfies AdminCharges)
  },
)

export const retryChargeStep = createStep(
  "retry-klarna-charge",
  async ({ id }: ChargeInput, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    return new StepResponse(toAdminCharge(await retryCharge({ container, klarna }, id)))
  },
)

export const unblockChargeStep = createStep(
  "unblock-klarna-charge",
  async ({ id, klarna_order_id: orderId }: UnblockChargeInput, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    const charge = await unblockCharge({ container, klarna }, id, orderId ?? null)
    return new StepResponse(toAdminCharge(charge))
  },
)
