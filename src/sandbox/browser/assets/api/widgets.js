import { isFields } from "./arguments.js"
import { klarnaError } from "./errors.js"
import { answerFailed } from "./calls.js"
import { emptyPanel, showPanel } from "./panel.js"

/** @typedef {import("./arguments.js").Fields} Fields */
/** @typedef {import("./arguments.js").Choice} Choice */

/** The widgets that were loaded: what `authorize()` must name again. @type {Map<string, string[]>} */
const LOADED = new Map()

/** The last load of each container: what an earlier one gets answered does not count any more. @type {WeakMap<HTMLElement, object>} */
const LAST = new WeakMap()

export const forgetWidgets = () => LOADED.clear()

/** @param {Choice} choice */
export const rememberWidget = ({ categories, key }) => LOADED.set(key, categories)

/**
 * Throws unless something was loaded, or unless just this was.
 * @param {Choice} [choice]
 */
export function requireLoaded(choice) {
  if (LOADED.size === 0) throw klarnaError("ApplicationNotLoadedError")
  if (choice && !LOADED.has(choice.key)) {
    const loaded = [...LOADED.keys()].join(", ")
    throw klarnaError("ApplicationNotLoadedError", `${choice.key}; loaded: ${loaded}`)
  }
}

/** @param {unknown} names */
const titleOf = (names) => {
  const list = Array.isArray(names) ? names : []
  return `Sandbox – ${list.join(" / ")}`
}

/**
 * Fills a container when the sandbox says so.
 * @param {HTMLElement} container
 * @param {{ asked: Promise<Fields>, text: string }} wish
 * @returns {Promise<Fields>} what the callback gets
 */
export async function fill(container, { asked, text }) {
  const turn = {}
  LAST.set(container, turn)
  try {
    const { answer: given, names } = await asked
    const answer = isFields(given) ? given : { show_form: false }
    if (LAST.get(container) !== turn) return answer
    if (Array.isArray(names)) showPanel(container, titleOf(names), text)
    else emptyPanel(container)
    return answer
  } catch (error) {
    if (LAST.get(container) === turn) emptyPanel(container)
    return answerFailed(error, { show_form: false })
  }
}
