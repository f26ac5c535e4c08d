import { call, textAt } from "./control-api.js"
import { button, element } from "./dom.js"
import { toMinor } from "./money.js"
import { complain, say } from "./notice.js"

/** @typedef {import("./control-api.js").Item} Item */
/** @typedef {import("./kinds.js").Action} Action */
/** @typedef {import("./kinds.js").Kind} Kind */
/** @typedef {{ element: HTMLElement, update: (item: Item) => void }} Entry */

/** @param {Item} item @param {string} text */
function amountIn(item, text) {
  return text.trim() === "" ? {} : { amount: toMinor(text, textAt(item, "purchase_currency")) }
}

/**
 * @param {Action} action
 * @param {Item} item
 * @param {HTMLInputElement} field
 */
async function perform(action, item, field) {
  const body = { ...action.body, ...(action.takesAmount ? amountIn(item, field.value) : {}) }
  await call("POST", action.path, body)
  if (action.takesAmount) field.value = ""
}

/**
 * The buttons of an entry. They are only made anew when others are due, so that nobody loses his place.
 * @param {Kind} kind
 * @param {{ heading: HTMLElement, refresh: () => Promise<void> }} surroundings
 */
function buttonsOf(kind, { heading, refresh }) {
  const field = element("input", { inputMode: "decimal", placeholder: "all", size: 8 })
  const amount = element("label", { className: "amount" }, "Amount ", field)
  const row = element("div", { className: "buttons" })
  let shown = ""
  /** @param {Item} item */
  const update = (item) => {
    const actions = kind.actions(item)
    const wanted = JSON.stringify(actions)
    if (wanted === shown) return
    shown = wanted
    const hadFocus = row.contains(document.activeElement)
    const act = (/** @type {Action} */ action) => {
      perform(action, item, field)
        .then(() => say(`${action.label}: done.`))
        .catch(complain)
        .finally(refresh)
    }
    const first = actions.findIndex(({ takesAmount }) => takesAmount)
    /** @type {HTMLElement[]} */
    const parts = actions.map((action) => button(action.label, () => act(action)))
    if (first >= 0) parts.splice(first, 0, amount)
    row.replaceChildren(...parts)
    if (hadFocus) heading.focus()
  }
  return { row, update }
}

/**
 * The whole entry as JSON, written when it is looked at.
 * @returns {{ details: HTMLElement, update: (item: Item) => void }}
 */
function jsonOf() {
  const text = element("pre", { tabIndex: 0 })
  const details = element("details", {}, element("summary", {}, "JSON"), text)
  /** @type {Item} */
  let current = {}
  const write = () => {
    if (details.open) text.textContent = JSON.stringify(current, null, 2)
  }
  details.addEventListener("toggle", write)
  return {
    details,
    update: (item) => {
      current = item
      write()
    },
  }
}

/**
 * One entry of a list, which follows its item.
 * @param {Kind} kind
 * @param {() => Promise<void>} refresh
 * @returns {Entry}
 */
export function createEntry(kind, refresh) {
  const heading = element("h3", { tabIndex: -1 })
  const facts = element("p", { className: "facts" })
  const buttons = buttonsOf(kind, { heading, refresh })
  const json = jsonOf()
  let last = ""
  return {
    element: element("article", {}, heading, facts, buttons.row, json.details),
    update: (item) => {
      const now = JSON.stringify(item)
      if (now === last) return
      last = now
      const { badges, facts: told, title } = kind.describe(item)
      const marks = badges.map((badge) => element("span", { className: "badge" }, badge))
      heading.replaceChildren(element("span", {}, title), ...marks)
      facts.textContent = told.filter((fact) => fact !== "").join(" · ")
      buttons.update(item)
      json.update(item)
    },
  }
}
