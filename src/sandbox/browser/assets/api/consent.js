import { isFields } from "./arguments.js"
import { answerFailed, beginAttempt, closeAttempt, readAttempt } from "./calls.js"

/** @typedef {import("./arguments.js").Fields} Fields */
/** @typedef {import("./calls.js").Line} Line */
/** @typedef {import("./surface.js").Surface} Surface */

/** How often it is seen whether the window is still there. */
const LOOK_MS = 200
/** How many looks until the sandbox is asked, though the window said nothing. */
const LOOKS_PER_CALL = 10

/**
 * Waits until the window says that the shopper has decided, or is gone, or for a while.
 * @param {string} id
 * @param {{ base: string, surface: Surface }} where
 * @returns {Promise<void>}
 */
function untilSomethingHappens(id, { base, surface }) {
  return new Promise((resolve) => {
    let looks = 0
    const done = () => {
      clearInterval(timer)
      window.removeEventListener("message", hear)
      resolve()
    }
    /** @param {MessageEvent} event */
    const hear = (event) => {
      const says = isFields(event.data) ? event.data.klarnaSandboxAttempt : undefined
      if (event.origin === base && says === id) done()
    }
    const timer = setInterval(() => {
      looks += 1
      if (surface.isClosed() || looks >= LOOKS_PER_CALL) done()
    }, LOOK_MS)
    window.addEventListener("message", hear)
  })
}

/**
 * @param {Line} line
 * @param {string} id
 * @param {Surface} surface
 * @returns {Promise<Fields>}
 */
async function untilDecided(line, id, surface) {
  for (;;) {
    await untilSomethingHappens(id, { base: line.base, surface })
    const { result } = surface.isClosed()
      ? await closeAttempt(line, id)
      : await readAttempt(line, id)
    if (isFields(result)) return result
  }
}

/**
 * @param {Line} line
 * @param {Fields} wish
 * @param {Surface} surface
 */
async function ask(line, wish, surface) {
  const { attempt_id, result, window_path } = await beginAttempt(line, wish)
  if (isFields(result)) return result
  surface.show(String(window_path))
  return untilDecided(line, String(attempt_id), surface)
}

/**
 * Asks the shopper and takes the window away.
 * @param {Line} line
 * @param {Fields} wish
 * @param {Surface} surface
 * @returns {Promise<Fields>} what the callback gets
 */
export async function askShopper(line, wish, surface) {
  try {
    return await ask(line, wish, surface)
  } catch (error) {
    return answerFailed(error, { approved: false, show_form: true })
  } finally {
    surface.remove()
  }
}
