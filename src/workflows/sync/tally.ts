import type { ReconcileReport } from "../../http-contract/admin"
import type { RunResult } from "./run"

/** Counts what reconciliation found. */
export class Tally {
  #checked = 0
  #waiting = 0
  readonly #repairs = new Map<string, number>()
  readonly #told = new Map<string, number>()
  readonly #failed = new Map<string, number>()
  readonly #skipped = new Map<string, number>()

  addWaiting(count: number): void {
    this.#waiting += count
  }

  addUnchanged(): void {
    this.#checked += 1
  }

  add(result: RunResult): void {
    if (result.is === "skipped") {
      count(this.#skipped, result.reason)
      return
    }
    if (result.is === "failed") {
      count(this.#failed, result.reason)
      return
    }
    this.#checked += 1
    if (result.outcome.isWaiting) this.#waiting += 1
    for (const name of result.outcome.done) count(this.#repairs, name)
    for (const name of result.outcome.told) count(this.#told, name)
  }

  report(): ReconcileReport {
    return {
      checked: this.#checked,
      differences: Object.fromEntries(this.#told),
      failed: sum(this.#failed),
      failures: reasons(this.#failed),
      repaired: sum(this.#repairs),
      repairs: Object.fromEntries(this.#repairs),
      skipped: reasons(this.#skipped),
      waiting: this.#waiting,
    }
  }
}

function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1)
}

function sum(map: ReadonlyMap<string, number>): number {
  return [...map.values()].reduce((total, one) => total + one, 0)
}

function reasons(map: ReadonlyMap<string, number>): { reason: string; count: number }[] {
  return [...map].map(([reason, times]) => ({ count: times, reason }))
}
