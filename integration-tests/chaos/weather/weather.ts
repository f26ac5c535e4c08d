import type { EndpointName } from "../../../src/klarna/contract/endpoints"
import type { Control } from "../../../src/sandbox/control/control"
import type { Dice } from "../dice"
import { CALL_FAULTS, CALLBACK_FAULTS } from "./fault-kinds"
import type { FaultName } from "./fault-kinds"

/** Enough to outlast a client's tries. */
const BURST = 4
const FOR_GOOD = 1_000_000_000

interface Forecast {
  name: FaultName
  count: number
}

/** Lets calls and callbacks go wrong, and counts how often they did. */
export class Weather {
  /** By the seed that tells a fault from its likes in the sandbox's list. */
  readonly #forecasts = new Map<number, Forecast>()
  #strikes = never()
  #seed: number

  constructor(
    private readonly control: Control,
    dice: Dice,
  ) {
    this.#seed = dice.between(1, 1_000_000)
  }

  /** From now on every call and every callback may meet a fault. */
  breakOut(): void {
    for (const [name, { fault, weight }] of entries(CALL_FAULTS)) {
      const seed = this.#foresee(name, FOR_GOOD)
      this.control.addFault({ ...fault, count: FOR_GOOD, probability: weight, seed })
    }
    for (const [name, { fault, weight }] of entries(CALLBACK_FAULTS)) {
      const seed = this.#foresee(name, FOR_GOOD)
      const rule = { count: FOR_GOOD, endpoint: "callbacks", probability: weight, seed } as const
      this.control.addFault({ ...fault, ...rule })
    }
  }

  /** The next calls of one endpoint go wrong in the same way, whoever makes them. */
  burst(endpoint: EndpointName, dice: Dice): void {
    const name = dice.weighted(CALL_FAULTS)
    const seed = this.#foresee(name, BURST)
    this.control.addFault({ ...CALL_FAULTS[name].fault, count: BURST, endpoint, seed })
  }

  /** From now on everything goes well. */
  clear(): void {
    this.#strikes = this.strikes()
    this.#forecasts.clear()
    this.control.clearFaults()
  }

  /** How often each fault struck. */
  strikes(): Record<FaultName, number> {
    const remaining = new Map(this.control.faults().map((one) => [one.seed, one.remaining]))
    const strikes = { ...this.#strikes }
    for (const [seed, { name, count }] of this.#forecasts)
      strikes[name] += count - (remaining.get(seed) ?? 0)
    return strikes
  }

  #foresee(name: FaultName, count: number): number {
    this.#seed += 1
    this.#forecasts.set(this.#seed, { count, name })
    return this.#seed
  }
}

function never(): Record<FaultName, number> {
  const names = Object.keys({ ...CALL_FAULTS, ...CALLBACK_FAULTS })
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<FaultName, number>
}

function entries<Name extends string, Row>(table: Record<Name, Row>): [Name, Row][] {
  return Object.entries(table) as [Name, Row][]
}
