export interface Reading {
  /** Milliseconds that were spent in what another watch measures. */
  readonly elsewhere: number
  readonly queries: number
}

export interface Lap extends Reading {
  readonly name: string
  readonly ms: number
}

/** Measures the methods of an object while they are used as ever. */
export class Stopwatch {
  readonly laps: Lap[] = []
  total = 0

  /** @param read counters, read before and after each call: a lap holds their differences */
  holdTo(
    target: object,
    names: readonly string[] = Object.keys(target),
    read: () => Reading = () => ({ elsewhere: 0, queries: 0 }),
  ): void {
    for (const name of names) {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== "function") continue
      Reflect.set(target, name, async (...args: unknown[]) => {
        const before = read()
        const started = performance.now()
        try {
          return await (Reflect.apply(method, target, args) as unknown)
        } finally {
          this.#note(name, { before, ms: performance.now() - started, now: read() })
        }
      })
    }
  }

  #note(name: string, { ms, before, now }: { ms: number; before: Reading; now: Reading }): void {
    this.total += ms
    const elsewhere = now.elsewhere - before.elsewhere
    this.laps.push({ elsewhere, ms, name, queries: now.queries - before.queries })
  }
}
