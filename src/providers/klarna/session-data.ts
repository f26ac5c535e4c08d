import { z } from "zod"

import type { SessionIntent } from "../../modules/klarna/models/klarna-session"
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
  /** Whether the shopper is also asked to be charged later. */
  readonly intent: SessionIntent
  /** The browser's wish that the shopper may be charged later. */
  readonly setup_future_usage: "off_session" | null
  /** Our id of the saved payment method that pays; null where the shopper pays at Klarna. */
  readonly payment_method: string | null
  readonly off_session: boolean | null
}

const Wish = z.looseObject({ setup_future_usage: z.literal("off_session") })

/** Whether the browser asks that the shopper may be charged later. The shopper decides, at Klarna. */
export function wishesToken(data: Record<string, unknown> | undefined): boolean {
  return Wish.safeParse(data).success
}

/** The data of a session that a shopper can pay with; of one whose order is placed, nothing that could pay once more. */
export function toSessionData(row: KlarnaSessionRow, sessionId: string): SessionData {
  const { intent, klarna_session_id } = row
  if (row.state === "placed")
    return { ...emptySessionData(sessionId, null), intent, klarna_session_id }
  const checkout = checkoutOfRow(row)
  return {
    ...emptySessionData(sessionId, checkout),
    client_token: checkout === "widget" ? row.client_token : null,
    expires_at: (row.hosted_page_expires_at ?? row.expires_at).toISOString(),
    intent,
    klarna_session_id,
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
    off_session: null,
    payment_method: null,
    payment_method_categories: null,
    purchase_country: null,
    redirect_url: null,
    session_id: sessionId,
    setup_future_usage: null,
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
