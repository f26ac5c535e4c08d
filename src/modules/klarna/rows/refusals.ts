import type { CallbackKind, CallbackRefusal } from "../models/klarna-callback"

/** A call that was refused. Anybody can write any kind into an address: what isn't known is `other`. */
export interface RefusedCallback {
  readonly kind: CallbackKind | "other"
  readonly reason: CallbackRefusal
}

/** How often calls of one kind were refused on one day for one reason. */
export interface RefusalCount extends RefusedCallback {
  /** ISO 8601, UTC. */
  readonly day: string
  readonly count: number
}

const ISO_DAY_LENGTH = "2026-11-27".length
const FLUSH_MS = 5_000

/**
 * Counts refused calls in memory and writes them a few seconds later, because anybody can cause them: a flood costs one write
 * every few seconds. There are few kinds and reasons, so that what waits is small, however many calls there were.
 */
export class RefusalCounter {
  readonly #write: (counts: readonly RefusalCount[]) => Promise<void>
  #waiting = new Map<string, RefusalCount>()
  #timer: NodeJS.Timeout | undefined

  constructor(write: (counts: readonly RefusalCount[]) => Promise<void>) {
    this.#write = write
  }

  add({ kind, reason }: RefusedCallback, at: Date): void {
    const day = at.toISOString().slice(0, ISO_DAY_LENGTH)
    const key = `${day} ${kind} ${reason}`
    const count = (this.#waiting.get(key)?.count ?? 0) + 1
    this.#waiting.set(key, { count, day, kind, reason })
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref()
  }

  /** Writes what was counted; what can't be written now waits for the next time. Never rejects. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const counts = [...this.#waiting.values()]
    this.#waiting = new Map()
    if (counts.length === 0) return
    await this.#write(counts).catch(() => {
      for (const lost of counts) this.#keep(lost)
    })
  }

  #keep(lost: RefusalCount): void {
    const key = `${lost.day} ${lost.kind} ${lost.reason}`
    const count = (this.#waiting.get(key)?.count ?? 0) + lost.count
    this.#waiting.set(key, { ...lost, count })
  }
}
