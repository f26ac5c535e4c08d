import type { GetPaymentStatusInput, GetPaymentStatusOutput } from "@medusajs/framework/types"

import { z } from "zod"

import { statusOfHostedPage } from "../../../mapping/status/of-checkout"
import { statusOfOrder } from "../../../mapping/status/of-order"
import { toPaymentStatus } from "../../../mapping/status/to-medusa"
import type { KlarnaSessionRow } from "../../../modules/klarna/service"
import type { Tools } from "../cradle"
import { readHostedPage } from "../hosted-page"
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
    return { data: input.data, status: row ? await beforeOrder(tools, row) : "pending" }
  }
  const order = await readOrder(tools, orderId)
  const current = await currentStatus(tools, input)
  const status = toPaymentStatus(statusOfOrder(order), { current, ordered: true })
  return { data: withOrder(input.data, order), status }
}

/** Where the shopper is who confirms on Klarna's page or in the widget. */
async function beforeOrder(tools: Tools, row: KlarnaSessionRow) {
  const now = tools.cradle.klarna.clock.now().getTime()
  if (row.state === "closed" || row.expires_at.getTime() < now) return "canceled"
  const page = await readHostedPage(tools, row)
  const found = page && statusOfHostedPage(page.status)
  const situation = { current: "pending", ordered: false } as const
  return found ? toPaymentStatus(found, situation) : "pending"
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
