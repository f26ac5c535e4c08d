/** @typedef {Record<string, unknown>} Item */

/**
 * @param {unknown} value
 * @returns {value is Item}
 */
export const isItem = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/**
 * @param {Item} item
 * @param {string} key
 * @returns {string} empty when there is no text
 */
export function textAt(item, key) {
  const value = item[key]
  return typeof value === "string" ? value : ""
}

/**
 * @param {Item} item
 * @param {string} key
 * @returns {number} 0 when there is no number
 */
export function numberAt(item, key) {
  const value = item[key]
  return typeof value === "number" ? value : 0
}

/** @param {string} path @param {RequestInit} init */
async function send(path, init) {
  try {
    return await fetch(`/_sandbox/${path}`, init)
  } catch {
    throw new Error("The sandbox doesn't answer. Has it ended?")
  }
}

/**
 * A call of the control API; its refusals are errors with its sentence.
 * @param {"GET" | "POST" | "DELETE"} method
 * @param {string} path
 * @param {Item} [body]
 * @returns {Promise<{ json: unknown, total: number }>} total: how many entries a list has in all
 */
export async function call(method, path, body) {
  const response = await send(path, { method, ...(body ? { body: JSON.stringify(body) } : {}) })
  const text = await response.text()
  /** @type {unknown} */
  const json = text === "" ? undefined : JSON.parse(text)
  if (!response.ok) throw new Error(isItem(json) ? textAt(json, "error") : text)
  return { json, total: Number(response.headers.get("X-Total-Count")) }
}

/**
 * The newest entries of a list, newest first, and how many there are in all.
 * @param {string} path
 * @param {number} count
 */
export async function newest(path, count) {
  const { json, total } = await call("GET", `${path}?newest=${count}`)
  return { items: Array.isArray(json) ? json.filter(isItem).reverse() : [], total }
}
