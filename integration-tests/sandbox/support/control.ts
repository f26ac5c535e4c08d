import type { Data } from "../../../src/sandbox/data"
import { isData, parseJson } from "../../../src/sandbox/data"
import type { Sandbox } from "../../../src/sandbox/server"

/** The control API of a sandbox over HTTP, without credentials. */
export const controlOf =
  (sandbox: Sandbox) => async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
      body: body === undefined ? undefined : JSON.stringify(body),
      method,
    })
    const text = await response.text()
    return { headers: response.headers, json: parseJson(text), status: response.status }
  }

/** One of the lists of the control API. */
export async function listOf(sandbox: Sandbox, path: string): Promise<Data[]> {
  const { json } = await controlOf(sandbox)("GET", path)
  return Array.isArray(json) ? json.filter(isData) : []
}
