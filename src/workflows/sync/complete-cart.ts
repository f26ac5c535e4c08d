import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { z } from "zod"

import type { SyncContext } from "./context"

export type Completion =
  | { readonly is: "completed"; readonly orderId: string }
  /** Trying again would end the same way. `by`: whether the payment was refused, or the store can't sell it. */
  | { readonly is: "impossible"; readonly by: "payment" | "store"; readonly reason: string }

/** What core refuses for a reason that stays. */
const DEFINITE: ReadonlySet<string> = new Set([
  MedusaError.Types.INVALID_DATA,
  MedusaError.Types.NOT_ALLOWED,
  MedusaError.Types.NOT_FOUND,
  MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR,
  MedusaError.Types.PAYMENT_REQUIRES_MORE_ERROR,
])

const PAYMENTS: ReadonlySet<string> = new Set([
  MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR,
  MedusaError.Types.PAYMENT_REQUIRES_MORE_ERROR,
])

const Failure = z.looseObject({ message: z.string(), type: z.string().nullish() })

/**
 * Completes a cart as the storefront would, by core's workflow as a run of its own: whoever comes second finds the order.
 * @throws what fails for a passing reason
 */
export async function completeCart(
  { container }: Pick<SyncContext, "container">,
  cartId: string,
): Promise<Completion> {
  const { errors, result } = await completeCartWorkflow(container).run({
    input: { id: cartId },
    throwOnError: false,
  })
  const [failed] = errors
  if (!failed) return { is: "completed", orderId: result.id }
  const failure = Failure.safeParse(failed.error).data
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const reason = failure?.message ?? String(failed.error)
  logger.warn(`klarna: cart ${cartId} wasn't completed: ${reason}`)
  if (failure?.type && DEFINITE.has(failure.type)) {
    return { by: PAYMENTS.has(failure.type) ? "payment" : "store", is: "impossible", reason }
  }
  throw failed.error instanceof Error ? failed.error : new Error(reason)
}
