import { textAt } from "../../../../src/sandbox/data"
import { createPage as create, PAGES } from "../hosted-pages"
import type { Act, Doing, Life } from "./life"
import { called, choose, NOBODY, pick } from "./life"
import { sessionOf } from "./sessions"
import { happened } from "./world"

const pageOf = ({ pages }: Life, doing: Doing): string => pick(pages, doing.pick) ?? NOBODY

const MODES = ["PLACE_ORDER", "CAPTURE_ORDER", "NONE"] as const

export const createPage: Act = async (life, doing) => {
  const options = { options: { place_order_mode: choose(MODES, doing.variant) } }
  const reply = await create(life.shop, sessionOf(life, doing), options)
  if (reply.status === 201) life.pages.push(textAt(reply.body, "session_id"))
  return called(reply)
}

export const readPage: Act = async (life, doing) =>
  called(await life.shop.call("GET", `${PAGES}/${pageOf(life, doing)}`), { isRead: true })

export const disablePage: Act = async (life, doing) => {
  const id = pageOf(life, doing)
  const page = life.shop.sandbox.control.hostedPages().find((one) => one.session_id === id)
  const reply = await life.shop.call("DELETE", `${PAGES}/${id}`)
  const isPaid = page?.status === "COMPLETED"
  return called(reply, isPaid ? { mustFail: "a page that was paid can't be disabled" } : {})
}

const CONTACTS = [
  { contact_information: { email: "customer@email.de" }, method: "email" },
  { contact_information: { phone: "07000212345", phone_country: "SE" }, method: "sms" },
  { contact_information: {}, method: "email" },
] as const

export const distributePage: Act = async (life, doing) => {
  const path = `${PAGES}/${pageOf(life, doing)}/distribution`
  return called(await life.shop.call("POST", path, choose(CONTACTS, doing.variant)))
}

const EVENTS = [
  "complete",
  "open",
  "complete",
  "back",
  "complete",
  "fail",
  "error",
  "cancel",
] as const

/** The shopper does something on a page, and may have an order afterwards. */
export const visitPage: Act = (life, doing) =>
  happened(() => {
    const event = choose(EVENTS, doing.variant)
    const { order_id: order } = life.shop.sandbox.control.actOnHostedPage(
      pageOf(life, doing),
      event,
    )
    if (order !== null && !life.orders.includes(order)) life.orders.push(order)
  })
