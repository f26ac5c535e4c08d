import type { Fault, ListedFault } from "../faults"
import type { Exchange } from "../journal"
import { Refusal } from "../refusal"
import type { Decision, Order } from "../state/order"
import { clearStore } from "../state/store"
import type { World } from "../world"
import { parseDuration } from "./durations"
import type { OrderOverview, SessionOverview } from "./overview"
import { orderOverview, sessionOverview } from "./overview"
import type { PortalAction, PortalInput } from "./portal"
import { actInPortal } from "./portal"
import type { AuthorizeInput, AuthorizeResult } from "./shopper"
import { authorize } from "./shopper"

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

/** The control API, in process. Refusals are thrown as errors that say what is wrong in a sentence. */
export interface Control {
  readonly reset: () => void
  journal(): readonly Exchange[]
  /** How many exchanges there were since the last reset, dropped ones included. */
  journalTotal(): number
  orders(): readonly OrderOverview[]
  sessions(): readonly SessionOverview[]
  /** What the callback of `authorize()` would get. */
  authorizeSession(id: string, input?: AuthorizeInput): AuthorizeResult
  /** What the callback of `finalize()` would get. */
  finalizeSession(id: string, input?: AuthorizeInput): AuthorizeResult
  decideOrder(id: string, decision: Decision): OrderOverview
  actInPortal(id: string, action: PortalAction, input?: PortalInput): OrderOverview
  clock(): ClockReading
  changeClock(change: ClockChange): ClockReading
  faults(): readonly ListedFault[]
  addFault(fault: Fault): readonly ListedFault[]
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

function decide(id: string, decision: Decision, world: World): OrderOverview {
  const order = findOrder(id, world)
  return changed({ ...order, decided: { at: world.clock.now(), decision } }, world)
}

export function createControl(world: World): Control {
  return {
    actInPortal: (id, action, input = {}) =>
      changed(actInPortal(findOrder(id, world), action, { input, world }), world),
    addFault: (fault) => {
      world.faults.add(fault)
      return world.faults.list()
    },
    authorizeSession: (id, input = {}) => authorize(id, input, world),
    changeClock: (change) => changeClock(change, world),
    clearFaults: () => world.faults.clear(),
    clock: () => readClock(world),
    decideOrder: (id, decision) => decide(id, decision, world),
    faults: () => world.faults.list(),
    finalizeSession: (id, input = {}) => authorize(id, { ...input, auto_finalize: true }, world),
    journal: () => world.journal.entries(),
    journalTotal: () => world.journal.total(),
    orders: () => [...world.store.orders.values()].map((o) => orderOverview(o, world.clock.now())),
    reset: () => reset(world),
    sessions: () => [...world.store.sessions.values()].map((s) => sessionOverview(s, world)),
  }
}
