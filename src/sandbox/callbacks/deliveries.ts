import type { Clock } from "../clock"
import { createJournal } from "../journal"
import { Agenda } from "./agenda"
import type { CallbackEvent, CallbackRecord, Callbacks } from "./callbacks"
import type { Delivery } from "./delivery"
import { iso, recordOf } from "./delivery"
import type { CallbackFault, CallbackFaultBook } from "./faults"
import { nextAttempt, POLICIES } from "./policy"
import type { Posted } from "./post"
import { post } from "./post"

/** How long a reordered callback waits for another one at most: milliseconds of the sandbox's clock. */
const LONGEST_HOLD_MS = 60_000

export interface DeliveriesInput {
  readonly clock: Clock
  readonly faults: CallbackFaultBook
}

/** Every callback from its event to its last attempt. */
export class Deliveries implements Callbacks {
  private readonly agenda: Agenda
  private readonly faults: CallbackFaultBook
  private readonly journal = createJournal<Delivery>()
  /** Those that a fault keeps back until another one was delivered. */
  private readonly held = new Set<Delivery>()
  private readonly underWay = new Set<AbortController>()

  constructor({ clock, faults }: DeliveriesInput) {
    this.agenda = new Agenda(clock)
    this.faults = faults
  }

  send(event: CallbackEvent): void {
    const now = this.agenda.now()
    const fault = this.faults.take(event.kind)
    switch (fault?.kind) {
      case "lost":
        this.open(event, fault).state = "lost"
        return
      case "duplicate":
        for (let copy = 0; copy < (fault.times ?? 2); copy += 1) {
          this.schedule(this.open(event, fault), now)
        }
        return
      case "delay":
        return this.schedule(this.open(event, fault), now + fault.ms)
      case "reorder":
        return this.hold(this.open(event, fault), now)
      case undefined:
        return this.schedule(this.open(event), now)
    }
  }

  later(moment: Date, act: () => void): void {
    this.agenda.at(moment.getTime(), act)
  }

  async sendAgain(id: string): Promise<CallbackRecord | undefined> {
    const known = this.journal.entries().find((delivery) => delivery.id === id)
    if (!known) return undefined
    const delivery = this.open(known.event)
    this.schedule(delivery, this.agenda.now())
    await this.agenda.settled()
    return recordOf(delivery)
  }

  records(): readonly CallbackRecord[] {
    return this.journal.entries().map(recordOf)
  }

  total(): number {
    return this.journal.total()
  }

  settled(): Promise<void> {
    return this.agenda.settled()
  }

  passTime(target: () => Date): Promise<void> {
    return this.agenda.passTime(target)
  }

  reset(): void {
    this.forget()
    this.agenda.clear()
  }

  close(): void {
    this.agenda.close()
    this.forget()
  }

  private forget(): void {
    const calls = [...this.underWay]
    this.underWay.clear()
    this.held.clear()
    this.journal.clear()
    for (const call of calls) call.abort()
  }

  private open(event: CallbackEvent, fault?: CallbackFault): Delivery {
    const delivery: Delivery = {
      attempts: [],
      createdAt: this.agenda.now(),
      event,
      fault,
      id: `callback-${this.journal.total() + 1}`,
      next: undefined,
      state: "waiting",
    }
    this.journal.add(delivery)
    return delivery
  }

  private schedule(delivery: Delivery, due: number): void {
    if (delivery.next) delivery.next.dropped = true
    delivery.next = undefined
    const next = this.agenda.at(due, () => this.attempt(delivery, due))
    // What is due now was begun before it could be noted.
    if (due > this.agenda.now()) delivery.next = next
  }

  private hold(delivery: Delivery, now: number): void {
    this.held.add(delivery)
    this.schedule(delivery, now + LONGEST_HOLD_MS)
  }

  /** Sends those that were held, now that another one got there. */
  private release(): void {
    const held = [...this.held]
    this.held.clear()
    for (const delivery of held) this.schedule(delivery, this.agenda.now())
  }

  private attempt(delivery: Delivery, at: number): void {
    const { body, kind, url } = delivery.event
    const abort = new AbortController()
    delivery.next = undefined
    this.held.delete(delivery)
    this.underWay.add(abort)
    const { patience } = POLICIES[kind]
    const call = post({ body, patience, signal: abort.signal, url }).then((posted) => {
      // After a reset it is none of ours any more.
      if (this.underWay.delete(abort)) this.finish(delivery, at, posted)
    })
    this.agenda.track(call)
  }

  private finish(delivery: Delivery, at: number, posted: Posted): void {
    const { attempts, event } = delivery
    attempts.push({ at: iso(at), ...posted })
    if (posted.status !== null && POLICIES[event.kind].accepts(posted.status)) {
      delivery.state = "delivered"
      return this.release()
    }
    const endedAt = at + (this.agenda.isRunning() ? posted.ms : 0)
    const next = nextAttempt(event.kind, { endedAt, failed: attempts.length })
    if (next === undefined) delivery.state = "given_up"
    else this.schedule(delivery, next)
  }
}
