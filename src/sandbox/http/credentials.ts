import type { Account } from "../world"
import type { Incoming } from "./incoming"

/** Username and password in base64, or the bare API key. Documented: authentication. */
export function isAuthorized({ headers }: Incoming, { password, username }: Account): boolean {
  const [scheme = "", value = ""] = (headers.authorization ?? "").split(" ")
  if (scheme.toLowerCase() !== "basic") return false
  return value === password || Buffer.from(value, "base64").toString() === `${username}:${password}`
}

/** The Authorization header as the journal may show it. */
export const withoutPassword = (headers: Incoming["headers"]): Incoming["headers"] =>
  headers.authorization === undefined
    ? headers
    : { ...headers, authorization: "Basic (not recorded)" }
