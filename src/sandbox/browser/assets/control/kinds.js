import { isItem, numberAt, textAt } from "./control-api.js"
import { money, time } from "./money.js"

/** @typedef {import("./control-api.js").Item} Item */
/**
 * Something that can be done to an entry.
 * @typedef {object} Action
 * @property {string} label
 * @property {string} path
 * @property {Item} [body]
 * @property {true} [takesAmount] minor units of what the amount field says, if it says anything
 */
/** @typedef {{ title: string, badges: string[], facts: string[] }} Description */
/**
 * A kind of entries: where they are and how they look.
 * @typedef {object} Kind
 * @property {string} label
 * @property {string} path
 * @property {(item: Item, number: number) => string} key number: counted from the first, which is 1
 * @property {(item: Item) => Description} describe
 * @property {(item: Item) => Action[]} actions
 */

/** @param {Item} item @param {string} key */
const itemAt = (item, key) => {
  const value = item[key]
  return isItem(value) ? value : {}
}

/** @param {Item} item @param {string} key */
const listAt = (item, key) => {
  const value = item[key]
  return Array.isArray(value) ? value : []
}

/** @type {Kind} */
export const SESSIONS = {
  actions: (item) =>
    textAt(item, "status") === "complete"
      ? []
      : ["approve", "decline"].map((outcome) => ({
          body: { outcome },
          label: `Shopper ${outcome}s`,
          path: `sessions/${textAt(item, "session_id")}/authorize`,
        })),
  describe: (item) => {
    const purchase = itemAt(item, "purchase")
    const amount = money(numberAt(purchase, "order_amount"), textAt(purchase, "purchase_currency"))
    const count = listAt(item, "authorizations").length
    return {
      badges: [textAt(item, "status")],
      facts: [
        amount,
        textAt(purchase, "purchase_country"),
        `${count} authorizations`,
        time(textAt(item, "created_at")),
      ],
      title: textAt(item, "session_id"),
    }
  },
  key: (item) => textAt(item, "session_id"),
  label: "Sessions",
  path: "sessions",
}

const TOKEN_ACTIONS = {
  activate: "Activate",
  cancel: "Cancel",
  fail: "Next charge fails",
  forbid: "Give to another merchant",
  suspend: "Suspend",
  unavailable: "Payment method gone",
}

/** @type {Kind} */
export const TOKENS = {
  actions: (item) =>
    textAt(item, "status") === "CANCELLED"
      ? []
      : Object.entries(TOKEN_ACTIONS).map(([action, label]) => ({
          label,
          path: `tokens/${textAt(item, "token_id")}/${action}`,
        })),
  describe: (item) => ({
    badges: [textAt(item, "status"), `next charge ${textAt(item, "next_charge")}`],
    facts: [
      textAt(item, "description"),
      textAt(item, "payment_method_type"),
      `${textAt(item, "purchase_country")} ${textAt(item, "purchase_currency")}`,
      `${listAt(item, "order_ids").length} orders`,
      time(textAt(item, "created_at")),
    ],
    title: textAt(item, "token_id"),
  }),
  key: (item) => textAt(item, "token_id"),
  label: "Tokens",
  path: "tokens",
}

/** @type {Kind} */
export const HOSTED_PAGES = {
  actions: () => [],
  describe: (item) => ({
    badges: [textAt(item, "status")],
    facts: [textAt(item, "place_order_mode"), time(textAt(item, "created_at"))],
    title: textAt(item, "page_url"),
  }),
  key: (item) => textAt(item, "session_id"),
  label: "Hosted pages",
  path: "hpp",
}

/** @type {Kind} */
export const CALLBACKS = {
  actions: (item) => [{ label: "Send again", path: `callbacks/${textAt(item, "id")}/send` }],
  describe: (item) => {
    const attempts = listAt(item, "attempts")
    /** @type {unknown} */
    const last = attempts.at(-1)
    const answered = isItem(last)
      ? `last answer: ${String(last.status ?? last.error)}`
      : "not sent yet"
    return {
      badges: [textAt(item, "kind"), textAt(item, "state")],
      facts: [`${attempts.length} attempts`, answered, time(textAt(item, "created_at"))],
      title: textAt(item, "url"),
    }
  },
  key: (item) => textAt(item, "id"),
  label: "Callbacks",
  path: "callbacks",
}

/** @type {Kind} */
export const JOURNAL = {
  actions: () => [],
  describe: (item) => {
    const fault = textAt(item, "fault")
    const status = item.response === null ? "no answer" : String(itemAt(item, "response").status)
    return {
      badges: [status, ...(fault === "" ? [] : [`fault: ${fault}`])],
      facts: [textAt(item, "endpoint") || "unknown call", time(textAt(item, "time"))],
      title: `${textAt(item, "method")} ${textAt(item, "path")}`,
    }
  },
  key: (_item, number) => String(number),
  label: "Journal",
  path: "journal",
}
