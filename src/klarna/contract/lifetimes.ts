/** How long things live at Klarna, in milliseconds. @see klarna: sessions, authorizations, idempotency */

const HOUR_MS = 3_600_000

export const SESSION_LIFE_MS = 48 * HOUR_MS

/** A session that is to be paid with has at least this long to live; else a new one is taken. */
export const SESSION_MARGIN_MS = HOUR_MS

/** Within it, an answer to an order that was lost can be had again. */
export const AUTHORIZATION_LIFE_MS = HOUR_MS

/** From the opening of a session to the last moment at which an order can come of it. */
export const PURCHASE_LIFE_MS = SESSION_LIFE_MS + AUTHORIZATION_LIFE_MS

/**
 * Klarna answers a repeated key with the first answer for 24 hours; repeated later it would be another effect. We stop an hour
 * before.
 */
export const KEY_LIFE_MS = 23 * HOUR_MS
