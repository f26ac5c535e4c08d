import type { EndpointName } from "../../klarna/contract/endpoints"
import type { Data } from "../data"
import type { World } from "../world"
import type { Answer } from "./answers"

/** A call that was understood as far as HTTP goes. */
export interface Call {
  readonly endpoint: EndpointName
  readonly params: Readonly<Record<string, string>>
  /** Empty when there was no body. */
  readonly body: Data
  /** The address it was sent to, e.g. `http://127.0.0.1:4711`. */
  readonly origin: string
  readonly now: Date
}

/** What one endpoint does. Says no by throwing a `Refusal`. */
export type Handler = (call: Call, world: World) => Answer

export const param = (call: Call, name: string): string => call.params[name] ?? ""
