import { byId } from "./dom.js"

/** @param {string} sentence */
export function say(sentence) {
  byId("alert").textContent = ""
  byId("notice").textContent = sentence
}

/** @param {unknown} error */
export function complain(error) {
  byId("notice").textContent = ""
  byId("alert").textContent = error instanceof Error ? error.message : String(error)
}
