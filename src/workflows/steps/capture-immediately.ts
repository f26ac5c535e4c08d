import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"
import { z } from "zod"

import type { KlarnaModuleService } from "../../modules/klarna/service"

export interface CaptureImmediatelyInput {
  /** Medusa's order. */
  readonly order_id: string
}

const LOCK_SECONDS = 30
const Payment = z.looseObject({
  canceled_at: z.unknown(),
  captured_at: z.unknown(),
  captures: z.array(z.unknown()).nullish(),
  id: z.string(),
  provider_id: z.string(),
})
const Order = z.looseObject({
  payment_collections: z
    .array(z.looseObject({ payments: z.array(Payment.nullish()).nullish() }).nullish())
    .nullish(),
})

/** Answers the payments that were captured; none where the option is another, or all of it was captured before. */
export const captureImmediatelyStep = createStep(
  "capture-klarna-immediately",
  async ({ order_id }: CaptureImmediatelyInput, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    if (klarna.options.capture !== "immediately") return new StepResponse([])
    const payments = await untouchedPayments(container, order_id)
    for (const id of payments) await captureOnce(container, order_id, id)
    return new StepResponse(payments)
  },
)

/** The event may come twice, and the merchant may be faster: whoever comes first captures. */
async function captureOnce(
  container: MedusaContainer,
  orderId: string,
  paymentId: string,
): Promise<void> {
  const job = async () => {
    if (!(await untouchedPayments(container, orderId)).includes(paymentId)) return
    await capturePaymentWorkflow(container).run({
      input: { captured_by: "klarna", payment_id: paymentId },
    })
  }
  const locking = container.resolve(Modules.LOCKING)
  await locking.execute([`klarna:record:${paymentId}`], job, { timeout: LOCK_SECONDS })
}

async function untouchedPayments(container: MedusaContainer, id: string): Promise<string[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order",
    fields: [
      "payment_collections.payments.id",
      "payment_collections.payments.provider_id",
      "payment_collections.payments.captured_at",
      "payment_collections.payments.canceled_at",
      "payment_collections.payments.captures.id",
    ],
    filters: { id },
  })
  const collections = Order.parse(data[0]).payment_collections ?? []
  const payments = collections.flatMap((collection) => collection?.payments ?? [])
  return payments.flatMap((payment) => (payment && isUntouched(payment) ? payment.id : []))
}

function isUntouched({
  provider_id,
  captured_at,
  canceled_at,
  captures,
}: z.infer<typeof Payment>): boolean {
  return provider_id.startsWith("pp_klarna_") && !captured_at && !canceled_at && !captures?.length
}
