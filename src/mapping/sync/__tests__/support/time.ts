export const NOW = new Date("2026-11-27T12:00:00Z")
const HOUR_MS = 3_600_000

export const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * HOUR_MS)
export const inDays = (days: number): string => hoursAgo(-24 * days).toISOString()
