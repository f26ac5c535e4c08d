import { authorize, complete, confirmOnPage, startPayment } from "../../../demo/check/checkout"
import { Anything, call } from "../../../demo/check/http"
import { fillCart } from "../../../demo/check/shopper"
import type { Basket } from "../../../demo/check/purchases"
import type { Dice } from "../dice"
import type { Stage } from "../stage/stage"
import { persist } from "./persistence"

/** What a shopper does, and where some leave. */
export const HABITS = {
  buys: { weight: 40 },
  "buys on Klarna's page": { weight: 10 },
  "completes in two tabs": { weight: 8 },
  "approves twice": { weight: 6 },
  "closes the browser after approving": { weight: 10 },
  "closes the browser after approving on Klarna's page": { weight: 6 },
  "leaves while the order is placed": { weight: 8 },
  "changes the cart after approving": { weight: 6 },
  "turns from Klarna's page to the widget": { weight: 3 },
  "leaves before approving": { weight: 3 },
} as const
export type Habit = keyof typeof HABITS

/** One visit to the shop. It may fail at any step: what it left behind is what the campaign is about. */
export async function visit(stage: Stage, basket: Basket, dice: Dice): Promise<void> {
  const { klarna, offer, store } = stage
  const again = <T>(act: () => Promise<T>) => persist(stage, dice, act)
  const id = await again(() => fillCart(store, offer, basket))
  const cart = { id, purchase: basket }
  const start = (checkout: "widget" | "redirect") =>
    again(() => startPayment(store, cart, checkout))
  const approve = async (session: string) => authorize(klarna, session, basket.person)
  const finish = () => again(() => complete(store, id))
  const habits: Record<Habit, () => Promise<unknown>> = {
    buys: async () => {
      await approve((await start("widget")).klarna_session_id)
      await finish()
    },
    "buys on Klarna's page": async () => {
      await confirmOnPage(klarna, (await start("redirect")).redirect_url)
      await finish()
    },
    "completes in two tabs": async () => {
      await approve((await start("widget")).klarna_session_id)
      await Promise.all([finish(), finish()])
    },
    "approves twice": async () => {
      const { klarna_session_id } = await start("widget")
      await approve(klarna_session_id)
      await approve(klarna_session_id)
      await finish()
    },
    "closes the browser after approving": async () =>
      approve((await start("widget")).klarna_session_id),
    "closes the browser after approving on Klarna's page": async () =>
      confirmOnPage(klarna, (await start("redirect")).redirect_url),
    "leaves while the order is placed": async () => {
      await approve((await start("widget")).klarna_session_id)
      const leaves = AbortSignal.timeout(dice.between(20, 400))
      const { baseUrl, headers } = store
      await fetch(`${baseUrl}/store/carts/${id}/complete`, {
        headers,
        method: "POST",
        signal: leaves,
      })
    },
    "changes the cart after approving": async () => {
      await approve((await start("widget")).klarna_session_id)
      const body = { items: undefined, metadata: {}, email: `other-${basket.person.email}` }
      await again(() => call(store, { answer: Anything, body, path: `/store/carts/${id}` }))
      await approve((await start("widget")).klarna_session_id)
      await finish()
    },
    "turns from Klarna's page to the widget": async () => {
      await start("redirect")
      await approve((await start("widget")).klarna_session_id)
      await finish()
    },
    "leaves before approving": () => start("widget"),
  }
  await habits[dice.weighted(HABITS)]()
}
