import type { HostedPageRead } from "../../klarna/contract/hosted-page"
import { KlarnaError, undefinedWhenGone } from "../../klarna/errors/klarna-error"
import { toHostedPageUrls } from "../../mapping/merchant-urls"
import type { Finding } from "../../mapping/status/finding"
import { statusOfHostedPage } from "../../mapping/status/of-checkout"
import type { KlarnaSessionRow } from "../../modules/klarna/service"
import type { Tools } from "./cradle"

const NO_PAGE = {
  hosted_page_expires_at: null,
  hosted_page_id: null,
  hosted_page_url: null,
} as const

/** Klarna's page as it is now; undefined where there is none, or Klarna doesn't know it any more. */
export async function readHostedPage(
  { account }: Tools,
  { hosted_page_id: id }: KlarnaSessionRow,
): Promise<HostedPageRead | undefined> {
  return id === null ? undefined : account.client.hostedPages.read(id).catch(undefinedWhenGone)
}

/** Whether the shopper can still confirm there, or has done so. */
export function isUsable({ status }: HostedPageRead): boolean {
  const found = statusOfHostedPage(status)
  return found === undefined || mayGoOn(found, status)
}

/** A page that the shopper cancelled is over; one that they left, or that failed, takes another try. */
function mayGoOn(found: Finding, status: string): boolean {
  return found.status !== "UNKNOWN" && !isOver({ status })
}

/** Whether nobody can confirm there any more, and nobody has. */
export function isOver({ status }: Pick<HostedPageRead, "status">): boolean {
  return ["CANCELLED", "DISABLED", "TIMEOUT"].includes(status.toUpperCase())
}

/**
 * Who places the order that a page ends with: the store, but where its options leave a failed renewal's to Klarna. A renewal is
 * the customer's alone while its page lives, and its cart can't be changed; a shopper's cart can, and may be paid in other ways.
 */
export async function placeOrderModeOf(
  { cradle }: Tools,
  { charge_id }: KlarnaSessionRow,
): Promise<PlaceOrderMode> {
  const { charges, options } = cradle.klarna
  const charge = charge_id === null ? undefined : await charges.find(charge_id)
  return charge?.subscription_id == null ? "NONE" : options.fallbackPlaceOrderMode
}
type PlaceOrderMode = "NONE" | "PLACE_ORDER"

/** Makes Klarna's page for a session. Where the store places the order itself, the page only authorizes. */
export async function openHostedPage(
  tools: Tools,
  row: KlarnaSessionRow,
): Promise<KlarnaSessionRow> {
  const { account, cradle } = tools
  const { sessions, options } = cradle.klarna
  const callbacks = cradle.klarna.callbackUrls(row.id)
  const page = await account.client.hostedPages.create({
    merchant_urls: toHostedPageUrls(callbacks, options.storefrontUrl ?? ""),
    options: { place_order_mode: await placeOrderModeOf(tools, row), purchase_type: "BUY" },
    payment_session_url: `${account.apiUrl}/payments/v1/sessions/${row.klarna_session_id}`,
  })
  return sessions.update({
    hosted_page_expires_at: new Date(page.expires_at ?? row.expires_at),
    hosted_page_id: page.session_id,
    hosted_page_url: page.redirect_url,
    id: row.id,
  })
}

/** Forgets the page: what was approved there is used up. */
export async function forgetHostedPage(
  { cradle }: Tools,
  row: KlarnaSessionRow,
): Promise<KlarnaSessionRow> {
  if (row.hosted_page_id === null) return row
  return cradle.klarna.sessions.update({ id: row.id, ...NO_PAGE })
}

/** Nobody is to confirm there any more. A page that was completed, or is gone, stays as it is. */
export async function disableHostedPage(
  { account }: Tools,
  { hosted_page_id: id }: KlarnaSessionRow,
): Promise<void> {
  if (id !== null) await account.client.hostedPages.disable(id).catch(ignoreRefusal)
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof KlarnaError)) throw error
}
