import type { Data } from "../data"
import { dataAt, textAt } from "../data"

/** What the placeholders of a URL stand for. */
export interface UrlIds {
  readonly sessionId: string
  readonly orderId: string
}

/** A URL with `{session.id}` and `{order.id}` filled in. Documented: Payments, merchant_urls. */
export const withPlaceholders = (url: string, { orderId, sessionId }: UrlIds): string =>
  url.replaceAll("{session.id}", sessionId).replaceAll("{order.id}", orderId)

/** One of a purchase's URLs, empty when it has none. Without ids nothing is filled in. */
export function merchantUrl(
  purchase: Data,
  name: "authorization" | "confirmation" | "notification" | "push",
  ids?: UrlIds,
): string {
  const url = textAt(dataAt(purchase, "merchant_urls") ?? {}, name)
  return ids ? withPlaceholders(url, ids) : url
}
