import { HEADERS } from "../../klarna/contract/headers"
import { listAt, numberAt, textAt } from "../data"
import { created, managementJson } from "../http/answers"
import type { Call, Handler } from "../http/call"
import { param } from "../http/call"
import { capture } from "../operations/capture"
import { changeCapture, dueDateFits, dueDateOptions } from "../operations/details"
import { Refusal } from "../refusal"
import { CAPTURE, DUE_DATE, SHIPPING_INFO } from "../rules/management-fields"
import type { Capture, Order } from "../state/order"
import { findCapture } from "../state/order-status"
import { captureView } from "../views/order-view"
import { findCaptureOf, findOrder } from "./finding"
import { readManagement } from "./reading"
import { saved, savedOnce } from "./writing"

/** Two identical calls without a key are two captures (recorded). */
export const captureOrder: Handler = (call, world) => {
  const body = readManagement(CAPTURE, call.body)
  const order = findOrder(call, world, "Capture not possible.")
  const changed = capture(order, { body, dice: world.dice, now: call.now })
  const id = changed.captures.at(-1)?.id ?? ""
  world.store.orders.set(order.id, changed)
  return created({
    id,
    idHeader: HEADERS.captureId,
    location: `${call.origin}/ordermanagement/v1/orders/${order.id}/captures/${id}`,
    transactionId: world.dice.uuid(),
  })
}

export const listCaptures: Handler = (call, world) => {
  const order = findOrder(call, world)
  return managementJson(order.captures.map((entry) => captureView(entry, order)))
}

/** The capture that is to be read. No reading is documented to answer 403. */
function captureToRead(order: Order, call: Call): Capture {
  const id = param(call, "capture_id")
  const found = findCapture(order, id)
  if (!found) throw new Refusal(404, "NO_SUCH_CAPTURE", `Capture ${id} cannot be found.`)
  return found
}

export const readCapture: Handler = (call, world) => {
  const order = findOrder(call, world)
  return managementJson(captureView(captureToRead(order, call), order))
}

export const addCaptureShippingInfo: Handler = (call, world) => {
  const body = readManagement(SHIPPING_INFO, call.body)
  const order = findOrder(call, world, "Shipping info cannot be added to capture.")
  const { id } = findCaptureOf(order, call, "Shipping info cannot be added to capture <id>")
  const key = `shipping-info ${id} ${JSON.stringify(body)}`
  const parcels = listAt(body, "shipping_info")
  const effect = () => changeCapture(order, { captureId: id, parcels })
  return savedOnce({ effect, key, order }, world)
}

/** Sends the shopper's message again: nothing to see afterwards. */
export const triggerSendOut: Handler = (call, world) => {
  const order = findOrder(call, world, "Send out not possible.")
  findCaptureOf(order, call, "Send out not possible for capture <id>")
  return saved(order, world)
}

export const extendDueDate: Handler = (call, world) => {
  const body = readManagement(DUE_DATE, call.body)
  const order = findOrder(call, world, "Due date cannot be extended.")
  const { id } = findCaptureOf(order, call, "Due date cannot be extended for capture <id>")
  const days = numberAt(body, "number_of_days")
  if (!dueDateFits(order, id, days)) {
    throw new Refusal(403, "NOT_ALLOWED", "Extension of due date is not possible.")
  }
  return saved(changeCapture(order, { captureId: id, days }), world)
}

export const readExtendDueDateOptions: Handler = (call, world) => {
  const order = findOrder(call, world)
  captureToRead(order, call)
  const currency = textAt(order.purchase, "purchase_currency").toUpperCase()
  return managementJson({ currency, options: dueDateOptions(order) })
}
