import type { IncomingMessage, ServerResponse } from "node:http"

import { browserAnswer } from "../browser/browser"
import { peoplePage } from "../browser/people"
import type { Control } from "../control/control"
import { controlAnswer } from "../control/routes"
import { parseJson } from "../data"
import type { Fault } from "../faults"
import type { Exchange } from "../journal"
import type { World } from "../world"
import type { Answer } from "./answers"
import { withoutPassword } from "./credentials"
import type { Arrival } from "./dispatch"
import type { Outcome } from "./faulty"
import { faulty, normal } from "./faulty"
import type { Incoming } from "./incoming"
import { readIncoming } from "./incoming"
import { publicPage } from "./pages"
import { findRoute, tidyPath } from "./routes"

function send(answer: Answer, response: ServerResponse): void {
  response.sendDate = false
  response.writeHead(answer.status, { ...answer.headers })
  response.end(answer.body)
}

function finish(outcome: Outcome, response: ServerResponse): void {
  switch (outcome.kind) {
    case "answer":
      return send(outcome.answer, response)
    case "broken":
      response.socket?.destroy()
      return
    case "silent":
      return
  }
}

function arrivalOf(incoming: Incoming, world: World): Arrival {
  const path = tidyPath(incoming.path)
  return {
    correlationId: world.dice.uuid(),
    incoming,
    now: world.clock.now(),
    path,
    route: findRoute(incoming.method, path),
  }
}

const bodyOf = (text: string): unknown => (text === "" ? null : (parseJson(text) ?? text))

function responseOf({ body, headers, status }: Answer): Exchange["response"] {
  const lower: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) lower[name.toLowerCase()] = value
  return { body: bodyOf(body), headers: lower, status }
}

interface Finished {
  readonly arrival: Arrival
  readonly fault: Fault | undefined
  readonly outcome: Outcome
}

function exchangeOf({ arrival, fault, outcome }: Finished): Exchange {
  const { incoming, now, route } = arrival
  return {
    time: now.toISOString(),
    method: incoming.method,
    path: incoming.path,
    endpoint: route?.endpoint ?? null,
    request: { headers: withoutPassword(incoming.headers), body: bodyOf(incoming.body) },
    response: outcome.kind === "answer" ? responseOf(outcome.answer) : null,
    ...(fault ? { fault: fault.kind } : {}),
  }
}

async function klarnaOutcome(incoming: Incoming, world: World): Promise<Outcome> {
  const arrival = arrivalOf(incoming, world)
  const fault = world.faults.take(arrival.route?.endpoint ?? null)
  const outcome = fault ? await faulty(fault, arrival, world) : normal(arrival, world)
  world.journal.add(exchangeOf({ arrival, fault, outcome }))
  return outcome
}

export interface Rim {
  readonly world: World
  readonly control: Control
  /** The sandbox's own address. */
  readonly address: () => string
}

/** Answers one request: of Klarna's API, of a shopper's browser, or of the control API. */
export async function serve(
  message: IncomingMessage,
  response: ServerResponse,
  { address, control, world }: Rim,
): Promise<void> {
  const incoming = await readIncoming(message, address())
  const own = incoming.path.startsWith("/_sandbox")
    ? (peoplePage(incoming) ?? (await controlAnswer(incoming, control)))
    : (publicPage(incoming, world) ?? browserAnswer(incoming, control, world))
  finish(own ? { answer: own, kind: "answer" } : await klarnaOutcome(incoming, world), response)
}
