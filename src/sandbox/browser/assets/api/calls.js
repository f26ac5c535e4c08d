import { isFields } from "./arguments.js"

/** @typedef {import("./arguments.js").Fields} Fields */
/** @typedef {{ base: string, token: string }} Line */

/** The sandbox doesn't know the client token, or not any more. */
class UnknownToken extends Error {}

/**
 * @param {Line} line
 * @param {string} path
 * @param {Fields} [body] makes it a POST
 * @returns {Promise<Fields>}
 */
async function call({ base, token }, path, body) {
  const response = await fetch(`${base}/eu/kp/v1/browser/${path}`, {
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    ...(body ? { body: JSON.stringify(body), method: "POST" } : {}),
  })
  /** @type {unknown} */
  const answer = await response.json()
  const fields = isFields(answer) ? answer : {}
  if (response.status === 401) throw new UnknownToken(String(fields.error))
  if (!response.ok) throw new Error(String(fields.error))
  return fields
}

/**
 * @param {Line} line
 * @param {{ categories: string[], data: Fields | undefined }} wish
 */
export const askLoad = (line, wish) => call(line, "load", wish)

/** @param {Line} line */
export const askReview = (line) => call(line, "review", {})

/**
 * @param {Line} line
 * @param {Fields} wish
 */
export const beginAttempt = (line, wish) => call(line, "attempts", wish)

/**
 * @param {Line} line
 * @param {string} id
 */
export const readAttempt = (line, id) => call(line, `attempts/${id}`)

/**
 * @param {Line} line
 * @param {string} id
 */
export const closeAttempt = (line, id) => call(line, `attempts/${id}/close`, {})

/**
 * The answer of a call that failed, and a sentence for the developer in the console.
 * @param {unknown} error
 * @param {Fields} answer
 * @returns {Fields}
 */
export function answerFailed(error, answer) {
  console.error(`Klarna sandbox: ${error instanceof Error ? error.message : String(error)}`)
  return error instanceof UnknownToken
    ? { ...answer, error: { invalid_fields: ["client_token"] }, show_form: false }
    : answer
}
