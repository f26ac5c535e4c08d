import type { Basket } from "../../../demo/check/purchases"
import type { Dice } from "../dice"
import type { Stage } from "../stage/stage"
import { Visit } from "./visit"

interface Habit {
  weight: number
  act: (visit: Visit) => Promise<unknown>
}

/** What a shopper does with a filled cart, and where some leave. */
const HABITS = {
  buys: {
    weight: 30,
    act: async (visit) => {
      await visit.approve(await visit.start())
      await visit.finish()
    },
  },
  "buys, and the storefront hands the token over": {
    weight: 10,
    act: async (visit) => {
      const session = await visit.start()
      await visit.handOver(session.id, await visit.approve(session))
      await visit.finish()
    },
  },
  "buys on Klarna's page": {
    weight: 10,
    act: async (visit) => {
      await visit.approveOnPage(await visit.start("redirect"))
      await visit.finish()
    },
  },
  "completes in two tabs": {
    weight: 6,
    act: async (visit) => {
      await visit.approve(await visit.start())
      await Promise.allSettled([visit.finish(), visit.finish()])
    },
  },
  "pays in two tabs": {
    weight: 5,
    act: async (visit) => {
      const inATab = async () => {
        await visit.approve(await visit.start())
        await visit.finish()
      }
      await Promise.allSettled([inATab(), inATab()])
    },
  },
  "approves twice": {
    weight: 5,
    act: async (visit) => {
      const session = await visit.start()
      await visit.approve(session)
      await visit.approve(session)
      await visit.finish()
    },
  },
  "closes the widget, then approves": {
    weight: 3,
    act: async (visit) => {
      const session = await visit.start()
      await visit.close(session)
      await visit.approve(session)
      await visit.finish()
    },
  },
  "closes the browser after approving": {
    weight: 9,
    act: async (visit) => visit.approve(await visit.start()),
  },
  "closes the browser after approving on Klarna's page": {
    weight: 5,
    act: async (visit) => visit.approveOnPage(await visit.start("redirect")),
  },
  "leaves while the order is placed": {
    weight: 7,
    act: async (visit) => {
      await visit.approve(await visit.start())
      await visit.finishAndLeave()
    },
  },
  "becomes another shopper after approving": {
    weight: 4,
    act: async (visit) => {
      await visit.approve(await visit.start())
      await visit.changeEmail()
      await visit.approve(await visit.start())
      await visit.finish()
    },
  },
  "adds goods after approving": {
    weight: 5,
    act: async (visit) => {
      await visit.approve(await visit.start())
      await visit.addGoods()
      await visit.approve(await visit.start())
      await visit.finish()
    },
  },
  "adds goods after approving, and leaves": {
    weight: 2,
    act: async (visit) => {
      await visit.approve(await visit.start())
      await visit.addGoods()
    },
  },
  "turns from Klarna's page to the widget": {
    weight: 3,
    act: async (visit) => {
      await visit.start("redirect")
      await visit.approve(await visit.start())
      await visit.finish()
    },
  },
  "leaves before approving": { weight: 2, act: (visit) => visit.start() },
  "leaves before choosing Klarna": { weight: 1, act: async () => undefined },
} as const satisfies Record<string, Habit>

/** One visit to the shop. It may fail at any step: what it left behind is what the campaign is about. */
export async function visit(stage: Stage, basket: Basket, dice: Dice): Promise<void> {
  const name = dice.weighted(HABITS)
  await HABITS[name].act(await Visit.begin(stage, basket, dice))
}
