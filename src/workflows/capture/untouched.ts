import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows"
import { z } from "zod"

import { accountIdOf } from "../../modules/klarna/accounts/provider-id"
import { withLock } from "../sync/context"

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

/** Captures an order's Klarna payments of which nothing was captured yet, in full. Answers which. */
export async function captureUntouched(
  container: MedusaContainer,
  orderId: string,
): Promise<string[]> {
  const payments = await untouchedPayments(container, orderId)
  for (const id of payments) await captureOnce(container, orderId, id)
  return payments
}

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
  await withLock({ container }, `klarna:record:${paymentId}`, job)
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
  const isOurs = accountIdOf(provider_id) !== undefined
  return isOurs && !captured_at && !canceled_at && !captures?.length
}
