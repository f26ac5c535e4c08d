import type { Call, Gate } from "../../chaos/weather/proxy"
import { isCharge } from "../kills/points"

/** Whose charge Klarna took: tokens by the process that was answered, the last one where several were. */
export class Ledger {
  readonly #byToken = new Map<string, string>()

  /** Stands between a process and Klarna, lets all pass and counts. */
  gate(process: string): Gate {
    const mayReturn = (call: Call, status: number) => {
      if (status < 300 && isCharge(call)) this.#byToken.set(call.path, process)
      return true
    }
    return { mayPass: () => true, mayReturn }
  }

  /** How many charges each process was answered, and forgets them. */
  take(): Record<string, number> {
    const counts: Record<string, number> = {}
    for (const process of this.#byToken.values()) counts[process] = (counts[process] ?? 0) + 1
    this.#byToken.clear()
    return counts
  }
}
