import type { Outcome } from "./campaign"

/** The last line: how much went wrong, and what remained of it. */
export function lastLine({ differences, faults, kills, purchases }: Outcome): string {
  const total = Object.values(kills).reduce((sum, count) => sum + count, 0)
  const phases = list(kills)
  return `${purchases} purchases, ${total} kills (${phases}), faults: ${list(faults)}; differences: ${differences.length}`
}

function list(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ")
}
