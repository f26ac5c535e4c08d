import { SESSION_LIFE_MS, SESSION_MARGIN_MS } from "../../../klarna/contract/lifetimes"
import type { MedusaContainer } from "@medusajs/framework/types"

import type { SessionCreateRequest } from "../../../klarna/contract/session"
import type { SignUpRequest, SignUpResponse } from "../../../http-contract/tokens"
import { concede, concessionsOf } from "../../../mapping/concessions"
import { MappingError } from "../../../mapping/mapping-error"
import { toMerchantUrls } from "../../../mapping/merchant-urls"
import { type Purchase, reuseKeyOf } from "../../../mapping/purchase"
import { toSignUpPurchase } from "../../../mapping/recurring/sign-up"
import { toTokenRequest } from "../../../mapping/recurring/token-request"
import {
  sessionHashOf,
  toAuthorizePayload,
  toHostedSessionRequest,
  toSessionRequest,
} from "../../../mapping/requests"
import type { KlarnaModuleService, KlarnaSessionRow } from "../../../modules/klarna/service"
import { contextOf, type SyncContext, withLock } from "../../sync/context"
import { type FoundSignUp, findSignUp } from "./find-sign-up"
import { checkoutOf, openSignUpPage } from "./sign-up-page"
import { notAllowed } from "../../not-allowed"

export type OpenSignUpInput = SignUpRequest & { readonly customer_id?: string | undefined }

/**
 * Opens a Klarna session in which a shopper agrees to be charged later and pays nothing; the open one of the same cart or
 * subscription where nothing changed.
 * @throws MedusaError, MappingError, KlarnaError
 */
export async function openSignUp(
  container: MedusaContainer,
  input: OpenSignUpInput,
): Promise<SignUpResponse["sign_up"]> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  const checkout = checkoutOf(klarna, input.checkout)
  const found = await findSignUp(container, input)
  const { context, purchase } = sellerOf(container, found)
  const request = requestFor(checkout, purchase)
  const wanted = { checkout, found, purchase, request }
  const row = await withLock(context, `klarna:sign-up:${purchase.reference}`, async () => {
    return (await findOpen(context, wanted)) ?? create(context, wanted)
  })
  return toAnswer(row, checkout === "widget" ? purchase : undefined)
}

interface Wanted {
  readonly checkout: "widget" | "redirect"
  readonly found: FoundSignUp
  readonly purchase: Purchase
  readonly request: SessionCreateRequest
}

interface Seller {
  readonly context: SyncContext
  readonly purchase: Purchase
}

/** The account that sells there, and what it is told. @throws MappingError, MedusaError where none does */
function sellerOf(container: MedusaContainer, found: FoundSignUp): Seller {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  const { account: named, cart_id, sale, subscription_id } = found
  const signUp = { reference: subscription_id ?? cart_id ?? sale.id, sale }
  const accounts = named === null ? klarna.accounts() : [klarna.account(named)]
  let problem: unknown
  for (const account of accounts) {
    try {
      const purchase = toSignUpPurchase(signUp, account, klarna.options)
      if (!purchase)
        throw notAllowed("The cart has no country yet; Klarna needs a billing address.")
      return { context: contextOf(container, account.id), purchase }
    } catch (error) {
      if (!(error instanceof MappingError)) throw error
      problem ??= error
    }
  }
  throw problem
}

/** An open page may have been left for good, so only the widget's session is used again. */
async function findOpen(
  { account, klarna }: SyncContext,
  { checkout, found, purchase, request }: Wanted,
): Promise<KlarnaSessionRow | undefined> {
  if (checkout === "redirect") return undefined
  const { cart_id, customer_id, subscription_id } = found
  const [row] = await klarna.listKlarnaSessions(
    {
      account: account.id,
      authorization_token: null,
      cart_id,
      customer_id,
      hosted_page_id: null,
      installation: account.site,
      intent: "tokenize",
      payload_hash: sessionHashOf(request),
      reuse_key: reuseKeyOf(purchase),
      state: "open",
      subscription_id,
    },
    { order: { created_at: "DESC" }, take: 1 },
  )
  const isFresh = row && klarna.clock.now().getTime() < row.expires_at.getTime() - SESSION_MARGIN_MS
  return isFresh ? row : undefined
}

/** Where Klarna calls and the shopper returns comes after the hash: what is agreed to doesn't depend on it. */
async function create(context: SyncContext, wanted: Wanted): Promise<KlarnaSessionRow> {
  const { account, klarna } = context
  const { checkout, found, purchase, request } = wanted
  const id = klarna.sessions.newId()
  const { concessions, made } = await askForSession(context, wanted, id)
  const { cart_id, customer_id, subscription_id } = found
  const { country: purchase_country, currency: purchase_currency, locale } = purchase.market
  await klarna.sessions.create({
    account: account.id,
    cart_id,
    client_token: made.client_token,
    customer_id,
    environment: account.environment,
    expires_at: new Date(klarna.clock.now().getTime() + SESSION_LIFE_MS),
    id,
    installation: account.site,
    intent: "tokenize",
    klarna_session_id: made.session_id,
    locale,
    payload_hash: sessionHashOf(request),
    payment_collection_id: id,
    payment_method_categories: { categories: made.payment_method_categories ?? [] },
    payment_session_id: id,
    purchase_country,
    purchase_currency,
    reuse_key: reuseKeyOf(purchase),
    subscription_id,
    ...concessions,
  })
  const body = toTokenRequest({ locale, purchase_country, purchase_currency }, request.order_lines)
  const row = await klarna.sessions.update({ id }, { order_body: JSON.stringify(body) })
  return checkout === "redirect" ? openSignUpPage(context, row) : row
}

/** What Klarna refuses, and takes in another way, is asked for once more in that way. The row's hash stays that of the wish. */
async function askForSession(context: SyncContext, wanted: Wanted, id: string) {
  const { account, klarna } = context
  const { checkout, purchase, request } = wanted
  const merchant_urls = toMerchantUrls(klarna.callbackUrls(id), klarna.options.storefrontUrl)
  try {
    const made = await account.client.payments.createSession({ ...request, merchant_urls })
    return { concessions: purchase.concessions, made }
  } catch (error) {
    const conceded = concede(purchase, request, error)
    if (!conceded) throw error
    const next = { ...wanted, purchase: conceded, request: requestFor(checkout, conceded) }
    return askForSession(context, next, id)
  }
}

function requestFor(checkout: Wanted["checkout"], purchase: Purchase): SessionCreateRequest {
  return checkout === "redirect" ? toHostedSessionRequest(purchase) : toSessionRequest(purchase)
}

function toAnswer(
  row: KlarnaSessionRow,
  purchase: Purchase | undefined,
): SignUpResponse["sign_up"] {
  return {
    authorize_payload: purchase
      ? toAuthorizePayload({ ...purchase, concessions: concessionsOf(row) })
      : null,
    checkout: purchase ? "widget" : "redirect",
    client_token: purchase ? row.client_token : null,
    expires_at: (row.hosted_page_expires_at ?? row.expires_at).toISOString(),
    id: row.id,
    payment_method_categories: row.payment_method_categories["categories"],
    redirect_url: row.hosted_page_url,
  }
}
