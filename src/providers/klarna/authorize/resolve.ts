import type { AuthorizePaymentOutput } from "@medusajs/framework/types"

import { PlaceOrderRequest } from "../../../klarna/contract/order"
import type { KlarnaSessionRow } from "../../../modules/klarna/service"
import type { Tools } from "../cradle"
import { unexpected } from "../refusal"
import { askSession } from "./states"
import { submit } from "./submit"

/** As long as Klarna takes an authorization token. */
const TOKEN_LIFE_MS = 60 * 60_000

/**
 * Finds out what became of an order whose answer was lost: within the hour by sending the identical body again, later by
 * asking the session whether there is an order at all.
 */
export async function resolve(
  tools: Tools,
  sessionId: string,
  row: KlarnaSessionRow,
): Promise<AuthorizePaymentOutput> {
  const age = tools.cradle.klarna.clock.now().getTime() - row.updated_at.getTime()
  if (row.state === "placing" && age < TOKEN_LIFE_MS) return sendAgain(tools, sessionId, row)
  throw await askSession(tools, row)
}

async function sendAgain(
  tools: Tools,
  sessionId: string,
  row: KlarnaSessionRow,
): Promise<AuthorizePaymentOutput> {
  const { sessions } = tools.cradle.klarna
  const token = sessions.secret(row, "authorization_token")
  const text = sessions.secret(row, "order_body")
  if (!token || !text)
    throw unexpected(`Session ${row.id} is being placed without its sealed order.`)
  const body = PlaceOrderRequest.parse(JSON.parse(text))
  return submit(tools, { body, row, sessionId, token })
}
