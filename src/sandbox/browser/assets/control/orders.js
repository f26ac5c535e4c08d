import { numberAt, textAt } from "./control-api.js"
import { money, time } from "./money.js"

/** @typedef {import("./control-api.js").Item} Item */
/** @typedef {import("./kinds.js").Action} Action */

const DECISIONS = ["accept", "reject", "stop"]
const OPEN = ["AUTHORIZED", "PART_CAPTURED"]

/**
 * What a merchant could do in Klarna's portal now; whether Klarna lets him is the sandbox's business.
 * @type {readonly { action: string, label: string, takesAmount?: true, fits: (item: Item) => boolean }[]}
 */
const PORTAL = [
  {
    action: "capture",
    fits: (item) => numberAt(item, "remaining_authorized_amount") > 0,
    label: "Capture",
    takesAmount: true,
  },
  {
    action: "refund",
    fits: (item) => numberAt(item, "captured_amount") > numberAt(item, "refunded_amount"),
    label: "Refund",
    takesAmount: true,
  },
  { action: "cancel", fits: (item) => textAt(item, "status") === "AUTHORIZED", label: "Cancel" },
  {
    action: "release",
    fits: (item) => textAt(item, "status") === "PART_CAPTURED",
    label: "Release",
  },
  { action: "extend", fits: (item) => OPEN.includes(textAt(item, "status")), label: "Extend" },
]

/** @param {Item} item @returns {Action[]} */
function actions(item) {
  const path = `orders/${textAt(item, "order_id")}`
  const isPending = textAt(item, "fraud_status") === "PENDING"
  const decisions = isPending
    ? DECISIONS.map((decision) => ({
        body: { decision },
        label: `Risk ${decision}s`,
        path: `${path}/decide`,
      }))
    : []
  const portal = PORTAL.filter(({ fits }) => fits(item)).map(({ action, label, takesAmount }) => ({
    label,
    path: `${path}/portal/${action}`,
    takesAmount,
  }))
  return [...decisions, ...portal]
}

/** @param {Item} item */
function amounts(item) {
  const currency = textAt(item, "purchase_currency")
  const captured = numberAt(item, "captured_amount")
  const refunded = numberAt(item, "refunded_amount")
  return [
    money(numberAt(item, "order_amount"), currency),
    ...(captured > 0 ? [`captured ${money(captured, currency)}`] : []),
    ...(refunded > 0 ? [`refunded ${money(refunded, currency)}`] : []),
  ]
}

/** @type {import("./kinds.js").Kind} */
export const ORDERS = {
  actions,
  describe: (item) => ({
    badges: [textAt(item, "status"), textAt(item, "fraud_status")],
    facts: [
      ...amounts(item),
      textAt(item, "merchant_reference1"),
      time(textAt(item, "created_at")),
      `until ${time(textAt(item, "expires_at"))}`,
    ],
    title: `${textAt(item, "klarna_reference")} · ${textAt(item, "order_id")}`,
  }),
  key: (item) => textAt(item, "order_id"),
  label: "Orders",
  path: "orders",
}
