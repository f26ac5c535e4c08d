import { newest } from "./control-api.js"
import { byId, element } from "./dom.js"
import { createEntry } from "./entry.js"

/** @typedef {import("./kinds.js").Kind} Kind */

/** How many entries are shown at first, and how many more each time. */
const PAGE = 100

/**
 * The list of one kind, newest first, in the panel. Entries that stay keep what was opened and typed in them.
 * @param {Kind} kind
 * @param {() => Promise<void>} refresh
 */
export function createList(kind, refresh) {
  /** @type {Map<string, import("./entry.js").Entry>} */
  const entries = new Map()
  let count = PAGE
  /**
   * @param {import("./control-api.js").Item[]} items
   * @param {number} total
   */
  const show = (items, total) => {
    const kept = new Map(entries)
    entries.clear()
    for (const [index, item] of items.entries()) {
      const key = kind.key(item, total - index)
      const entry = kept.get(key) ?? createEntry(kind, refresh)
      entry.update(item)
      entries.set(key, entry)
    }
    arrange([...entries.values()].map((entry) => entry.element))
  }
  return {
    more: () => {
      count += PAGE
    },
    refresh: async () => {
      const { items, total } = await newest(kind.path, count)
      show(items, total)
      byId("more").hidden = items.length >= total
      return total
    },
  }
}

/**
 * Moves only what is not in its place: moving an element takes the focus away from it.
 * @param {HTMLElement[]} wanted
 */
function arrange(wanted) {
  const panel = byId("panel")
  const nothing = element("p", { className: "nothing" }, "Nothing yet.")
  const due = wanted.length === 0 ? [nothing] : wanted
  const stay = new Set(due)
  for (const child of [...panel.children]) {
    if (!(child instanceof HTMLElement && stay.has(child))) child.remove()
  }
  due.forEach((child, index) => {
    if (panel.children[index] !== child) panel.insertBefore(child, panel.children[index] ?? null)
  })
}
