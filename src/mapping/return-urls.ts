import type { HostedPageUrls } from "../klarna/contract/hosted-page"

type ReturnUrls = Required<Omit<HostedPageUrls, "status_update">>

/**
 * Where Klarna's page sends the shopper: `<storefrontUrl>/checkout?klarna=success`, and so on. The storefront knows the
 * cart; nothing that could pay for it is in the address.
 */
export function toReturnUrls(storefrontUrl: string): ReturnUrls {
  const url = (outcome: keyof ReturnUrls) => `${storefrontUrl}/checkout?klarna=${outcome}`
  return {
    back: url("back"),
    cancel: url("cancel"),
    error: url("error"),
    failure: url("failure"),
    success: url("success"),
  }
}
