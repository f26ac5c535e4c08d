export type Level = "success" | "info" | "pending" | "decline" | "error"
export type Frequency = "common" | "occasional" | "rare"
/** Who solves it. T0: the software or its integration. T1: the merchant, at Klarna or in the settings. T2: only the shopper, or another payment method. */
export type Tier = "T0" | "T1" | "T2"

/** How serious and how usual a status or an error is. Where several levels apply, the first is the one to show. */
export interface Grading {
  readonly level: readonly [Level, ...Level[]]
  readonly frequency: readonly [Frequency, ...Frequency[]]
  readonly tier: Tier
}

/** What most errors are: rather rare, and for the software to solve. */
export const OCCASIONAL_ERROR = {
  frequency: ["occasional"],
  level: ["error"],
  tier: "T0",
} as const satisfies Grading

/** The same for what the merchant solves: an agreement, an account, a setting. */
export const MERCHANT_ERROR = { ...OCCASIONAL_ERROR, tier: "T1" } as const satisfies Grading

/** A payment that Klarna or the shopper's bank won't make: another method helps. */
export const DECLINE = {
  frequency: ["occasional"],
  level: ["decline"],
  tier: "T2",
} as const satisfies Grading

/** An entry that only the shopper can correct. */
export const SHOPPER_ERROR = { ...OCCASIONAL_ERROR, tier: "T2" } as const satisfies Grading
