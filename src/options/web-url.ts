import { z } from "zod"

import { OptionsError } from "./options-error"

/**
 * An address as a URL is: a host in Punycode and lower case, a path without spaces, no port that goes without saying.
 * Without slashes at its end, so that a path can follow.
 */
export const WebUrl = z
  .url({ protocol: /^https?$/ })
  .transform((text) => new URL(text).href.replace(/\/+$/, ""))
  .meta({ expected: "an address that begins with http:// or https://" })

/**
 * Paths are put behind these addresses, and Klarna and shoppers read them. What a path can't follow, or nobody may read, is
 * never printed.
 * @param takesFragment a storefront may have its paths in there
 * @throws OptionsError
 */
export function refuseUnusable(
  path: string,
  address: string | undefined,
  { takesFragment }: { readonly takesFragment: boolean },
): void {
  if (address === undefined) return
  const { password, username } = new URL(address)
  if (username || password) {
    throw new OptionsError(path, "holds credentials; expected an address without them")
  }
  const [beforeFragment = ""] = address.split("#")
  if (beforeFragment.includes("?")) {
    throw new OptionsError(path, "holds a query; expected an address without one")
  }
  if (!takesFragment && address.includes("#")) {
    throw new OptionsError(path, "holds a fragment (#); expected an address without one")
  }
}

/** Hosts below Klarna's domain that move no real money. @see klarna: API URLs */
const TEST_HOST = /(^|\.)(playground|test)\.klarna\.com$/
const KLARNA_HOST = /(^|\.)klarna\.com$/

/** Whether an address reaches Klarna's real world, whatever its port, and with dots behind it. */
export function isLiveKlarna(address: string): boolean {
  const host = new URL(address).hostname.replace(/\.+$/, "")
  return KLARNA_HOST.test(host) && !TEST_HOST.test(host)
}
