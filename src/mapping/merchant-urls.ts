import type { HostedPageUrls } from "../klarna/contract/hosted-page"
import type { MerchantUrls } from "../klarna/contract/session"
import { toReturnUrls } from "./return-urls"

/** Where the store takes Klarna's calls about one session, each address with its token. */
export interface CallbackUrls {
  readonly authorization: string
  readonly notification: string
  readonly push: string
  readonly status_update: string
}

/**
 * Addresses of a session. Klarna keeps them for its order too, unless placing the order brings others. The shopper's way
 * back is only known where there is a storefront.
 */
export function toMerchantUrls(urls: CallbackUrls, storefrontUrl?: string): MerchantUrls {
  const { authorization, notification, push } = urls
  return {
    authorization,
    confirmation: storefrontUrl === undefined ? undefined : toReturnUrls(storefrontUrl).success,
    notification: namingTheOrder(notification),
    push: namingTheOrder(push),
  }
}

/** Addresses of a hosted page: the shopper's ways back, and where Klarna tells what became of the page. */
export function toHostedPageUrls(
  { status_update }: CallbackUrls,
  storefrontUrl: string,
): HostedPageUrls {
  return { ...toReturnUrls(storefrontUrl), status_update }
}

/** Klarna fills the order's id in, only where the braces stand as they are. @see klarna: Payments, merchant_urls */
function namingTheOrder(url: string): string {
  return `${url}&order_id={order.id}`
}
