import type { CallbackRecord } from "../callbacks/callbacks"
import type { CallbackFault } from "../callbacks/faults"
import { isCallbackFault } from "../callbacks/faults"
import type { Listed } from "../fault-book"
import type { Fault } from "../faults"
import type { Exchange } from "../journal"
import type { AuthorizeInput, AuthorizeResult } from "../operations/shopper"
import { authorize } from "../operations/shopper"
import { Refusal } from "../refusal"
import { after } from "../rules/days"
import type { Decision, Order } from "../state/order"
import { clearStore } from "../state/store"
import type { World } from "../world"
import { decide } from "./decisions"
import { parseDuration } from "./durations"
import type { HostedPageControl } from "./hosted-pages"
import { createHostedPageControl } from "./hosted-pages"
import { newestOf } from "./lists"
import type { OrderOverview, SessionOverview } from "./overview"
import { orderOverview, sessionOverview } from "./overview"
import type { PortalAction, PortalInput } from "./portal"
import { actInPortal } from "./portal"
import type { TokenControl } from "./tokens"
import { createTokenControl } from "./tokens"

export interface ClockReading {
  readonly now: string
  readonly frozen: boolean
}

/** What to do with the clock: an ISO 8601 duration, an ISO 8601 moment, a state. */
export interface ClockChange {
  readonly advance?: string
  readonly at?: string
  readonly frozen?: boolean
}

/** A fault of calls or of callbacks, and how many times it will still strike. */
export type AnyFault = Listed<Fault | CallbackFault>

/** The control API, in process. Refusals are thrown as errors that say what is wrong in a sentence. */
export interface Control extends TokenControl, HostedPageControl {
  readonly reset: () => void
  journal(): readonly Exchange[]
  /** How many exchanges there were since the last reset, dropped ones included. */
  journalTotal(): number
  /** Oldest first; all, or so many of the newest. */
  orders(newest?: number): readonly OrderOverview[]
  ordersTotal(): number
  /** Oldest first; all, or so many of the newest. */
  sessions(newest?: number): readonly SessionOverview[]
  sessionsTotal(): number
  /** What the callback of `authorize()` would get. */
  authorizeSession(id: string, input?: AuthorizeInput): AuthorizeResult
  /** What the callback of `finalize()` would get. */
  finalizeSession(id: string, input?: AuthorizeInput): AuthorizeResult
  decideOrder(id: string, decision: Decision): OrderOverview
  actInPortal(id: string, action: PortalAction, input?: PortalInput): OrderOverview
  clock(): ClockReading
  /** Moves the clock at once; what fell due on the way is sent afterwards, in order: `callbacksSettled` waits for it. */
  changeClock(change: ClockChange): ClockReading
  /** Moves the clock and stops wherever a callback is due, until it was attempted. */
  passTime(change: ClockChange): Promise<ClockReading>
  /** The callbacks to the merchant, oldest first. */
  callbacks(): readonly CallbackRecord[]
  /** How many callbacks there were since the last reset, dropped ones included. */
  callbacksTotal(): number
  /** Fulfilled when every callback that is due now has been attempted. */
  callbacksSettled(): Promise<void>
  /** Sends a callback again, as a new one, and gives it back as it is after its first attempt. */
  sendCallback(id: string): Promise<CallbackRecord>
  faults(): readonly AnyFault[]
  addFault(fault: Fault | CallbackFault): readonly AnyFault[]
  clearFaults(): void
}

function findOrder(id: string, { store }: World): Order {
  const order = store.orders.get(id)
  if (!order) throw new Refusal(404, "NO_SUCH_ORDER", `There is no order ${id}.`)
  return order
}

function changed(order: Order, { clock, store }: World): OrderOverview {
  store.orders.set(order.id, order)
  return orderOverview(order, clock.now())
}

function reset(world: World): void {
  world.callbacks.reset()
  world.callbackFaults.clear()
  clearStore(world.store)
  world.clock.reset()
  world.faults.clear()
  world.journal.clear()
  world.limiter.clear()
}

const readClock = ({ clock }: World): ClockReading => ({
  frozen: clock.isFrozen(),
  now: clock.now().toISOString(),
})

function changeClock({ advance, at, frozen }: ClockChange, world: World): ClockReading {
  // Frozen first: a clock that is stopped and set at once stands exactly where it was set.
  if (frozen !== undefined) world.clock.freeze(frozen)
  if (at !== undefined) world.clock.at(new Date(at))
  if (advance !== undefined) world.clock.advance(parseDuration(advance))
  return readClock(world)
}

async function passTime(change: ClockChange, world: World): Promise<ClockReading> {
  const { advance, at, frozen } = change
  const ms = advance === undefined ? 0 : parseDuration(advance)
  if (frozen !== undefined) world.clock.freeze(frozen)
  const from = () => (at === undefined ? world.clock.now() : new Date(at))
  await world.callbacks.passTime(() => after(from(), ms))
  return readClock(world)
}

async function sendCallback(id: string, { callbacks }: World): Promise<CallbackRecord> {
  const sent = await callbacks.sendAgain(id)
  if (!sent) throw new Refusal(404, "NOT_FOUND", `There is no callback ${id}.`)
  return sent
}

const faultsOf = ({ callbackFaults, faults }: World): readonly AnyFault[] => [
  ...faults.list(),
  ...callbackFaults.list(),
]

function addFault(fault: Fault | CallbackFault, world: World): readonly AnyFault[] {
  if (isCallbackFault(fault)) world.callbackFaults.add(fault)
  else world.faults.add(fault)
  return faultsOf(world)
}

export function createControl(world: World): Control {
  return {
    ...createTokenControl(world),
    ...createHostedPageControl(world),
    actInPortal: (id, action, input = {}) =>
      changed(actInPortal(findOrder(id, world), action, { input, world }), world),
    addFault: (fault) => addFault(fault, world),
    authorizeSession: (id, input = {}) => authorize(id, input, world),
    callbacks: () => world.callbacks.records(),
    callbacksSettled: () => world.callbacks.settled(),
    callbacksTotal: () => world.callbacks.total(),
    changeClock: (change) => changeClock(change, world),
    clearFaults: () => {
      world.faults.clear()
      world.callbackFaults.clear()
    },
    clock: () => readClock(world),
    decideOrder: (id, decision) =>
      orderOverview(decide(findOrder(id, world), decision, world), world.clock.now()),
    faults: () => faultsOf(world),
    finalizeSession: (id, input = {}) => authorize(id, { ...input, auto_finalize: true }, world),
    journal: () => world.journal.entries(),
    journalTotal: () => world.journal.total(),
    orders: (newest) =>
      newestOf(world.store.orders, newest).map((o) => orderOverview(o, world.clock.now())),
    ordersTotal: () => world.store.orders.size,
    passTime: (change) => passTime(change, world),
    reset: () => reset(world),
    sendCallback: (id) => sendCallback(id, world),
    sessions: (newest) =>
      newestOf(world.store.sessions, newest).map((s) => sessionOverview(s, world)),
    sessionsTotal: () => world.store.sessions.size,
  }
}
