import { SESSION_LIFE_MS, SESSION_MARGIN_MS } from "../../../klarna/contract/lifetimes"
import type { SessionCreateRequest } from "../../../klarna/contract/session"
import { toMerchantUrls } from "../../../mapping/merchant-urls"
import type { KlarnaSessionRow } from "../../../modules/klarna/service"
import { askForSession } from "./ask"
import type { Tools } from "../cradle"
import type { Wish } from "./wish"

/** Whether a session lives long enough to be paid with. */
export function isFresh({ cradle }: Tools, { expires_at }: KlarnaSessionRow): boolean {
  return cradle.klarna.clock.now().getTime() < expires_at.getTime() - SESSION_MARGIN_MS
}

/** Opens a new session at Klarna, and remembers it. */
export async function createSession(tools: Tools, wish: Wish): Promise<KlarnaSessionRow> {
  const { cradle, account } = tools
  const id = cradle.klarna.sessions.newId()
  // What an older session was refused may have been corrected.
  const anew = { ...wish, purchase: { ...wish.purchase, concessions: undefined } }
  const { answer: created, wanted } = await askForSession(
    tools,
    { rowId: id, wish: anew },
    ({ request }) => account.client.payments.createSession(withUrls(tools, request, id)),
  )
  const { chargeId, payloadHash, purchase, request, reuseKey, scene } = wanted
  return cradle.klarna.sessions.create({
    account: account.id,
    cart_id: scene.cartId,
    charge_id: chargeId ?? null,
    client_token: created.client_token,
    customer_id: scene.sale.customer_id ?? null,
    environment: account.environment,
    expires_at: new Date(cradle.klarna.clock.now().getTime() + SESSION_LIFE_MS),
    id,
    installation: account.site,
    intent: purchase.intent,
    klarna_session_id: created.session_id,
    locale: request.locale ?? "",
    payload_hash: payloadHash,
    payment_collection_id: scene.paymentCollectionId,
    payment_method_categories: { categories: created.payment_method_categories ?? [] },
    payment_session_id: scene.paymentSessionId,
    purchase_country: request.purchase_country,
    purchase_currency: request.purchase_currency,
    reuse_key: reuseKey,
    ...purchase.concessions,
  })
}

/** Adds where Klarna calls and the shopper returns. They come after the hash: what is bought doesn't depend on them. */
export function withUrls(
  { cradle }: Tools,
  request: SessionCreateRequest,
  rowId: string,
): SessionCreateRequest {
  const { klarna } = cradle
  const merchant_urls = toMerchantUrls(klarna.callbackUrls(rowId), klarna.options.storefrontUrl)
  return { ...request, merchant_urls }
}
