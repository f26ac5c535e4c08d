/** The sandbox's only source of time. It runs, stands still, or jumps; it never goes back by itself. */
export interface Clock {
  now(): Date
  isFrozen(): boolean
  /** Jumps forward by milliseconds. */
  advance(ms: number): void
  /** Jumps to a moment and goes on from there (or stands there, when frozen). */
  at(moment: Date): void
  freeze(frozen: boolean): void
  /** Back to how it was made. */
  reset(): void
  /** Calls a listener whenever the clock was moved, stopped or started; returns what ends that. */
  watch(listener: () => void): () => void
}

export interface ClockOptions {
  /** Where it starts; default: the computer's time. */
  at?: Date
  frozen?: boolean
  /** The computer's time in milliseconds. */
  wall?: () => number
}

interface Hands {
  offset: number
  stopped: number | undefined
}

function startOf(options: ClockOptions, wall: () => number): Hands {
  const now = wall()
  const start = options.at?.getTime() ?? now
  return { offset: start - now, stopped: options.frozen === true ? start : undefined }
}

/** A clock that shows the computer's time until it is told otherwise. */
export function createClock(options: ClockOptions = {}): Clock {
  const wall = options.wall ?? (() => Date.now())
  let hands = startOf(options, wall)
  const time = () => hands.stopped ?? wall() + hands.offset
  const listeners = new Set<() => void>()
  const set = (to: Hands) => {
    hands = to
    for (const listener of listeners) listener()
  }
  const jump = (to: number) =>
    set({ offset: to - wall(), stopped: hands.stopped === undefined ? undefined : to })
  return {
    advance: (ms) => jump(time() + ms),
    at: (moment) => jump(moment.getTime()),
    freeze: (frozen) => set({ offset: time() - wall(), stopped: frozen ? time() : undefined }),
    isFrozen: () => hands.stopped !== undefined,
    now: () => new Date(time()),
    reset: () => set(startOf(options, wall)),
    watch: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
