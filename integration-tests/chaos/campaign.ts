import { readBooks } from "../../demo/check/books"
import type { Closers } from "../../demo/support/closers"
import type { Wish } from "./arguments"
import { Dice } from "./dice"
import { deal } from "./people/merchant"
import { randomBasket } from "./people/baskets"
import { visit } from "./people/shopper"
import { reconcileUntilQuiet } from "./reconcile"
import { openStage } from "./stage/stage"
import type { Stage } from "./stage/stage"
import { Killer } from "./weather/killer"
import { Weather } from "./weather/weather"
import type { FaultName } from "./weather/fault-kinds"
import type { Phase } from "./weather/kill-plan"

/** What a campaign came to. */
export interface Outcome {
  purchases: number
  kills: Record<Phase, number>
  faults: Partial<Record<FaultName, number>>
  /** Each a sentence's worth, with the orders it is about. */
  differences: string[]
  /** Where logs and data are. */
  folder: string
}

/** Shoppers who are in the shop at the same time. */
const AT_ONCE = 4
/** Besides the faults that meet any call, one endpoint is away for a while, so often. */
const BURST_CHANCE = 0.2
const ENDPOINTS = ["placeOrder", "captureOrder", "refundOrder", "cancelOrder", "readOrder"] as const

/** Lets people buy and deal while everything goes wrong, then everything go well, reconciles, and compares the books. */
export async function campaign(wish: Wish, closers: Closers): Promise<Outcome> {
  const killer = new Killer(new Dice(wish.seed, 1), wish.purchases)
  const stage = await openStage(closers, killer)
  killer.aim(stage.process)
  const weather = new Weather(stage.sandbox.control, new Dice(wish.seed, 2))
  weather.breakOut()
  await storm({ killer, stage, weather }, wish)
  killer.disarm()
  weather.clear()
  await stage.process.untilUp()
  await decidePending(stage, new Dice(wish.seed, 3))
  await stage.sandbox.control.callbacksSettled()
  if (wish.reconciles) await reconcileUntilQuiet(stage)
  return {
    differences: await compare(stage),
    faults: weather.strikes(),
    folder: stage.folder,
    kills: killer.kills,
    purchases: wish.purchases,
  }
}

interface Storm {
  stage: Stage
  killer: Killer
  weather: Weather
}

async function storm({ killer, stage, weather }: Storm, { purchases, seed }: Wish): Promise<void> {
  let begun = 0
  let done = 0
  const dealt = new Set<string>()
  const worker = async () => {
    while (begun < purchases || !killer.isThrough) {
      if (begun >= purchases * 2) return
      const number = (begun += 1)
      const dice = new Dice(seed, 4, number)
      killer.advance(done)
      if (dice.chance(BURST_CHANCE)) weather.burst(dice.pick(ENDPOINTS), dice)
      await visit(stage, randomBasket(dice), dice).catch(() => undefined)
      await dealWithSomething(stage, dealt, dice)
      done += 1
      if (done % 20 === 0) console.log(`${done} purchases, ${killer.total} kills so far`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** Deals with an order that nobody has dealt with: any that Klarna has, so that those of others are met as well. */
async function dealWithSomething(stage: Stage, dealt: Set<string>, dice: Dice): Promise<void> {
  const waiting = stage.sandbox.control
    .orders()
    .map(({ order_id }) => order_id)
    .filter((id) => !dealt.has(id))
  const [first, ...others] = waiting
  if (first === undefined) return
  const id = dice.pick([first, ...others])
  dealt.add(id)
  await deal(stage, id, dice).catch(() => undefined)
}

/** Klarna makes up its mind about whatever it still had to decide. */
async function decidePending({ sandbox }: Stage, dice: Dice): Promise<void> {
  for (const { fraud_status, order_id, status } of sandbox.control.orders()) {
    if (fraud_status !== "PENDING" || status !== "AUTHORIZED") continue
    sandbox.control.decideOrder(order_id, dice.chance(0.5) ? "accept" : "reject")
  }
}

async function compare({ admin, klarna }: Stage): Promise<string[]> {
  const { lines } = await readBooks(klarna, admin)
  return lines.flatMap(({ differences, klarna: order, medusa }) =>
    differences.map((one) => `Klarna ${order?.id ?? "-"}, Medusa ${medusa?.id ?? "-"}: ${one}`),
  )
}
