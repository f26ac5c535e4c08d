import type { WebhookActionResult } from "@medusajs/framework/types"
import { z } from "zod"

import { KlarnaError } from "../../../klarna/errors/klarna-error"
import { fromMinor } from "../../../mapping/money"
import type { Finding } from "../../../mapping/status/finding"
import { statusOfSession } from "../../../mapping/status/of-checkout"
import { statusOfOrder } from "../../../mapping/status/of-order"
import { toWebhookAction } from "../../../mapping/status/to-medusa"
import type { Tools } from "../cradle"
import { readOrder } from "../order/read-order"
import { findSubject, type Subject } from "../webhook/find-subject"
import { readHint, type WebhookPayload } from "../webhook/read-hints"

const NOTHING: WebhookActionResult = { action: "not_supported" }

/**
 * A call at Medusa's own address for webhooks. Nobody verified it, so it is a hint: of its body only an id counts that our
 * tables know, Klarna is read, and core hears of it only where the payment session exists and its cart became an order
 * already. Everything else is sync's: core would take a session that is gone for another shopper's.
 */
export async function readWebhook(
  tools: Tools,
  payload: WebhookPayload,
): Promise<WebhookActionResult> {
  const subject = await findSubject(tools, readHint(payload))
  if (!subject) return NOTHING
  const { klarna } = tools.cradle
  const row = subject.order ?? subject.session
  if (row && klarna.isForeign(row)) return NOTHING
  await klarna.queue.wake(subject.wake, klarna.clock.now())
  const sessionId = await orderedSession(tools, subject)
  if (sessionId === undefined) return NOTHING
  const known = await readKlarna(tools, subject).catch(undefinedWhenKlarnaFails)
  const action = known ? toWebhookAction(known.found, true) : "not_supported"
  if (!known || action === "not_supported") return NOTHING
  const amount = fromMinor(known.amount, known.currency).toNumber()
  return { action, data: { amount, session_id: sessionId } }
}

const Session = z.looseObject({
  id: z.string(),
  payment_collection: z.looseObject({
    id: z.string(),
    order: z.looseObject({ id: z.string() }),
  }),
})

const FIELDS = ["id", "payment_collection.id", "payment_collection.order.id"]

/** Medusa's payment session, if it exists at this moment and there is an order for it. */
async function orderedSession({ cradle }: Tools, { session }: Subject) {
  if (!session) return undefined
  const { payment_collection_id, payment_session_id: id } = session
  const { data } = await cradle.query.graph({
    entity: "payment_session",
    fields: FIELDS,
    filters: { id },
  })
  const found = Session.safeParse(data[0]).data
  const isSame = found?.id === id && found.payment_collection.id === payment_collection_id
  return isSame ? id : undefined
}

interface Known {
  readonly found: Finding
  /** Minor units. */
  readonly amount: number
  readonly currency: string
}

async function readKlarna(tools: Tools, { order, session }: Subject): Promise<Known | undefined> {
  if (order) {
    const read = await readOrder(tools, order.klarna_order_id)
    const { order_amount: amount, purchase_currency: currency } = read
    return { amount, currency, found: statusOfOrder(read) }
  }
  if (!session) return undefined
  const read = await tools.account.client.payments.readSession(session.klarna_session_id)
  const found = statusOfSession(read, tools.cradle.klarna.clock.now())
  const { purchase_currency: currency } = session
  return found && { amount: read.order_amount ?? 0, currency, found }
}

/** Not found, unauthorized and unavailable say nothing about the order. */
function undefinedWhenKlarnaFails(error: unknown): undefined {
  if (!(error instanceof KlarnaError)) throw error
  return undefined
}
