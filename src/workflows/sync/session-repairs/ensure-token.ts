import { PlaceOrderRequest } from "../../../klarna/contract/order"
import { isDefiniteRefusal, KlarnaError } from "../../../klarna/errors/klarna-error"
import { toTokenRequest } from "../../../mapping/recurring/token-request"
import { noteOnce } from "../context"
import type { SessionScene } from "./session-scene"

type Placing = Pick<SessionScene, "account" | "container" | "klarna" | "row">

/**
 * Makes the customer token of an order that is being placed, or finds the one that was made: Klarna answers the same one
 * while the authorization lives. Where it refuses, there is no token, and the journal says so.
 */
export async function ensureToken(scene: Placing): Promise<void> {
  const { account, klarna, row } = scene
  if (row.intent !== "buy_and_tokenize") return
  const authorizationToken = klarna.sessions.secret(row, "authorization_token")
  const body = klarna.sessions.secret(row, "order_body")
  if (!authorizationToken || !body) return
  const request = toTokenRequest(row, PlaceOrderRequest.parse(JSON.parse(body)).order_lines)
  try {
    await klarna.customerTokens.make(klarna, { account, authorizationToken, request, row })
  } catch (error) {
    // The request is the same each time: what our own check refuses now was never sent before either.
    if (!(error instanceof KlarnaError) || !isDefiniteRefusal(error, "first")) throw error
    const reason = "Klarna made no customer token of the order's authorization"
    await noteOnce(scene, { kind: "token.missing", reason, subject: row.id })
  }
}

/**
 * Nothing was bought: a token that was made is cancelled; also one whose answer was lost, which is asked for once more to
 * know it.
 */
export async function retractToken(scene: Placing): Promise<void> {
  const { klarna, row } = scene
  if (row.intent === "buy") return
  const operations = await klarna.operations.of(row.id)
  const isLost = operations.some(({ kind, state }) => kind === "tokenize" && state === "unknown")
  if (isLost) await ensureToken(scene)
  await klarna.customerTokens.retract(row.id, klarna.clock.now())
}
