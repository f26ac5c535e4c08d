import type { Data } from "../../../../src/sandbox/data"
import { anAddress, ORDERS } from "../shop"
import { write } from "./keys"
import type { Act, Doing, Life } from "./life"
import { called, choose, NOBODY, pick } from "./life"
import { lineOver } from "./purchases"

const orderOf = ({ orders }: Life, doing: Doing): string => pick(orders, doing.pick) ?? NOBODY

type Body = (doing: Doing) => Data | undefined

/** A write to an order. */
const writing =
  (method: "POST" | "PATCH", action: string, body: Body = () => undefined): Act =>
  async (life, doing) => {
    const path = `${ORDERS}/${orderOf(life, doing)}/${action}`
    return called(await write(life, doing, { body: body(doing), method, path }))
  }

export const cancelOrder = writing("POST", "cancel")
export const releaseRest = writing("POST", "release-remaining-authorization")
export const extendTime = writing("POST", "extend-authorization-time")
export const acknowledge = writing("POST", "acknowledge")
export const relabel = writing("PATCH", "merchant-references", ({ amount }) => ({
  merchant_reference2: `two-${amount}`,
}))
export const move = writing("PATCH", "customer-details", ({ variant }) => ({
  shipping_address: anAddress({ city: variant === 11 ? "" : "Bonn" }),
}))
export const ship = writing("POST", "shipping-info", ({ variant }) => ({
  shipping_info: [{ shipping_method: "Home", tracking_number: String(variant) }],
}))
export const updateAmount = writing("PATCH", "authorization", ({ amount, variant }) => ({
  order_amount: amount,
  order_lines: [lineOver(variant === 11 ? amount + 1 : amount)],
}))

/** Moves money, and remembers the id that came of it. */
export const capture: Act = async (life, doing) => {
  const order = orderOf(life, doing)
  const body = { captured_amount: doing.amount, reference: "ours" }
  const reply = await write(life, doing, {
    body: doing.variant === 11 ? {} : body,
    method: "POST",
    path: `${ORDERS}/${order}/captures`,
  })
  const id = reply.headers.get("capture-id")
  if (id !== null) life.captures.push({ capture: id, order })
  return called(reply)
}

export const refund: Act = async (life, doing) => {
  const order = orderOf(life, doing)
  const body = { reference: "ours", refunded_amount: doing.amount }
  const path = `${ORDERS}/${order}/refunds`
  const reply = await write(life, doing, { body, method: "POST", path })
  const id = reply.headers.get("refund-id")
  if (id !== null) life.refunds.push({ order, refund: id })
  return called(reply)
}

/** A write to a capture, or to one that does not exist. */
const writingToCapture =
  (method: "POST" | "PATCH", action: string, body?: Data): Act =>
  async (life, doing) => {
    const known = pick(life.captures, doing.pick)
    const { capture: id, order } = known ?? { capture: NOBODY, order: orderOf(life, doing) }
    const path = `${ORDERS}/${order}/captures/${id}/${action}`
    return called(await write(life, doing, { body, method, path }))
  }

export const shipCapture = writingToCapture("POST", "shipping-info", {
  shipping_info: [{ tracking_number: "1" }],
})
export const sendOut = writingToCapture("POST", "trigger-send-out")
export const payLater = writingToCapture("PATCH", "extend-due-date", { number_of_days: 14 })

/** Looks at an order, its captures or a refund. */
export const readOrder: Act = async (life, doing) => {
  const order = `${ORDERS}/${orderOf(life, doing)}`
  const capture = `${order}/captures/${pick(life.captures, doing.pick)?.capture ?? NOBODY}`
  const refund = pick(life.refunds, doing.pick) ?? { order: NOBODY, refund: NOBODY }
  const path = choose(
    [
      order,
      `${order}/captures`,
      capture,
      `${capture}/extend-due-date-options`,
      `${ORDERS}/${refund.order}/refunds/${refund.refund}`,
    ],
    doing.variant,
  )
  return called(await life.shop.call("GET", path), { isRead: true })
}
