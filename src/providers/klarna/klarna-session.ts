import type { SessionCreateRequest } from "../../klarna/contract/session"
import { KlarnaError } from "../../klarna/errors/klarna-error"
import type { Scene } from "../../mapping/medusa/scene"
import { type Purchase, reuseKeyOf } from "../../mapping/purchase"
import { sessionHashOf, toSessionRequest } from "../../mapping/requests"
import type { KlarnaSessionRow } from "../../modules/klarna/service"
import type { Tools } from "./cradle"
import { withLock } from "./lock"
import { notAllowed } from "./refusal"
import { releaseAuthorization } from "./release"

/** Klarna's sessions live 48 hours; one hour before that we take a new one. */
const LIFE_MS = 48 * 3_600_000
const MARGIN_MS = 3_600_000

/**
 * The Klarna session of a payment collection: the open one unchanged when nothing changed, updated when lines or amounts
 * did, else a new one. Core re-creates payment sessions after each change of the total; Klarna's stays.
 */
export async function openKlarnaSession(
  tools: Tools,
  scene: Scene,
  purchase: Purchase,
): Promise<KlarnaSessionRow> {
  const { cradle, account } = tools
  const request = toSessionRequest(purchase)
  const reuseKey = reuseKeyOf(purchase)
  const wanted: Wanted = { payloadHash: sessionHashOf(request), request, reuseKey, scene }
  return withLock(
    cradle,
    `klarna:collection:${account.id}:${scene.paymentCollectionId}`,
    async () => {
      const current = await cradle.klarna.sessions.live(account.id, scene.paymentCollectionId)
      if (!current) return create(tools, wanted)
      if (current.state !== "open") throw notAllowed("This cart is already being paid with Klarna.")
      return (await reuse(tools, wanted, current)) ?? replace(tools, wanted, current)
    },
  )
}

interface Wanted {
  readonly scene: Scene
  readonly request: SessionCreateRequest
  readonly payloadHash: string
  readonly reuseKey: string
}

async function reuse({ cradle, account }: Tools, wanted: Wanted, row: KlarnaSessionRow) {
  const fresh = cradle.klarna.clock.now().getTime() < row.expires_at.getTime() - MARGIN_MS
  const authorized = row.authorization_token !== null
  if (!fresh || authorized || row.reuse_key !== wanted.reuseKey) return undefined
  if (row.payload_hash !== wanted.payloadHash) {
    const updated = await account.client.payments
      .updateSession(row.klarna_session_id, wanted.request)
      .then(() => true, refuseUnlessGone)
    if (!updated) return undefined
  }
  return cradle.klarna.sessions.update({
    authorize_hash: row.payload_hash === wanted.payloadHash ? row.authorize_hash : null,
    id: row.id,
    payload_hash: wanted.payloadHash,
    payment_session_id: wanted.scene.paymentSessionId,
  })
}

/** 404: Klarna forgot the session, or an order completed it. */
function refuseUnlessGone(error: unknown): false {
  if (error instanceof KlarnaError && error.kind === "not_found") return false
  throw error
}

async function replace(
  tools: Tools,
  wanted: Wanted,
  row: KlarnaSessionRow,
): Promise<KlarnaSessionRow> {
  await releaseAuthorization(tools, row, { reason: "replaced by a newer session" })
  return create(tools, wanted)
}

async function create({ cradle, account }: Tools, wanted: Wanted): Promise<KlarnaSessionRow> {
  const { request, scene, payloadHash, reuseKey } = wanted
  const created = await account.client.payments.createSession(request)
  return cradle.klarna.sessions.create({
    account: account.id,
    client_token: created.client_token,
    environment: account.environment,
    expires_at: new Date(cradle.klarna.clock.now().getTime() + LIFE_MS),
    klarna_session_id: created.session_id,
    locale: request.locale ?? "",
    payload_hash: payloadHash,
    payment_collection_id: scene.paymentCollectionId,
    payment_method_categories: { categories: created.payment_method_categories ?? [] },
    payment_session_id: scene.paymentSessionId,
    purchase_country: request.purchase_country,
    purchase_currency: request.purchase_currency,
    reuse_key: reuseKey,
  })
}
