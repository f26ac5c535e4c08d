import { deviceClassOf } from "../../mapping/device-class"
import type { KlarnaSessionRow } from "../../modules/klarna/service"

/** Who calls a route of the storefront's. */
export interface AskingBrowser {
  readonly user_agent?: string | undefined
}

/** The shopper's device: a storefront's server that calls for a browser doesn't hide one that is known. */
export function knownDeviceClass(
  userAgent: string | undefined,
  { device_class }: KlarnaSessionRow,
): string | null {
  const device = deviceClassOf(userAgent)
  return device === "other" ? device_class : device
}
