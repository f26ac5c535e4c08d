import type { GetPaymentStatusInput, GetPaymentStatusOutput } from "@medusajs/framework/types"

import { z } from "zod"

import { statusOfOrder } from "../../../mapping/status/of-order"
import { toPaymentStatus } from "../../../mapping/status/to-medusa"
import type { Tools } from "../cradle"
import { orderIdOf, paymentSessionIdOf } from "../input"
import { readOrder } from "../order/read-order"
import { withOrder } from "../payment-data"

/** The status of Klarna's order in Medusa's terms; `pending` before there is one, `canceled` when none can come. */
export async function readStatus(
  tools: Tools,
  input: GetPaymentStatusInput,
): Promise<GetPaymentStatusOutput> {
  const { account, cradle } = tools
  const orderId = orderIdOf(input)
  if (!orderId) {
    const row = await cradle.klarna.sessions.ofPaymentSession(account.id, paymentSessionIdOf(input))
    const over =
      row?.state === "closed" ||
      (row && row.expires_at.getTime() < cradle.klarna.clock.now().getTime())
    return { data: input.data, status: over ? "canceled" : "pending" }
  }
  const order = await readOrder(tools, orderId)
  const current = await currentStatus(tools, input)
  const status = toPaymentStatus(statusOfOrder(order), { current, ordered: true })
  return { data: withOrder(input.data, order), status }
}

const Current = z.looseObject({
  status: z.enum([
    "authorized",
    "captured",
    "pending",
    "pending_authorization",
    "requires_more",
    "error",
    "canceled",
  ]),
})

/** What Medusa has now: it stays where Klarna's status changes nothing or is unknown. */
async function currentStatus({ cradle }: Tools, input: GetPaymentStatusInput) {
  const filters = { id: paymentSessionIdOf(input) }
  const { data } = await cradle.query.graph({
    entity: "payment_session",
    fields: ["status"],
    filters,
  })
  return Current.safeParse(data[0]).data?.status ?? "pending"
}
