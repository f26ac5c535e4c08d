import type { HostedPageStatus } from "../../klarna/contract/hosted-page"
import { textAt } from "../data"
import type { HostedPage } from "../state/hosted-page"
import { hostedPageStatus } from "../state/hosted-page"

/** Where the shopper goes when the page has a status: these addresses, the first that is given. */
const WAYS: Readonly<Partial<Record<HostedPageStatus, readonly string[]>>> = {
  BACK: ["back"],
  CANCELLED: ["cancel"],
  COMPLETED: ["success"],
  ERROR: ["error", "failure"],
  FAILED: ["failure"],
}

/** Placeholders of which nothing is known, or nothing may be said, become empty (assumed). */
function filled(template: string, page: HostedPage, token: string | undefined): string {
  return template
    .replaceAll("{{session_id}}", page.id)
    .replaceAll("{{authorization_token}}", token ?? "")
    .replaceAll("{{order_id}}", page.orderId ?? "")
}

/**
 * The merchant's address that the shopper's browser goes to next; `null` while he is still on the page, and when the
 * merchant gave none: then Klarna shows a page of its own. Documented: create an HPP session.
 */
export function nextUrl(page: HostedPage, now: Date): string | null {
  const status = hostedPageStatus(page, now)
  const given = (WAYS[status] ?? []).map((key) => textAt(page.urls, key))
  const template = given.find((url) => url !== "")
  // Only the success address is told the authorization token.
  const token = status === "COMPLETED" ? page.authorizationToken : undefined
  return template === undefined ? null : filled(template, page, token)
}

/** Where changes of status are told, `undefined` when the merchant doesn't want to know. */
export function statusUpdateUrl(page: HostedPage): string | undefined {
  const template = textAt(page.urls, "status_update")
  return template === "" ? undefined : filled(template, page, undefined)
}

/** The page's own address, for the shopper. */
export const pageUrl = ({ origin, short }: HostedPage): string =>
  `${origin}/eu/hpp/payments/${short}`
