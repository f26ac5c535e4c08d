import type { SessionCreateRequest } from "../../klarna/contract/session"
import { KlarnaError } from "../../klarna/errors/klarna-error"
import type { Scene } from "../../mapping/medusa/scene"
import { toMerchantUrls } from "../../mapping/merchant-urls"
import { type Purchase, reuseKeyOf } from "../../mapping/purchase"
import { sessionHashOf } from "../../mapping/requests"
import type { KlarnaSessionRow } from "../../modules/klarna/service"
import type { Checkout } from "../../options/schema"
import { requestFor } from "./checkout"
import type { Tools } from "./cradle"
import {
  disableHostedPage,
  forgetHostedPage,
  isUsable,
  openHostedPage,
  readHostedPage,
} from "./hosted-page"
import { withLock } from "./lock"
import { notAllowed } from "./refusal"
import { releaseAuthorization } from "./release"

/** Klarna's sessions live 48 hours; one hour before that we take a new one. */
const LIFE_MS = 48 * 3_600_000
const MARGIN_MS = 3_600_000

/**
 * The Klarna session of a payment collection: the open one unchanged when nothing changed, updated when lines or amounts
 * did, else a new one. Core re-creates payment sessions after each change of the total; Klarna's stays, and so does its
 * hosted page.
 */
export async function openKlarnaSession(tools: Tools, wish: Wish): Promise<KlarnaSessionRow> {
  const { cradle, account } = tools
  const { checkout, purchase, scene } = wish
  const request = requestFor(checkout, purchase)
  const wanted: Wanted = {
    ...wish,
    payloadHash: sessionHashOf(request),
    request,
    reuseKey: reuseKeyOf(purchase),
  }
  return withLock(
    cradle,
    `klarna:collection:${account.id}:${scene.paymentCollectionId}`,
    async () => {
      const current = await cradle.klarna.sessions.live(account.id, scene.paymentCollectionId)
      const row = current ? await continueWith(tools, wanted, current) : await create(tools, wanted)
      const needsPage = checkout === "redirect" && row.hosted_page_id === null
      return needsPage ? openHostedPage(tools, row) : row
    },
  )
}

/** What a payment session is opened for. */
export interface Wish {
  readonly checkout: Checkout
  readonly purchase: Purchase
  readonly scene: Scene
}

interface Wanted extends Wish {
  readonly request: SessionCreateRequest
  readonly payloadHash: string
  readonly reuseKey: string
}

async function continueWith(
  tools: Tools,
  wanted: Wanted,
  row: KlarnaSessionRow,
): Promise<KlarnaSessionRow> {
  if (row.state !== "open") throw notAllowed("This cart is already being paid with Klarna.")
  const { row: tidied, token } = await tidyPage(tools, wanted, row)
  const reused = token === undefined ? await reuse(tools, wanted, tidied) : undefined
  return reused ?? replace(tools, wanted, { row: tidied, token })
}

interface Tidied {
  readonly row: KlarnaSessionRow
  /** An approval on the page that is not for this purchase any more. */
  readonly token?: string | undefined
}

/** Looks what became of the session's page, because only a page that lives may be shown to the shopper again. */
async function tidyPage(tools: Tools, wanted: Wanted, row: KlarnaSessionRow): Promise<Tidied> {
  if (row.hosted_page_id === null) return { row }
  if (wanted.checkout === "widget") return { row: await disableHostedPage(tools, row) }
  const page = await readHostedPage(tools, row)
  const token = page?.authorization_token ?? undefined
  if (token !== undefined && row.payload_hash !== wanted.payloadHash) return { row, token }
  return { row: page && isUsable(page) ? row : await forgetHostedPage(tools, row) }
}

async function reuse(tools: Tools, wanted: Wanted, row: KlarnaSessionRow) {
  const { cradle, account } = tools
  const fresh = cradle.klarna.clock.now().getTime() < row.expires_at.getTime() - MARGIN_MS
  const authorized = row.authorization_token !== null
  if (!fresh || authorized || row.reuse_key !== wanted.reuseKey) return undefined
  if (row.payload_hash !== wanted.payloadHash) {
    const updated = await account.client.payments
      .updateSession(row.klarna_session_id, withUrls(tools, wanted.request, row.id))
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
  { row, token }: Tidied,
): Promise<KlarnaSessionRow> {
  await releaseAuthorization(tools, row, { reason: "replaced by a newer session", token })
  return create(tools, wanted)
}

async function create(tools: Tools, wanted: Wanted): Promise<KlarnaSessionRow> {
  const { cradle, account } = tools
  const { request, scene, payloadHash, reuseKey } = wanted
  const id = cradle.klarna.sessions.newId()
  const created = await account.client.payments.createSession(withUrls(tools, request, id))
  return cradle.klarna.sessions.create({
    account: account.id,
    client_token: created.client_token,
    environment: account.environment,
    expires_at: new Date(cradle.klarna.clock.now().getTime() + LIFE_MS),
    id,
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

/** Adds where Klarna calls and the shopper returns. They come after the hash: what is bought doesn't depend on them. */
function withUrls(
  { cradle }: Tools,
  request: SessionCreateRequest,
  rowId: string,
): SessionCreateRequest {
  const { klarna } = cradle
  const merchant_urls = toMerchantUrls(klarna.callbackUrls(rowId), klarna.options.storefrontUrl)
  return { ...request, merchant_urls }
}
