import type { KlarnaSessionRow } from "../../modules/klarna/service"
import type { Checkout } from "../../options/schema"
import { checkoutOfRow } from "./checkout"

/**
 * Keys of a payment session's data while the shopper pays. The data is public, and core stores what the browser sent
 * under every key that we don't return: so all of ours are always returned, null included.
 */
export interface SessionData {
  /** Medusa's payment session. */
  readonly session_id: string
  readonly klarna_session_id: string | null
  readonly client_token: string | null
  readonly payment_method_categories: unknown
  /** Null once the order is placed. */
  readonly checkout: Checkout | null
  /** Klarna's page, for the browser to go to; null in the widget. */
  readonly redirect_url: string | null
  /** ISO 8601 */
  readonly expires_at: string | null
  readonly purchase_country: string | null
  readonly locale: string | null
  readonly intent: "buy"
}

/** The data of a session that a shopper can pay with. */
export function toSessionData(row: KlarnaSessionRow, sessionId: string): SessionData {
  const checkout = checkoutOfRow(row)
  return {
    ...emptySessionData(sessionId, checkout),
    client_token: checkout === "widget" ? row.client_token : null,
    expires_at: (row.hosted_page_expires_at ?? row.expires_at).toISOString(),
    klarna_session_id: row.klarna_session_id,
    locale: row.locale,
    payment_method_categories: row.payment_method_categories["categories"],
    purchase_country: row.purchase_country,
    redirect_url: row.hosted_page_url,
  }
}

/** The data of a session that Klarna doesn't know, because there is nothing to pay or no country yet. */
export function emptySessionData(sessionId: string, checkout: Checkout | null): SessionData {
  return {
    checkout,
    client_token: null,
    expires_at: null,
    intent: "buy",
    klarna_session_id: null,
    locale: null,
    payment_method_categories: null,
    purchase_country: null,
    redirect_url: null,
    session_id: sessionId,
  }
}

/** Our data, and null for every other key that the browser sent. */
export function overrideBrowser(
  sent: Record<string, unknown> | undefined,
  own: SessionData,
): Record<string, unknown> {
  const nulls: Record<string, unknown> = Object.fromEntries(
    Object.keys(sent ?? {}).map((key) => [key, null]),
  )
  return { ...nulls, ...own }
}
