import type { z } from "zod"

import { isData, parseJson } from "../data"
import type { Answer } from "../http/answers"
import type { Incoming } from "../http/incoming"
import { Refusal } from "../refusal"
import type { Control } from "./control"
import { AuthorizeBody, ClockBody, DecideBody, FaultBody, PortalBody } from "./inputs"
import { PORTAL_ACTIONS } from "./portal"

interface ControlCall {
  readonly id: string
  readonly action: string
  readonly body: unknown
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

function portalAction(name: string) {
  const action = PORTAL_ACTIONS.find((known) => known === name)
  if (!action) throw new Refusal(404, "NOT_FOUND", `The portal knows ${PORTAL_ACTIONS.join(", ")}.`)
  return action
}

const SEGMENT = "([^/]+)"
const at = (path: string): RegExp => new RegExp(`^/_sandbox/${path}/?$`)

const ROUTES: readonly ControlRoute[] = [
  { act: (_call, control) => control.reset(), method: "POST", path: at("reset") },
  { act: (_call, control) => control.journal(), method: "GET", path: at("journal") },
  { act: (_call, control) => control.orders(), method: "GET", path: at("orders") },
  { act: (_call, control) => control.sessions(), method: "GET", path: at("sessions") },
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
      control.actInPortal(id, portalAction(action), read(PortalBody, body)),
    method: "POST",
    path: at(`orders/${SEGMENT}/portal/${SEGMENT}`),
  },
  { act: (_call, control) => control.clock(), method: "GET", path: at("clock") },
  {
    act: ({ body }, control) => control.changeClock(read(ClockBody, body)),
    method: "POST",
    path: at("clock"),
  },
  { act: (_call, control) => control.faults(), method: "GET", path: at("faults") },
  {
    act: ({ body }, control) => control.addFault(read(FaultBody, body)),
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
  return route.act({ action, body: bodyOf(incoming), id }, control)
}

const json = (status: number, value: unknown): Answer =>
  value === undefined
    ? { body: "", headers: {}, status: 204 }
    : {
        body: JSON.stringify(value),
        headers: { "Content-Type": "application/json;charset=utf-8" },
        status,
      }

/** How many exchanges there were in all, those that the journal dropped included. */
const countOf = ({ path }: Incoming, control: Control): Record<string, string> =>
  at("journal").test(path) ? { "X-Total-Count": String(control.journalTotal()) } : {}

/** Answers a call of the control API: JSON, 204 when there is nothing to say, `{ "error": sentence }` when refused. */
export function controlAnswer(incoming: Incoming, control: Control): Answer {
  try {
    const answer = json(200, act(incoming, control))
    return { ...answer, headers: { ...answer.headers, ...countOf(incoming, control) } }
  } catch (error) {
    if (error instanceof Refusal) return json(error.status, { error: error.message })
    throw error
  }
}
