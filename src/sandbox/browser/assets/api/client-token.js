import { isFields } from "./arguments.js"
import { klarnaError } from "./errors.js"

/** @param {string | undefined} part */
function decode(part) {
  try {
    const bytes = atob((part ?? "").replaceAll("-", "+").replaceAll("_", "/"))
    /** @type {unknown} */
    const value = JSON.parse(bytes)
    return isFields(value) ? value : undefined
  } catch {
    return undefined
  }
}

/**
 * What a client token says of itself. Its signature is not looked at, as little as Klarna's script does.
 * @param {unknown} token
 * @returns {import("./arguments.js").Fields}
 */
export function claimsOf(token) {
  const parts = typeof token === "string" ? token.split(".") : []
  const claims = parts.length === 3 && decode(parts[0]) ? decode(parts[1]) : undefined
  if (claims) return claims
  throw klarnaError("InvalidClientTokenError", typeof token === "string" ? "no JWT" : typeof token)
}
