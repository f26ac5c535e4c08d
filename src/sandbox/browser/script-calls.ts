import type { Data } from "../data"
import { dataAt, isData, parseJson, textAt } from "../data"
import type { Answer } from "../http/answers"
import type { Incoming } from "../http/incoming"
import { takeData } from "../operations/shopper"
import { Refusal } from "../refusal"
import type { Attempt } from "../state/attempt"
import { ATTEMPT_KINDS } from "../state/attempt"
import type { Session } from "../state/session"
import { authorizationsOf } from "../state/store"
import { isOffered } from "../views/categories"
import type { World } from "../world"
import type { Wish } from "./attempts"
import { beginAttempt, settleAttempt } from "./attempts"
import { choicesFor, PLAIN_NAMES } from "./choices"
import { clientSession } from "./client-session"
import { windowPath } from "./windows"

/** The script's calls: no part of Klarna's API, authenticated by the client token. */
const BASE = "/eu/kp/v1/browser/"

interface ScriptCall {
  readonly body: Data
  readonly session: Session
  readonly world: World
}

const HIDDEN = { show_form: false }

function categoriesIn(body: Data): readonly string[] {
  const { categories } = body
  return Array.isArray(categories)
    ? categories.filter((name): name is string => typeof name === "string")
    : []
}

function load({ body, session, world }: ScriptCall): Data {
  const data = dataAt(body, "data")
  const bad = data ? takeData(session.id, data, world) : []
  const { purchase } = world.store.sessions.get(session.id) ?? session
  const choices = choicesFor(categoriesIn(body))
  if (choices.length === 0 || !isOffered(purchase)) return { answer: HIDDEN }
  const error = bad.length > 0 ? { error: { invalid_fields: bad } } : {}
  const names = choices.map((category) => PLAIN_NAMES[category])
  return { answer: { show_form: true, ...error }, names }
}

/** The way to pay that was last agreed to, for the shop's own review page. */
function review({ session, world }: ScriptCall): Data {
  const agreed = authorizationsOf(world.store, session).at(-1)
  return agreed
    ? { answer: { show_form: true }, names: [PLAIN_NAMES[agreed.category]] }
    : { answer: HIDDEN }
}

function wishIn(body: Data): Wish {
  return {
    autoFinalize: body.auto_finalize !== false,
    choices: choicesFor(categoriesIn(body)),
    data: dataAt(body, "data") ?? {},
    kind: ATTEMPT_KINDS.find((kind) => kind === textAt(body, "kind")) ?? "authorize",
  }
}

const attemptView = (attempt: Attempt): Data => ({
  attempt_id: attempt.id,
  result: attempt.result ?? null,
  window_path: windowPath(attempt),
})

function ownAttempt(id: string, { session, world }: ScriptCall): Attempt {
  const attempt = world.store.attempts.get(id)
  if (attempt?.sessionId === session.id) return attempt
  throw new Refusal(404, "NOT_FOUND", `There is no attempt ${id} for this client token.`)
}

function closed(attempt: Attempt, { world }: ScriptCall): Data {
  const result = settleAttempt(attempt, { category: undefined, outcome: "close" }, world)
  return attemptView({ ...attempt, result })
}

function act(what: string, call: ScriptCall): Data {
  if (what === "POST load") return load(call)
  if (what === "POST review") return review(call)
  if (what === "POST attempts") {
    return attemptView(beginAttempt(call.session, wishIn(call.body), call.world))
  }
  const [, method, id = "", isClosing] =
    /^(GET|POST) attempts\/([^/]+?)(\/close)?$/.exec(what) ?? []
  if (method === "GET" && !isClosing) return attemptView(ownAttempt(id, call))
  if (method === "POST" && isClosing) return closed(ownAttempt(id, call), call)
  throw new Refusal(404, "NOT_FOUND", `The browser script knows no ${what}.`)
}

/** Any page may call: what it may see and do hangs on the client token alone. */
const CORS = {
  "Access-Control-Allow-Headers": "Authorization, Content-Type",
  "Access-Control-Allow-Methods": "GET, POST",
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Max-Age": "600",
  "Cache-Control": "no-store",
}

const json = (status: number, body: Data): Answer => ({
  body: JSON.stringify(body),
  headers: { ...CORS, "Content-Type": "application/json" },
  status,
})

function bodyOf({ body, tooLarge }: Incoming): Data {
  if (tooLarge) throw new Refusal(413, "REQUEST_TOO_LARGE", "The data is larger than 1 MB.")
  const parsed = body === "" ? {} : parseJson(body)
  if (isData(parsed)) return parsed
  throw new Refusal(400, "BAD_REQUEST", "The body must be a JSON object.")
}

function answered(incoming: Incoming, world: World): Answer {
  const session = clientSession(incoming, world)
  if (!session) {
    return json(401, {
      error: "The client token is unknown to this sandbox, or older than 48 hours.",
    })
  }
  const what = `${incoming.method} ${incoming.path.slice(BASE.length)}`
  try {
    return json(200, act(what, { body: bodyOf(incoming), session, world }))
  } catch (error) {
    if (error instanceof Refusal) return json(error.status, { error: error.message })
    throw error
  }
}

/** A call of the browser script, or `undefined` when the path is another. */
export function scriptCall(incoming: Incoming, world: World): Answer | undefined {
  if (!incoming.path.startsWith(BASE)) return undefined
  return incoming.method === "OPTIONS"
    ? { body: "", headers: CORS, status: 204 }
    : answered(incoming, world)
}
