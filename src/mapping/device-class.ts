/** What a shopper holds; `other` where the header doesn't say, or a program sent it. */
export type DeviceClass = "desktop" | "mobile" | "tablet" | "other"

const NOBODY = /bot\b|crawl|spider|headless|curl|node|undici|axios/i

/** The first that fits. An iPad that asks for desktop pages calls itself a Macintosh, and counts as one. */
const CLASSES: readonly (readonly [RegExp, DeviceClass])[] = [
  [/smart-?tv|\btv\b|googletv|aft[a-z]/i, "other"],
  [/ipad|tablet|playbook|silk\/|kindle|android(?!.*mobile)/i, "tablet"],
  [/iphone|ipod|mobi|windows phone/i, "mobile"],
  [/windows nt|macintosh|cros|x11|linux/i, "desktop"],
]

/** The class of the device whose browser sends this `User-Agent`. */
export function deviceClassOf(userAgent: string | undefined): DeviceClass {
  if (!userAgent || NOBODY.test(userAgent)) return "other"
  return CLASSES.find(([pattern]) => pattern.test(userAgent))?.[1] ?? "other"
}
