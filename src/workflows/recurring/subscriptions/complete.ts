import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "zod"

import { changeMethod } from "../../../mapping/recurring/subscription-wishes"
import { NOTHING_TO_DO } from "../../../mapping/recurring/subscription-life"
import type {
  KlarnaCustomerTokenRow,
  KlarnaModuleService,
  KlarnaSubscriptionRow,
} from "../../../modules/klarna/service"
import { decide, tell } from "./context"
import { createSubscriptions } from "./create"
import { isChargeable } from "./origin"
import { endUnsold } from "./unsold"

/** What a token was agreed to for: a cart, or the order that it became. */
export interface Agreed {
  readonly cart_id?: string | null
  readonly order_id?: string
  readonly token: KlarnaCustomerTokenRow
}

/**
 * A token came after its order: the order's subscriptions that waited for one begin. Where there is no order yet, nothing is
 * done; its subscriptions find the token. Answers those that it pays for now.
 */
export async function completeSubscriptionsWithToken(
  container: MedusaContainer,
  { cart_id, order_id, token }: Agreed,
): Promise<KlarnaSubscriptionRow[]> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  const orderId = order_id ?? (cart_id ? await orderOfCart(container, cart_id) : undefined)
  if (orderId === undefined || !isChargeable(token)) return []
  const context = { container, klarna }
  await endUnsold(context, orderId)
  await createSubscriptions(context, orderId)
  const waiting = (await klarna.subscriptions.ofOrder(orderId)).filter(
    ({ currency_code, status }) =>
      status === "incomplete" && currency_code === token.purchase_currency,
  )
  for (const { id } of waiting) {
    const changed = await decide(context, id, (row) =>
      row.status === "incomplete" ? changeMethod(row, token, klarna.clock.now()) : NOTHING_TO_DO,
    )
    await tell(context, changed)
  }
  const all = await klarna.subscriptions.ofOrder(orderId)
  return all.filter(({ customer_token_id }) => customer_token_id === token.id)
}

const Cart = z.object({ order: z.object({ id: z.string() }).nullish() })

async function orderOfCart(container: MedusaContainer, id: string): Promise<string | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "cart", fields: ["order.id"], filters: { id } })
  return Cart.safeParse(data[0]).data?.order?.id
}
