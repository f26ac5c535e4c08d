import type { Act, Doing, Life } from "./life"
import { choose, NOBODY, pick } from "./life"
import { happened } from "./world"

const MINUTE = 60_000
const DAY = 1_440 * MINUTE

const WAITS = [
  1_000,
  MINUTE,
  10 * MINUTE,
  1_000,
  10 * MINUTE,
  61 * MINUTE,
  5 * 60 * MINUTE,
  DAY,
  2 * DAY,
  8 * DAY,
  28 * DAY,
  29 * DAY,
] as const

/** A second to a month goes by. */
export const wait: Act = (life, { variant }) => {
  life.shop.sandbox.clock.advance(choose(WAITS, variant))
  return { by: "time", refused: false }
}

const orderOf = ({ orders }: Life, doing: Doing): string => pick(orders, doing.pick) ?? NOBODY

const DECISIONS = ["accept", "reject", "stop"] as const

/** Klarna makes up its mind about one of the orders that wait for it. */
export const decide: Act = (life, doing) => {
  const { control } = life.shop.sandbox
  const waiting = control
    .orders()
    .filter((order) => order.fraud_status === "PENDING" && order.status === "AUTHORIZED")
  const id = pick(waiting, doing.pick)?.order_id ?? NOBODY
  return happened(() => control.decideOrder(id, choose(DECISIONS, doing.variant)))
}

const CLICKS = ["capture", "refund", "release", "extend", "cancel", "capture", "refund"] as const

/** A click in Klarna's portal. */
export const clickInPortal: Act = (life, doing) => {
  const click = doing.variant === 11 ? "close" : choose(CLICKS, doing.variant)
  const input = doing.variant % 2 === 0 ? {} : { amount: doing.amount }
  return happened(() => life.shop.sandbox.control.actInPortal(orderOf(life, doing), click, input))
}
