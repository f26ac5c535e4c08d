import type { z } from "zod"

import type { CallbackFault } from "../callbacks/faults"
import { isData, parseJson } from "../data"
import type { Fault } from "../faults"
import type { Answer } from "../http/answers"
import type { Incoming } from "../http/incoming"
import { Refusal } from "../refusal"
import type { Control } from "./control"
import { refuseOtherPages } from "./guard"
import { HOSTED_PAGE_ACTIONS } from "./hosted-pages"
import {
  AuthorizeBody,
  ClockBody,
  DecideBody,
  faultBodyFor,
  HostedPageBody,
  PortalBody,
  TokenBody,
} from "./inputs"
import { isList, newestOf, newestWanted } from "./lists"
import { PORTAL_ACTIONS } from "./portal"
import { TOKEN_ACTIONS } from "./tokens"

interface ControlCall {
  readonly id: string
  readonly action: string
  readonly body: unknown
  /** How many of the newest entries are wanted, where a list is answered. */
  readonly newest: number
}

interface ControlRoute {
  readonly method: "GET" | "POST" | "DELETE"
  readonly path: RegExp
  readonly act: (call: ControlCall, control: Control) => unknown
}

const bad = (message: string): Refusal => new Refusal(400, "BAD_VALUE", message)

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue?.path.join(".") ?? ""
  throw bad(`${field === "" ? "The body" : `"${field}"`}: ${issue?.message ?? "is not valid"}.`)
}

function oneOf<T extends string>(actions: readonly T[], name: string, whose: string): T {
  const action = actions.find((known) => known === name)
  if (!action) throw new Refusal(404, "NOT_FOUND", `${whose} knows ${actions.join(", ")}.`)
  return action
}

const SEGMENT = "([^/]+)"
const at = (path: string): RegExp => new RegExp(`^/_sandbox/${path}/?$`)

const ROUTES: readonly ControlRoute[] = [
  { act: (_call, control) => control.reset(), method: "POST", path: at("reset") },
  { act: (_call, control) => control.journal(), method: "GET", path: at("journal") },
  { act: ({ newest }, control) => control.orders(newest), method: "GET", path: at("orders") },
  { act: ({ newest }, control) => control.sessions(newest), method: "GET", path: at("sessions") },
  {
    act: ({ body, id }, control) => control.authorizeSession(id, read(AuthorizeBody, body)),
    method: "POST",
    path: at(`sessions/${SEGMENT}/(authorize)`),
  },
  {
    act: ({ body, id }, control) => control.finalizeSession(id, read(AuthorizeBody, body)),
    method: "POST",
    path: at(`sessions/${SEGMENT}/(finalize)`),
  },
  {
    act: ({ body, id }, control) => control.decideOrder(id, read(DecideBody, body).decision),
    method: "POST",
    path: at(`orders/${SEGMENT}/(decide)`),
  },
  {
    act: ({ action, body, id }, control) =>
      control.actInPortal(id, oneOf(PORTAL_ACTIONS, action, "The portal"), read(PortalBody, body)),
    method: "POST",
    path: at(`orders/${SEGMENT}/portal/${SEGMENT}`),
  },
  { act: ({ newest }, control) => control.tokens(newest), method: "GET", path: at("tokens") },
  {
    act: ({ action, body, id }, control) => {
      const known = oneOf(TOKEN_ACTIONS, action, "A customer token")
      return control.actOnToken(id, known, read(TokenBody, body))
    },
    method: "POST",
    path: at(`tokens/${SEGMENT}/${SEGMENT}`),
  },
  { act: (_call, control) => control.hostedPages(), method: "GET", path: at("hpp") },
  {
    act: ({ action, body, id }, control) => {
      const known = oneOf(HOSTED_PAGE_ACTIONS, action, "A hosted page")
      return control.actOnHostedPage(id, known, read(HostedPageBody, body))
    },
    method: "POST",
    path: at(`hpp/${SEGMENT}/${SEGMENT}`),
  },
  { act: (_call, control) => control.clock(), method: "GET", path: at("clock") },
  {
    act: ({ body }, control) => control.passTime(read(ClockBody, body)),
    method: "POST",
    path: at("clock"),
  },
  { act: (_call, control) => control.callbacks(), method: "GET", path: at("callbacks") },
  {
    act: ({ id }, control) => control.sendCallback(id),
    method: "POST",
    path: at(`callbacks/${SEGMENT}/(send)`),
  },
  { act: (_call, control) => control.faults(), method: "GET", path: at("faults") },
  {
    act: ({ body }, control) =>
      control.addFault(read<Fault | CallbackFault>(faultBodyFor(body), body)),
    method: "POST",
    path: at("faults"),
  },
  { act: (_call, control) => control.clearFaults(), method: "DELETE", path: at("faults") },
]

function bodyOf({ body }: Incoming): unknown {
  if (body.trim() === "") return {}
  const parsed = parseJson(body)
  if (!isData(parsed)) throw bad("The body must be a JSON object.")
  return parsed
}

function act(incoming: Incoming, control: Control): unknown {
  const route = ROUTES.find(
    ({ method, path }) => method === incoming.method && path.test(incoming.path),
  )
  if (!route) {
    throw new Refusal(404, "NOT_FOUND", `There is no ${incoming.method} ${incoming.path}.`)
  }
  const [, id = "", action = ""] = route.path.exec(incoming.path) ?? []
  const newest = newestWanted(incoming.query)
  return route.act({ action, body: bodyOf(incoming), id, newest }, control)
}

const json = (status: number, value: unknown): Answer =>
  value === undefined
    ? { body: "", headers: {}, status: 204 }
    : {
        body: JSON.stringify(value),
        headers: { "Content-Type": "application/json;charset=utf-8" },
        status,
      }

/** How many entries the lists have in all that are cut or dropped before they get here. */
const TOTALS: readonly (readonly [path: RegExp, total: (control: Control) => number])[] = [
  [at("callbacks"), (control) => control.callbacksTotal()],
  [at("journal"), (control) => control.journalTotal()],
  [at("orders"), (control) => control.ordersTotal()],
  [at("sessions"), (control) => control.sessionsTotal()],
  [at("tokens"), (control) => control.tokensTotal()],
]

/** A list and how many entries it has in all, or anything else as it is. */
function listed(incoming: Incoming, value: unknown, control: Control): Answer {
  if (!isList(value)) return json(200, value)
  const [, total] = TOTALS.find(([path]) => path.test(incoming.path)) ?? []
  const answer = json(200, newestOf(value, newestWanted(incoming.query)))
  const count = String(total?.(control) ?? value.length)
  return { ...answer, headers: { ...answer.headers, "X-Total-Count": count } }
}

/** Answers a call of the control API: JSON, 204 when there is nothing to say, `{ "error": sentence }` when refused. */
export async function controlAnswer(incoming: Incoming, control: Control): Promise<Answer> {
  const refused = refuseOtherPages(incoming)
  if (refused) return refused
  try {
    return listed(incoming, await act(incoming, control), control)
  } catch (error) {
    if (error instanceof Refusal) return json(error.status, { error: error.message })
    throw error
  }
}
