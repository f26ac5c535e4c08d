import { klarnaError } from "./errors.js"

/** @typedef {(payload?: unknown) => void} Handler */

/** Documented: SDK reference, on(). @type {Record<string, Set<Handler>>} */
const HANDLERS = {
  fullscreenOverlayHidden: new Set(),
  fullscreenOverlayShown: new Set(),
  heightChanged: new Set(),
}

/** @param {unknown} name */
function handlersOf(name) {
  const handlers = Object.hasOwn(HANDLERS, String(name)) ? HANDLERS[String(name)] : undefined
  if (handlers) return handlers
  throw klarnaError("EventNotSupportedError", String(name))
}

/**
 * @param {unknown} name
 * @param {Handler} handler
 */
export function on(name, handler) {
  const handlers = handlersOf(name)
  if (typeof handler === "function") handlers.add(handler)
}

/**
 * Without a handler: forgets all of the event.
 * @param {unknown} name
 * @param {Handler} [handler]
 */
export function off(name, handler) {
  const handlers = handlersOf(name)
  if (handler === undefined) handlers.clear()
  else handlers.delete(handler)
}

/**
 * @param {string} name
 * @param {unknown} [payload]
 */
export function emit(name, payload) {
  for (const handler of [...handlersOf(name)]) handler(payload)
}
