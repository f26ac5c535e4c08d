import { Dice } from "./dice"
import type { Wish } from "./arguments"
import { randomBasket } from "./people/baskets"
import { deal } from "./people/merchant"
import { visit } from "./people/shopper"
import type { Stage } from "./stage/stage"
import type { Killer } from "./weather/killer"
import type { Weather } from "./weather/weather"

/** Shoppers who are in the shop at the same time. */
const AT_ONCE = 4
/** Besides the faults that meet any call, one endpoint is away for a while, so often. */
const BURST_CHANCE = 0.2
const ENDPOINTS = ["placeOrder", "captureOrder", "refundOrder", "cancelOrder", "readOrder"] as const
/** Among so many of Klarna's newest orders the next one to deal with is looked for. */
const NEWEST = 60
const PROGRESS_EVERY = 20

export interface Storm {
  stage: Stage
  killer: Killer
  weather: Weather
  print: (line: string) => void
}

/**
 * Lets people buy and deal while everything goes wrong, until all purchases were tried and the store was killed as often as
 * planned. @returns how many purchases that were
 */
export async function storm(scene: Storm, { purchases, seed }: Wish): Promise<number> {
  const { killer, print } = scene
  const dealt = new Set<string>()
  let begun = 0
  let done = 0
  const isOver = () => begun >= purchases && (killer.isThrough || begun >= purchases * 2)
  const worker = async () => {
    while (!isOver()) {
      const dice = new Dice(seed, 4, (begun += 1))
      killer.advance(done)
      await buyAndDeal(scene, dealt, dice)
      done += 1
      if (done % PROGRESS_EVERY === 0) print(`${done} purchases, ${killer.total} kills so far`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return done
}

async function buyAndDeal(
  { stage, weather }: Storm,
  dealt: Set<string>,
  dice: Dice,
): Promise<void> {
  if (dice.chance(BURST_CHANCE)) weather.burst(dice.pick(ENDPOINTS), dice)
  await visit(stage, randomBasket(dice), dice).catch(passOver)
  const orderId = findWaiting(stage, dealt, dice)
  if (orderId === undefined) return
  dealt.add(orderId)
  await deal(stage, orderId, dice).catch(passOver)
}

/** A step that failed is what a storm is made of; a store that doesn't come back ends the campaign where it is waited for. */
const passOver = () => undefined

/** An order that nobody has dealt with: any that Klarna has, so that those of shoppers who left are met as well. */
function findWaiting({ sandbox }: Stage, dealt: Set<string>, dice: Dice): string | undefined {
  const [first, ...others] = sandbox.control
    .orders(NEWEST)
    .map(({ order_id }) => order_id)
    .filter((id) => !dealt.has(id))
  return first && dice.pick([first, ...others])
}
