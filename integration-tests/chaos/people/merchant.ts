import type { Dice } from "../dice"
import type { Stage } from "../stage/stage"
import { Counter } from "./counter"

interface Deed {
  weight: number
  /** @param part percent of the payment */
  act: (counter: Counter, part: number) => Promise<unknown>
}

/** What a merchant does with an order, in Medusa's admin or in Klarna's portal, and what Klarna does. */
const DEEDS = {
  captures: { weight: 12, act: (counter) => counter.capture(100) },
  "captures in parts": {
    weight: 14,
    act: async (counter, part) => {
      await counter.capture(part)
      await counter.capture(20)
      await counter.capture(80 - part)
    },
  },
  "captures a part by a double click": {
    weight: 7,
    act: (counter, part) => Promise.allSettled([counter.capture(part), counter.capture(part)]),
  },
  "captures everything by a double click": {
    weight: 4,
    act: (counter) => Promise.allSettled([counter.capture(100), counter.capture(100)]),
  },
  "captures and refunds in parts": {
    weight: 10,
    act: async (counter, part) => {
      await counter.capture(100)
      await counter.refund(part)
      await counter.refund(20)
    },
  },
  "refunds by a double click": {
    weight: 4,
    act: async (counter) => {
      await counter.capture(100)
      await Promise.allSettled([counter.refund(20), counter.refund(20)])
    },
  },
  cancels: { weight: 9, act: (counter) => counter.cancel() },
  "captures a part and cancels": {
    weight: 5,
    act: async (counter, part) => {
      await counter.capture(part)
      await counter.cancel()
    },
  },
  "captures, refunds a part and cancels": {
    weight: 3,
    act: async (counter, part) => {
      await counter.capture(100)
      await counter.refund(part)
      await counter.cancel()
    },
  },
  "captures in the portal": {
    weight: 6,
    act: async (counter, part) => {
      counter.inPortal("capture", part)
      if (counter.dice.chance(0.5)) counter.inPortal("capture")
    },
  },
  "captures in both places at once": {
    weight: 5,
    act: (counter, part) => {
      const inPortal = async () => counter.inPortal("capture", part)
      return Promise.allSettled([counter.capture(part), inPortal()])
    },
  },
  "refunds in the portal": {
    weight: 5,
    act: async (counter, part) => {
      await counter.capture(100)
      counter.inPortal("refund", part)
    },
  },
  "cancels in the portal": { weight: 5, act: async (counter) => counter.inPortal("cancel") },
  "releases the rest in the portal": {
    weight: 5,
    act: async (counter, part) => {
      await counter.capture(part)
      counter.inPortal("release")
    },
  },
  "extends in the portal": { weight: 2, act: async (counter) => counter.inPortal("extend") },
  "is stopped by Klarna": { weight: 3, act: async (counter) => counter.stop() },
  "does nothing": { weight: 6, act: async () => undefined },
} as const satisfies Record<string, Deed>

/** Deals with one order. It may fail at any step. */
export async function deal(stage: Stage, klarnaOrderId: string, dice: Dice): Promise<void> {
  const counter = await Counter.open(stage, klarnaOrderId, dice)
  if (counter) await DEEDS[dice.weighted(DEEDS)].act(counter, dice.between(10, 60))
  else decide(stage, klarnaOrderId, dice)
}

/** Klarna makes up its mind about an order that waits for that, or lets it wait. */
export function decide({ sandbox }: Stage, klarnaOrderId: string, dice: Dice): void {
  const order = sandbox.control.orders().find(({ order_id }) => order_id === klarnaOrderId)
  if (order?.fraud_status !== "PENDING" || order.status !== "AUTHORIZED") return
  if (dice.chance(0.2)) return
  sandbox.control.decideOrder(klarnaOrderId, dice.chance(0.5) ? "accept" : "reject")
}
