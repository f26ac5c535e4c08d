import { HEADERS } from "../contract/headers"
import type { HttpAnswer } from "./transport"

const SECONDS = /^\d+(\.\d+)?$/
/** Every date of HTTP ends like this; other texts are not taken for one. */
const DATE_END = "GMT"

/**
 * How long an answer asks to wait, in milliseconds: by `Retry-After` (seconds or a date), or, where calls were too many,
 * by `X-Ratelimit-Reset` (seconds). That one comes with every answer, so it says nothing about a failure of Klarna's.
 * @see docs/klarna-surprises.md, "Waiting after a 429"
 * @param date the time now, in milliseconds since 1970
 */
export function askedWait({ headers, status }: HttpAnswer, date: number): number | undefined {
  const retryAfter = headers.get(HEADERS.retryAfter.toLowerCase())
  const asked = secondsOf(retryAfter) ?? untilDate(retryAfter, date)
  if (asked !== undefined || status !== 429) return asked
  return secondsOf(headers.get(HEADERS.rateLimitReset.toLowerCase()))
}

function secondsOf(text: string | undefined): number | undefined {
  const trimmed = text?.trim() ?? ""
  return SECONDS.test(trimmed) ? Number(trimmed) * 1_000 : undefined
}

function untilDate(text: string | undefined, date: number): number | undefined {
  if (!text?.endsWith(DATE_END)) return undefined
  const moment = Date.parse(text)
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - date)
}
