import type { HostedPageControl } from "../control/hosted-pages"
import type { Answer } from "../http/answers"
import type { Incoming } from "../http/incoming"
import type { World } from "../world"
import { asset, browserScript } from "./assets"
import { hostedPage } from "./hosted-pages"
import { STYLE_PATH, WINDOW_SCRIPT_PATH } from "./page"
import { scriptCall } from "./script-calls"
import { windowPage } from "./windows"

const FILES: Readonly<Record<string, () => Answer>> = {
  "/kp/lib/v1/api.js": browserScript,
  [STYLE_PATH]: () => asset("pages.css"),
  [WINDOW_SCRIPT_PATH]: () => asset("window.js"),
}

/** What a shopper's browser gets from Klarna besides its API, or `undefined` when the path is none of it. */
export function browserAnswer(
  incoming: Incoming,
  control: HostedPageControl,
  world: World,
): Answer | undefined {
  const file = incoming.method === "GET" ? FILES[incoming.path] : undefined
  return (
    file?.() ??
    scriptCall(incoming, world) ??
    windowPage(incoming, world) ??
    hostedPage(incoming, control, world)
  )
}
