import { request } from "node:http"

import type { Api } from "../../demo/check/http"

export interface RawAnswer {
  readonly status: number
  readonly text: string
}

/** Sends a request whose address is written as it is given: `fetch` would tidy it up first. */
export function rawRequest(
  { baseUrl, headers }: Api,
  { body, method = "POST", path }: { body?: object; method?: string; path: string },
): Promise<RawAnswer> {
  const { hostname, port } = new URL(baseUrl)
  const options = {
    headers: { "content-type": "application/json", ...headers },
    hostname,
    method,
    path,
    port,
  }
  return new Promise((resolve, reject) => {
    const sent = request(options, (response) => {
      let text = ""
      response.setEncoding("utf8")
      response.on("data", (part: string) => (text += part))
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }))
    })
    sent.on("error", reject)
    sent.end(body && JSON.stringify(body))
  })
}

/** Ways to write an address that a server may take for the same one. Each is an example of its kind. */
export const WRITTEN = {
  "as it is": (path: string) => path,
  "backslashes for slashes, before a hash": (path: string) => `${path.replaceAll("/", "\\")}#`,
  "capitals in words": (path: string) =>
    path.replace(/^\/store\/(\w)/, (_all, letter: string) => `/store/${letter.toUpperCase()}`),
  "capitals throughout its fixed words": (path: string) =>
    path.replace(/^\/(store|hooks)\/([a-z-]+)/, (all) => all.toUpperCase()),
  "a double slash in it": (path: string) => path.replace(/^\/(\w+)\//, "/$1//"),
  "a hash and another route behind it": (path: string) => `${path}#/complete`,
  "a letter of a word in percent-encoding": (path: string) => path.replace("carts", "c%61rts"),
  "a letter of an id in percent-encoding": (path: string) => path.replace("/cart_", "/c%61rt_"),
  "a query with another route in it": (path: string) => `${path}?x=/store/carts/other/complete`,
  "a semicolon at its end": (path: string) => `${path};/complete`,
  "a slash at its end": (path: string) => `${path}/`,
  "an id with a broken percent sign": (path: string) => path.replace("/cart_", "/%cart_"),
} as const satisfies Record<string, (path: string) => string>

/** Headers by which some servers let a request pass for another method. */
export const OVERRIDES = ["x-http-method-override", "x-method-override", "x-http-method"] as const
