import { ENDPOINTS } from "../../klarna/contract/endpoints"
import { HEADERS } from "../../klarna/contract/headers"
import { isData, parseJson } from "../data"
import type { Data } from "../data"
import { HANDLERS } from "../handlers/table"
import { Refusal } from "../refusal"
import { keepAnswer, keptAnswer } from "../state/store"
import type { World } from "../world"
import { merchantIdOf } from "../world"
import type { Answer } from "./answers"
import { isAuthorized } from "./credentials"
import type { BareAnswer } from "./error-answers"
import { frameworkError, gatewayHtml, illegalPath, rateLimited, refused } from "./error-answers"
import type { Incoming } from "./incoming"
import type { Allowance } from "./rate-limit"
import type { Route } from "./routes"
import { familyOf, isIllegalPath, isKnownPath } from "./routes"

/** What is known about a request before it has an effect. */
export interface Arrival {
  readonly incoming: Incoming
  /** The path as Klarna reads it. */
  readonly path: string
  readonly route: Route | undefined
  readonly correlationId: string
  readonly now: Date
}

/** The framework shows the path it was forwarded to, which names the merchant (recorded). */
const forwardedPath = (path: string, world: World): string =>
  path.replace(/^\/ordermanagement\/v1/, `/merchants/${merchantIdOf(world.account)}`)

function unroutable({ now, path }: Arrival, world: World): Answer {
  if (isIllegalPath(path)) return illegalPath
  return frameworkError(isKnownPath(path) ? 405 : 404, forwardedPath(path, world), now)
}

function bodyOf(incoming: Incoming): Data {
  if (incoming.tooLarge) throw new Refusal(413, "REQUEST_TOO_LARGE", "Request is too large")
  if (incoming.body.trim() === "") return {}
  const body = parseJson(incoming.body)
  if (!isData(body)) throw new Refusal(400, "BAD_REQUEST", "Request body could not be parsed")
  return body
}

/** A body that is not declared as JSON is not read (assumed; documented is only that the header is needed). */
const isForeignBody = ({ body, headers }: Incoming): boolean =>
  body !== "" && !/^application\/json\b/i.test(headers["content-type"] ?? "")

function handled(route: Route, arrival: Arrival, world: World): Answer {
  const { correlationId, incoming, now, path } = arrival
  if (isForeignBody(incoming)) return frameworkError(415, forwardedPath(path, world), now)
  try {
    const body = bodyOf(incoming)
    return HANDLERS[route.endpoint]({ ...route, body, now, origin: incoming.origin }, world)
  } catch (error) {
    if (error instanceof Refusal) return refused(familyOf(path), error, correlationId)
    throw error
  }
}

/** Only the key counts: its first answer is repeated for 24 hours, whatever is asked. Documented: idempotency. */
function handledOnce(route: Route, arrival: Arrival, world: World): Answer {
  const key = arrival.incoming.headers[HEADERS.idempotencyKey.toLowerCase()] ?? ""
  if (key === "" || !ENDPOINTS[route.endpoint].keyed) return handled(route, arrival, world)
  const kept = keptAnswer(world.store, key, arrival.now)
  if (kept) return kept
  const answer = handled(route, arrival, world)
  keepAnswer(world.store, key, { answer, at: arrival.now })
  return answer
}

export interface Dispatched {
  readonly answer: BareAnswer
  readonly allowance: Allowance
}

/** Lets a request have its effect and gives the answer to it. */
export function dispatch(arrival: Arrival, world: World): Dispatched {
  const { incoming, now, route } = arrival
  const allowance = world.limiter.count(route?.endpoint, now)
  if (!isAuthorized(incoming, world.account)) return { allowance, answer: gatewayHtml(401) }
  if (allowance.exceeded) return { allowance, answer: rateLimited }
  const answer =
    route === undefined || isIllegalPath(arrival.path)
      ? unroutable(arrival, world)
      : handledOnce(route, arrival, world)
  return { allowance, answer }
}
