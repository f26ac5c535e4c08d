import { textAt } from "../../../../src/sandbox/data"
import { SESSIONS } from "../shop"
import type { Act, Doing, Life, Step } from "./life"
import { called, NOBODY, pick } from "./life"
import { lineOver, purchaseOf } from "./purchases"

async function open(life: Life, purchase: ReturnType<typeof purchaseOf>): Promise<Step> {
  const reply = await life.shop.call("POST", SESSIONS, purchase)
  if (reply.status === 200) life.sessions.set(textAt(reply.body, "session_id"), purchase)
  return called(reply)
}

export const sessionOf = ({ sessions }: Life, doing: Doing): string =>
  pick([...sessions.keys()], doing.pick) ?? NOBODY

/** A new session; some have sums that don't fit. */
export const openSession: Act = (life, doing) =>
  open(life, purchaseOf(doing, doing.pick === 7 ? { order_tax_amount: 900 } : {}))

/** A purchase in person, in place of a charge that failed. */
export const openFallback: Act = (life, doing) => {
  const customer = { customer_token: pick(life.tokens, doing.pick) ?? NOBODY }
  return open(life, purchaseOf({ ...doing, variant: 0 }, { customer, intent: "buy" }))
}

/** The cart changes, or nothing does. */
export const updateSession: Act = async (life, doing) => {
  const id = sessionOf(life, doing)
  const { amount } = doing
  const cart = { order_amount: amount, order_lines: [lineOver(amount)], order_tax_amount: 0 }
  const changes = doing.variant % 2 === 0 ? cart : {}
  const reply = await life.shop.call("POST", `${SESSIONS}/${id}`, changes)
  if (reply.status === 204) life.sessions.set(id, { ...life.sessions.get(id), ...changes })
  return called(reply)
}

export const readSession: Act = async (life, doing) =>
  called(await life.shop.call("GET", `${SESSIONS}/${sessionOf(life, doing)}`), { isRead: true })
