import { type PlacedOrder, PlaceOrderRequest } from "../../../klarna/contract/order"
import {
  isDefiniteRefusal,
  KlarnaError,
  undefinedWhenGone,
} from "../../../klarna/errors/klarna-error"
import { withLock } from "../context"
import { endPage, giveBack } from "./authorizations"
import { ensureToken, retractToken } from "./ensure-token"
import type { SessionResult, SessionScene } from "./session-scene"

/**
 * Finds out whether an order was placed whose answer was lost, and which. Klarna has no search: the order's id comes with a
 * push or a notification and is believed after the order was read; or as the answer to the identical body, which Klarna
 * gives once more while the token lives. Nothing is placed here: the body is only sent where the session is complete.
 */
export async function findOrder(scene: SessionScene): Promise<SessionResult> {
  return whilePlacing(
    scene,
    async (current) => (await adoptNamed(current)) ?? (await askSession(current)),
  )
}

/** Adopts the order that a callback named; undefined where none did. */
export async function adoptNamedOrder(scene: SessionScene): Promise<SessionResult | undefined> {
  return whilePlacing(scene, adoptNamed)
}

/** Does a job while nobody else places the session's order; "done" where somebody finished it meanwhile. */
function whilePlacing<T>(
  scene: SessionScene,
  job: (scene: SessionScene) => Promise<T>,
): Promise<T | "done"> {
  return withLock<T | "done">(scene, `klarna:place:${scene.row.id}`, async () => {
    const row = await scene.klarna.sessions.find(scene.row.id)
    if (row?.state !== "placing" && row?.state !== "unknown") return "done"
    return job({ ...scene, row })
  })
}

/** An order that a callback named. It is ours if it says what only our request said. */
async function adoptNamed(scene: SessionScene): Promise<SessionResult | undefined> {
  const { account, klarna, row } = scene
  for (const id of await klarna.callbacks.ordersNamed(row.id)) {
    const order = await account.client.orders.read(id).catch(undefinedWhenGone)
    if (!order) continue
    const placed = await placeOperation(scene)
    const isOurs =
      order.merchant_reference1 === row.payment_collection_id &&
      order.purchase_currency.toUpperCase() === row.purchase_currency &&
      (placed?.amount == null ||
        placed.amount === (order.original_order_amount ?? order.order_amount))
    if (!isOurs) continue
    await ensureToken(scene)
    await remember(scene, { fraud_status: order.fraud_status, order_id: id })
    return "done"
  }
  return undefined
}

async function placeOperation({ klarna, row }: SessionScene) {
  const operations = await klarna.operations.of(row.id)
  return operations.findLast(({ kind }) => kind === "place")
}

async function askSession(scene: SessionScene): Promise<SessionResult> {
  const { account, klarna, row } = scene
  const session = await account.client.payments.readSession(row.klarna_session_id)
  const token = klarna.sessions.secret(row, "authorization_token")
  const body = klarna.sessions.secret(row, "order_body")
  if (session.status !== "complete") return nothingPlaced(scene, token)
  if (token && body) await ensureToken(scene)
  const order = token && body ? await sendAgain(scene, token, body) : undefined
  if (order) {
    await remember(scene, order)
    return "done"
  }
  if (row.state !== "unknown") await klarna.sessions.update({ id: row.id, state: "unknown" })
  return "told"
}

/** The identical body under the identical token: an order exists, so Klarna answers with that one. */
async function sendAgain(
  { account }: SessionScene,
  token: string,
  body: string,
): Promise<PlacedOrder | undefined> {
  try {
    return await account.client.payments.placeOrder(
      token,
      PlaceOrderRequest.parse(JSON.parse(body)),
    )
  } catch (error) {
    if (error instanceof KlarnaError && isDefiniteRefusal(error)) return undefined
    throw error
  }
}

/** Nobody will place it: the approval goes back, and the shopper may begin again. */
async function nothingPlaced(scene: SessionScene, token: string | null): Promise<SessionResult> {
  const { account, klarna, row } = scene
  if (await endPage(scene, row)) return "done"
  const operation = await placeOperation(scene)
  if (operation?.state === "unknown") {
    await klarna.operations.end(operation.id, { error_code: "no effect seen", state: "refused" })
  }
  await retractToken(scene)
  await klarna.sessions.forget({ id: row.id, state: "closed" })
  await klarna.journal.write(account, {
    kind: "session.closed",
    reason: "no order was placed, and nothing uses the approval",
    subject: row.id,
  })
  if (token !== null) await giveBack(scene, token)
  return "done"
}

async function remember(
  scene: SessionScene,
  order: Pick<PlacedOrder, "order_id" | "fraud_status">,
): Promise<void> {
  const { account, klarna, row } = scene
  const operation = await placeOperation(scene)
  const { fraud_status = null, order_id: klarna_order_id } = order
  await klarna.sessions.forget({ id: row.id, klarna_order_id, state: "placed" })
  await klarna.orders.placed(
    { account, payment_collection_id: row.payment_collection_id },
    {
      currency_code: row.purchase_currency,
      fraud_status,
      klarna_order_id,
      order_amount: operation?.amount ?? 0,
    },
  )
  if (row.charge_id)
    await klarna.charges.ordered(row.charge_id, klarna_order_id, klarna.clock.now())
  const ended = { code: null, correlation_id: null, outcome: "authorized" } as const
  await klarna.attempts.settle(row.id, ended)
  if (operation && operation.state !== "done") {
    await klarna.operations.end(operation.id, { klarna_id: klarna_order_id, state: "done" })
  }
}
