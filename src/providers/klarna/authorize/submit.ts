import { createHash } from "node:crypto"

import type { AuthorizePaymentOutput } from "@medusajs/framework/types"

import type { PlacedOrder, PlaceOrderRequest } from "../../../klarna/contract/order"
import { KlarnaError } from "../../../klarna/errors/klarna-error"
import type { KlarnaSessionRow } from "../../../modules/klarna/service"
import type { Tools } from "../cradle"
import { perform } from "../perform"
import { requiresMore } from "../refusal"
import { answerKnown, answerPlaced } from "./answer"
import { endOfError, endOfPlaced, noteAttempt } from "./attempt"
import { explainRefusal, explainRepeated } from "./explain-refusal"
import { ensureToken } from "./ensure-token"
import { otherToken, releaseOthers } from "./other-token"
import type { Submission } from "./submission"
import { NOT_ANSWERED } from "./texts"

/**
 * Places an order. Token and body are sealed before, because an answer that is lost can only be had again with both:
 * Klarna places one order per token, however often the identical body is sent.
 */
export async function submit(
  tools: Tools,
  submission: Submission,
): Promise<AuthorizePaymentOutput> {
  const { row, token, body, sessionId } = submission
  const { sessions } = tools.cradle.klarna
  if (row.state !== "placing") {
    await sessions.update(
      { id: row.id, state: "placing" },
      { authorization_token: token, order_body: JSON.stringify(body) },
    )
  }
  let placed: PlacedOrder | undefined
  const ask = async () => {
    if (row.intent === "buy_and_tokenize") await ensureToken(tools, submission)
    return askForOrder(tools, submission, (order) => (placed = order))
  }
  const operation = await ask().catch(async (error: unknown) => {
    if (!(error instanceof KlarnaError)) throw error
    const other = await otherToken(tools, submission, error)
    if (other !== undefined) return other
    await noteAttempt(tools, submission, endOfError(error, row.state === "placing"))
    if (error.effectPossible) throw requiresMore(NOT_ANSWERED)
    const explain = row.state === "placing" ? explainRepeated : explainRefusal
    throw await explain(tools, submission, error)
  })
  if (typeof operation === "string") {
    const refused = [...(submission.refused ?? []), token]
    return submit(tools, { ...submission, refused, token: operation })
  }
  await releaseOthers(tools, row, token)
  if (!placed)
    return answerKnown(tools, { orderId: operation.klarna_id ?? "", rowId: row.id, sessionId })
  await noteAttempt(tools, submission, endOfPlaced(placed))
  return answerPlaced(placed, sessionId, tools)
}

function askForOrder(tools: Tools, submission: Submission, onPlaced: (order: PlacedOrder) => void) {
  const { row, token, body } = submission
  const intent = {
    amount: body.order_amount,
    kind: "place",
    subject: row.id,
    wish: wishOf(row, token),
  } as const
  return perform(tools, intent, async () => {
    const order = await tools.account.client.payments.placeOrder(token, body)
    await remember(tools, row, { body, order })
    onPlaced(order)
    return order.order_id
  })
}

/** The order's id is stored before anything else is done with it. */
async function remember(
  { cradle, account }: Tools,
  row: KlarnaSessionRow,
  { order, body }: { order: PlacedOrder; body: PlaceOrderRequest },
): Promise<void> {
  const { charges, clock, sessions, orders } = cradle.klarna
  await sessions.forget({ id: row.id, klarna_order_id: order.order_id, state: "placed" })
  await orders.placed(
    { account, payment_collection_id: row.payment_collection_id },
    {
      currency_code: body.purchase_currency,
      fraud_status: order.fraud_status ?? null,
      klarna_order_id: order.order_id,
      order_amount: body.order_amount,
    },
  )
  if (row.charge_id) await charges.ordered(row.charge_id, order.order_id, clock.now())
}

/** One wish per authorization; the token itself is secret. */
function wishOf(row: KlarnaSessionRow, token: string): string {
  return `${row.id}:${createHash("sha256").update(token).digest("hex").slice(0, 16)}`
}
