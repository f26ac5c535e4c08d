/** Klarna's three API regions: Europe, North America and Oceania. */
export const REGIONS = ["eu", "na", "oc"] as const
export type Region = (typeof REGIONS)[number]

export const ENVIRONMENTS = ["playground", "live"] as const
export type Environment = (typeof ENVIRONMENTS)[number]

/**
 * Address of each API by region and environment. A credential works on the one host it was made for and nowhere else.
 * @see klarna: API URLs
 */
const API_URLS = {
  eu: { live: "https://api.klarna.com", playground: "https://api.playground.klarna.com" },
  na: { live: "https://api-na.klarna.com", playground: "https://api-na.playground.klarna.com" },
  oc: { live: "https://api-oc.klarna.com", playground: "https://api-oc.playground.klarna.com" },
} as const satisfies Record<Region, Record<Environment, string>>

/** The base address, without a slash at its end, of the API of one region and environment. */
export function apiUrl(region: Region, environment: Environment): string {
  return API_URLS[region][environment]
}
