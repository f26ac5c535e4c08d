import type { Dice } from "../dice"
import type { StoreProcess } from "../stage/store-process"
import { PHASES, planKills } from "./kill-plan"
import type { Phase } from "./kill-plan"
import type { Call, Gate } from "./proxy"

const PLACE_ORDER = /^\/payments\/v1\/authorizations\/[^/]+\/order$/
const CAPTURE = /^\/ordermanagement\/v1\/orders\/[^/]+\/captures$/

const isPost = ({ method }: Call) => method === "POST"
const places = (call: Call) => isPost(call) && PLACE_ORDER.test(call.path)
const captures = (call: Call) => isPost(call) && CAPTURE.test(call.path)

/** The call that tells each phase, and whether the process dies before Klarna gets it or after Klarna answered it. */
const TELLTALES: Readonly<Record<Phase, { isIt: (call: Call) => boolean; answered: boolean }>> = {
  "after the order row": { answered: false, isIt: places },
  "after Klarna's answer to place-order": { answered: true, isIt: places },
  "after the capture row": { answered: false, isIt: captures },
  "after Klarna's answer to the capture": { answered: true, isIt: captures },
  "at some other call": { answered: true, isIt: (call) => !places(call) && !captures(call) },
}

/** How long the store may work with Klarna's answer before it dies; 0: it never gets the answer. */
const HEAD_STARTS_MS = [0, 0, 0, 5, 20, 60] as const

/** Kills the store in each planned phase, one after the other, spread over the campaign. */
export class Killer implements Gate {
  readonly kills: Record<Phase, number>
  readonly #plan: readonly Phase[]
  #next = 0
  #isArmed = false
  #store: StoreProcess | undefined

  constructor(
    private readonly dice: Dice,
    private readonly purchases: number,
  ) {
    this.#plan = planKills(purchases, dice)
    this.kills = Object.fromEntries(PHASES.map((phase) => [phase, 0])) as Record<Phase, number>
  }

  /** Says whom to kill; until then nothing is. */
  aim(store: StoreProcess): void {
    this.#store = store
  }

  get total(): number {
    return this.#next
  }

  get isThrough(): boolean {
    return this.#next >= this.#plan.length
  }

  /** Called as purchases come to an end: the kills that are due by then wait for their call. */
  advance(done: number): void {
    const due = Math.floor(((done + 1) * this.#plan.length) / Math.max(1, this.purchases))
    this.#isArmed = this.#next < Math.min(due, this.#plan.length)
  }

  /** Nothing is killed any more. */
  disarm(): void {
    this.#isArmed = false
  }

  mayPass = (call: Call): boolean => {
    const phase = this.#meets(call, false)
    if (phase) this.#strike(phase, 0)
    return phase === undefined
  }

  mayReturn = (call: Call, status: number): boolean => {
    const phase = status < 300 ? this.#meets(call, true) : undefined
    if (!phase) return true
    const headStart = this.dice.pick(HEAD_STARTS_MS)
    this.#strike(phase, headStart)
    return headStart > 0
  }

  #meets(call: Call, answered: boolean): Phase | undefined {
    const phase = this.#plan[this.#next]
    if (!this.#isArmed || !phase || !this.#store?.isUp) return undefined
    const telltale = TELLTALES[phase]
    return telltale.answered === answered && telltale.isIt(call) ? phase : undefined
  }

  #strike(phase: Phase, headStartMs: number): void {
    this.#next += 1
    this.#isArmed = false
    this.kills[phase] += 1
    if (headStartMs === 0) this.#store?.kill()
    else setTimeout(() => this.#store?.kill(), headStartMs)
  }
}
