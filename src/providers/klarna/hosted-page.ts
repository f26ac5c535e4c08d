import type { HostedPageRead } from "../../klarna/contract/hosted-page"
import { KlarnaError } from "../../klarna/errors/klarna-error"
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

function undefinedWhenGone(error: unknown): undefined {
  if (error instanceof KlarnaError && error.kind === "not_found") return undefined
  throw error
}

/** Whether the shopper can still confirm there, or has done so. */
export function isUsable({ status }: HostedPageRead): boolean {
  const found = statusOfHostedPage(status)
  return found === undefined || mayGoOn(found, status)
}

/** A page that the shopper cancelled is over; one that they left, or that failed, takes another try. */
function mayGoOn(found: Finding, status: string): boolean {
  const over = ["CANCELLED", "DISABLED", "TIMEOUT"]
  return found.status !== "UNKNOWN" && !over.includes(status.toUpperCase())
}

/** Makes Klarna's page for a session. The store places the order itself, so the page only authorizes. */
export async function openHostedPage(
  { account, cradle }: Tools,
  row: KlarnaSessionRow,
): Promise<KlarnaSessionRow> {
  const { sessions, options } = cradle.klarna
  const callbacks = cradle.klarna.callbackUrls(row.id)
  const page = await account.client.hostedPages.create({
    merchant_urls: toHostedPageUrls(callbacks, options.storefrontUrl ?? ""),
    options: { place_order_mode: "NONE", purchase_type: "BUY" },
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
  tools: Tools,
  row: KlarnaSessionRow,
): Promise<KlarnaSessionRow> {
  const { hosted_page_id: id } = row
  if (id !== null) await tools.account.client.hostedPages.disable(id).catch(ignoreRefusal)
  return forgetHostedPage(tools, row)
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof KlarnaError)) throw error
}
