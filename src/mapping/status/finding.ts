import type { KlarnaStatus, StatusFacts } from "./row"

/** What was found at Klarna. */
export interface Finding extends Pick<StatusFacts, "captured" | "mayReturn"> {
  readonly status: KlarnaStatus
  /** As Klarna wrote it, for the warning about an unknown one; null where nothing was written. */
  readonly raw: string | null
}

/** A finding without the reading: nothing captured, the shopper may return. */
export function finding(
  status: KlarnaStatus,
  more: Partial<Omit<Finding, "status">> = {},
): Finding {
  return { captured: 0, mayReturn: true, raw: null, status, ...more }
}
