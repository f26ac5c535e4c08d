import type { Answer } from "../http/answers"
import type { Incoming } from "../http/incoming"

const hostOf = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined

/**
 * Refuses what another web page makes a developer's browser send. Programs send no `Origin`, and are let through.
 * @returns the refusal, or `undefined`
 */
export function refuseOtherPages({ headers, method }: Incoming): Answer | undefined {
  const { host, origin } = headers
  if (method === "GET" || origin === undefined || hostOf(origin) === host) return undefined
  const error = `Pages of ${origin} may not change the sandbox: only its own page and programs may.`
  return {
    body: JSON.stringify({ error }),
    headers: { "Content-Type": "application/json;charset=utf-8" },
    status: 403,
  }
}
