import { element, sheltered } from "./elements.js"
import { emit } from "./events.js"

/** @type {WeakMap<HTMLElement, ResizeObserver>} */
const WATCHED = new WeakMap()

/** @param {HTMLElement} container */
export function emptyPanel(container) {
  WATCHED.get(container)?.disconnect()
  WATCHED.delete(container)
  container.replaceChildren()
}

/**
 * Tells the page how high the panel is, now and whenever that changes.
 * @param {HTMLElement} container
 * @param {HTMLElement} host
 */
function reportHeight(container, host) {
  let last = -1
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(host.getBoundingClientRect().height)
    if (height !== last) emit("heightChanged", height)
    last = height
  })
  observer.observe(host)
  WATCHED.set(container, observer)
}

/**
 * Fills a container.
 * @param {HTMLElement} container
 * @param {string} title
 * @param {string} text
 */
export function showPanel(container, title, text) {
  emptyPanel(container)
  const section = element("section", element("strong", title), element("p", text))
  section.setAttribute("aria-label", title)
  const host = sheltered(section)
  container.append(host)
  reportHeight(container, host)
}
