import type { Clock } from "../clock"
import type { Task } from "./queue"
import { TaskQueue } from "./queue"

/** Calls to merchants that are under way at the same time. */
const AT_ONCE = 32

/** The longest time that a timer of Node's can wait, in milliseconds. */
const LONGEST_TIMER = 2_147_483_647

/**
 * Does things when the sandbox's clock gets to their moments, in order. While the clock runs, one timer waits for the
 * earliest; while it stands still, nothing happens until it is moved.
 */
export class Agenda {
  private readonly queue = new TaskQueue()
  private readonly unwatch: () => void
  private timer: NodeJS.Timeout | undefined
  private underWay = 0
  /** Counts the resets: what began before one has no effect after it. */
  private era = 0
  private isClosed = false
  private isGoing = false
  private moment: number | undefined
  private waiters: (() => void)[] = []
  private move: Promise<unknown> = Promise.resolve()

  constructor(private readonly clock: Clock) {
    this.unwatch = clock.watch(() => this.go())
  }

  /** Milliseconds since 1970: the sandbox's clock, or the moment of the task that is being done when it comes late. */
  now(): number {
    return this.moment ?? this.clock.now().getTime()
  }

  /** Whether real time passes on the sandbox's clock. */
  isRunning(): boolean {
    return !this.clock.isFrozen()
  }

  /** Does something at a moment (milliseconds since 1970); right now when that is not in the future. */
  at(due: number, act: () => void): Task {
    const task: Task = { act, dropped: this.isClosed, due }
    if (!this.isClosed) this.queue.add(task)
    this.go()
    return task
  }

  /** Time does not pass and nothing is settled while a call is under way. */
  track(call: Promise<void>): void {
    const { era } = this
    this.underWay += 1
    void call.finally(() => {
      if (era !== this.era) return
      this.underWay -= 1
      this.go()
    })
  }

  settled(): Promise<void> {
    return new Promise((resolve) => {
      this.waiters.push(resolve)
      this.go()
    })
  }

  /** Moves the clock, and stops on the way wherever something is due. Moves wait for each other; a reset ends them. */
  passTime(target: () => Date): Promise<void> {
    const { era } = this
    const move = this.move.then(async () => {
      if (era === this.era) await this.moveTo(target().getTime())
    })
    this.move = move.catch(() => undefined)
    return move
  }

  clear(): void {
    this.era += 1
    this.underWay = 0
    this.queue.clear()
    this.go()
  }

  close(): void {
    this.isClosed = true
    this.unwatch()
    this.clear()
  }

  private async moveTo(target: number): Promise<void> {
    const { era } = this
    if (target < this.now()) this.clock.at(new Date(target))
    for (;;) {
      await this.settled()
      if (era !== this.era) return
      if (!this.isSettled()) continue
      const stop = Math.min(this.queue.nextDue() ?? target, target)
      if (stop > this.now()) this.clock.at(new Date(stop))
      else if (this.now() >= target) return
    }
  }

  /** Does what is due. What that brings about is done by the same round. */
  private go(): void {
    if (this.isGoing) return
    this.isGoing = true
    try {
      this.doWhatIsDue()
    } finally {
      this.isGoing = false
    }
    this.setTimer()
    if (!this.isSettled()) return
    const { waiters } = this
    this.waiters = []
    for (const resolve of waiters) resolve()
  }

  private doWhatIsDue(): void {
    while (this.underWay < AT_ONCE) {
      const task = this.queue.takeDue(this.now())
      if (!task) return
      this.moment = task.due
      try {
        task.act()
      } finally {
        this.moment = undefined
      }
    }
  }

  private isSettled(): boolean {
    return this.underWay === 0 && (this.queue.nextDue() ?? Infinity) > this.now()
  }

  private setTimer(): void {
    clearTimeout(this.timer)
    const due = this.queue.nextDue()
    if (due === undefined || !this.isRunning()) return
    const wait = Math.min(Math.max(due - this.now(), 0), LONGEST_TIMER)
    this.timer = setTimeout(() => this.go(), wait).unref()
  }
}
