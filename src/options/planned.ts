/** Options and values that the design names and that this version doesn't have yet. */
export const PLANNED_OPTIONS: ReadonlySet<string> = new Set(["syncTracking"])

export const PLANNED_VALUES: Readonly<Record<string, readonly string[]>> = {
  capture: ["on_fulfillment", "on_shipment"],
}
