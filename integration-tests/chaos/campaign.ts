import type { Closers } from "../../demo/support/closers"
import type { Wish } from "./arguments"
import { compareAndKeep } from "./compare"
import { Dice } from "./dice"
import { decide } from "./people/merchant"
import { reconcileUntilQuiet } from "./reconcile"
import type { Outcome } from "./report"
import { openStage } from "./stage/stage"
import type { Stage } from "./stage/stage"
import { storm } from "./storm"
import { Killer } from "./weather/killer"
import { Weather } from "./weather/weather"

interface Company {
  closers: Closers
  /** Called with what happens, a line each. */
  print: (line: string) => void
}

/** Lets people buy and deal while everything goes wrong, then everything go well, reconciles, and compares the books. */
export async function campaign(wish: Wish, { closers, print }: Company): Promise<Outcome> {
  const killer = new Killer(new Dice(wish.seed, 1), wish.purchases)
  const stage = await openStage({ closers, gate: killer, print })
  killer.aim(stage.process)
  const weather = new Weather(stage.sandbox.control, new Dice(wish.seed, 2))
  weather.breakOut()
  const purchases = await storm({ killer, print, stage, weather }, wish)
  killer.disarm()
  weather.clear()
  await stage.process.untilUp()
  decidePending(stage, new Dice(wish.seed, 3))
  await stage.sandbox.control.callbacksSettled()
  if (wish.reconciles) await reconcileUntilQuiet(stage, print)
  return {
    ...(await compareAndKeep(stage)),
    faults: weather.strikes(),
    folder: stage.folder,
    kills: killer.kills,
    purchases,
  }
}

/** Klarna makes up its mind about most of what it still had to decide. */
function decidePending(stage: Stage, dice: Dice): void {
  for (const { order_id } of stage.sandbox.control.orders()) decide(stage, order_id, dice)
}
