import { CALLBACK_TARGETS } from "../callbacks/faults"
import type { Answer } from "../http/answers"
import type { Incoming } from "../http/incoming"
import { ENDPOINT_NAMES } from "../http/routes"
import { asset } from "./assets"
import { html } from "./html"

const FILES = [
  "clock.js",
  "control-api.js",
  "control.css",
  "dom.js",
  "entry.js",
  "faults.js",
  "kinds.js",
  "list.js",
  "lists.css",
  "main.js",
  "money.js",
  "notice.js",
  "orders.js",
  "tabs.js",
]

const option = (of: string) => (name: string) =>
  html`<option value="${name}" data-of="${of}">${name}</option>`

/** What a fault can be for. */
const ENDPOINTS = html`<optgroup label="Calls">
    <option value="*" data-of="call">any call</option>
    ${ENDPOINT_NAMES.map(option("call"))}
  </optgroup>
  <optgroup label="Callbacks">${CALLBACK_TARGETS.map(option("callback"))}</optgroup>`

const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

function controlPage(): Answer {
  const { body, headers, status } = asset("control/page.html")
  return {
    body: body.replace("<!-- endpoints -->", () => ENDPOINTS.text),
    headers: { ...headers, "Content-Security-Policy": POLICY },
    status,
  }
}

/** The page for people beside the control API, or `undefined` when something else is asked for. */
export function peoplePage({ headers, method, path }: Incoming): Answer | undefined {
  if (method !== "GET") return undefined
  const wantsPage = (headers.accept ?? "").includes("text/html")
  if (/^\/_sandbox\/?$/.test(path)) return wantsPage ? controlPage() : undefined
  const [, name] = /^\/_sandbox\/assets\/([^/]+)$/.exec(path) ?? []
  const file = FILES.find((known) => known === name)
  return file === undefined ? undefined : asset(`control/${file}`)
}
