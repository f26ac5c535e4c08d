import { rmSync } from "node:fs"

import type { FaultName } from "./weather/fault-kinds"
import type { Phase } from "./weather/kill-plan"

/** What a campaign came to. */
export interface Outcome {
  purchases: number
  kills: Record<Phase, number>
  faults: Record<FaultName, number>
  /** Each a sentence's worth, with the orders it is about. */
  differences: string[]
  /** Orders of Medusa's that core made and linked to nothing, because the process died: no provider knows of them. */
  adrift: string[]
  /** Where logs and data are. */
  folder: string
}

/** Says what remained, and removes logs and data where nothing did. The count of everything is in the last line. */
export function tell(outcome: Outcome, print: (line: string) => void): void {
  const { adrift, differences, folder } = outcome
  for (const id of adrift) print(`ADRIFT: ${id} has neither a cart nor a payment collection`)
  for (const difference of differences) print(`DIFFERENT: ${difference}`)
  if (differences.length === 0) rmSync(folder, { force: true, recursive: true })
  else print(`Logs and data: ${folder}`)
  print(lastLine(outcome))
}

function lastLine({ differences, faults, kills, purchases }: Outcome): string {
  const total = Object.values(kills).reduce((sum, count) => sum + count, 0)
  const died = Object.entries(kills).map(([phase, count]) => `${count} ${phase}`)
  const struck = Object.entries(faults).map(([name, count]) => `${name} ${count}`)
  return [
    `${purchases} purchases, ${total} kills (${died.join(", ")})`,
    `faults: ${struck.join(", ")}; differences: ${differences.length}`,
  ].join(", ")
}
