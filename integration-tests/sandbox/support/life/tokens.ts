import { textAt } from "../../../../src/sandbox/data"
import { aCharge, cancelToken as cancel, readToken as read, TOKENS } from "../customer-tokens"
import { write } from "./keys"
import type { Act, Doing, Life } from "./life"
import { called, choose, NOBODY, pick } from "./life"
import { lineOver } from "./purchases"
import { happened } from "./world"

const tokenOf = ({ tokens }: Life, doing: Doing): string => pick(tokens, doing.pick) ?? NOBODY

/** A charge, every second time under a key. */
export const charge: Act = async (life, doing) => {
  const token = tokenOf(life, doing)
  const body = aCharge({
    auto_capture: doing.variant % 3 === 0,
    order_amount: doing.amount,
    order_lines: [lineOver(doing.amount)],
    order_tax_amount: 0,
    purchase_currency: doing.variant === 11 ? "SEK" : "EUR",
  })
  const path = `${TOKENS}/${token}/order`
  const reply = await write(life, doing, { body, method: "POST", path })
  if (reply.status === 200) life.orders.push(textAt(reply.body, "order_id"))
  return called(reply, { charges: token })
}

export const readToken: Act = async (life, doing) =>
  called(await read(life.shop, tokenOf(life, doing)), { isRead: true })

export const cancelToken: Act = async (life, doing) =>
  called(await cancel(life.shop, tokenOf(life, doing)))

const EVENTS = ["fail", "activate", "suspend", "unavailable", "activate", "forbid"] as const

/** Its payment method stops working, works again, or it becomes another merchant's. */
export const changeToken: Act = (life, doing) =>
  happened(() => {
    const event = doing.variant === 11 ? "cancel" : choose(EVENTS, doing.variant)
    life.shop.sandbox.control.actOnToken(tokenOf(life, doing), event)
  })
