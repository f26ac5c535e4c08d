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
  const offset = options.at === undefined ? 0 : options.at.getTime() - wall()
  return { offset, stopped: options.frozen === true ? wall() + offset : undefined }
}

/** A clock that shows the computer's time until it is told otherwise. */
export function createClock(options: ClockOptions = {}): Clock {
  const wall = options.wall ?? (() => Date.now())
  let hands = startOf(options, wall)
  const time = () => hands.stopped ?? wall() + hands.offset
  const jump = (to: number) => {
    hands = { offset: to - wall(), stopped: hands.stopped === undefined ? undefined : to }
  }
  return {
    advance: (ms) => jump(time() + ms),
    at: (moment) => jump(moment.getTime()),
    freeze: (frozen) => {
      hands = { offset: time() - wall(), stopped: frozen ? time() : undefined }
    },
    isFrozen: () => hands.stopped !== undefined,
    now: () => new Date(time()),
    reset: () => {
      hands = startOf(options, wall)
    },
  }
}
