import type { StoreProcess } from "../../chaos/stage/store-process"
import type { Call, Gate } from "../../chaos/weather/proxy"
import type { Database } from "../stage/database"
import { until } from "../stage/patience"
import { describe, NAMES, type Point } from "./points"

const PATIENCE_MS = 60_000

/** Kills the store at one point after the other, and counts how often it did. */
export class ChargeKiller implements Gate {
  readonly kills: Record<Point, number>
  #point: Point | undefined
  #store: StoreProcess | undefined

  constructor() {
    this.kills = Object.fromEntries(NAMES.map((name) => [name, 0])) as Record<Point, number>
  }

  aim(store: StoreProcess): void {
    this.#store = store
  }

  /** Has the store work until it dies at a point. @param work is begun again as long as the store lives */
  async killAt(point: Point, database: Database, work: () => Promise<unknown>): Promise<void> {
    const before = this.kills[point]
    const place = describe(point)
    const held = "table" in place ? await database.hold(place.table) : undefined
    const working = until(`dies: ${point}`, PATIENCE_MS, async () => {
      await work().catch(() => undefined)
      return this.kills[point] > before
    })
    const standing = "table" in place ? this.#killWhere(point, place.rows, database) : undefined
    if (!standing) this.#point = point
    try {
      await Promise.all([working, standing])
    } finally {
      await held?.release()
    }
  }

  async #killWhere(point: Point, rows: string, database: Database): Promise<void> {
    await until(`stands still: ${point}`, PATIENCE_MS, async () => {
      return (await database.count(rows)) > 0 && (await database.isSomebodyWaiting())
    })
    this.#strike(point)
  }

  mayPass = (call: Call): boolean => !this.#meets(call, false)

  mayReturn = (call: Call, status: number): boolean => status >= 300 || !this.#meets(call, true)

  #meets(call: Call, isAnswered: boolean): boolean {
    const place = this.#point && describe(this.#point)
    if (!this.#point || !place || "table" in place) return false
    if (place.answered !== isAnswered || !place.isIt(call)) return false
    this.#strike(this.#point)
    return true
  }

  #strike(point: Point): void {
    this.#point = undefined
    this.kills[point] += 1
    this.#store?.kill()
  }
}
