import type { Data } from "../data"
import type { Answer } from "../http/answers"
import type { Incoming } from "../http/incoming"
import type { Attempt } from "../state/attempt"
import type { World } from "../world"
import type { Choice } from "./attempts"
import { settleAttempt } from "./attempts"
import { chosenFrom, PLAIN_NAMES } from "./choices"
import { html } from "./html"
import { page, WINDOW_SCRIPT_PATH } from "./page"
import { categoryChoice, purchaseSummary } from "./purchase"

const WINDOW = /^\/eu\/kp\/v1\/windows\/([^/]+)$/
/** What a window shows until the page's data has arrived. */
const OPENING = "opening"

export const windowPath = ({ id }: Attempt): string => `/eu/kp/v1/windows/${id}`

const opening = page({
  content: html`<h1>One moment …</h1>
    <p>Waiting for the shop's page.</p>`,
  title: "Opening",
})

const unknown = page({
  content: html`<h1>Nothing to decide here</h1>
    <p>This window belongs to a purchase that the sandbox doesn't know (any more). Close it.</p>`,
  status: 404,
  title: "Unknown",
})

function titleOf({ choices, kind }: Attempt): string {
  const [only] = choices
  const name = choices.length === 1 && only ? PLAIN_NAMES[only] : "How to pay"
  return kind === "finalize" ? `Sandbox – ${name}, last step` : `Sandbox – ${name}`
}

function question(attempt: Attempt, purchase: Data): Answer {
  const title = titleOf(attempt)
  const content = html`<h1>${title}</h1>
    <form method="post">
      ${purchaseSummary(purchase)} ${categoryChoice(attempt.choices)}
      <div class="buttons">
        <button class="primary" name="choice" value="approve">Approve</button>
        <button name="choice" value="decline">Decline</button>
        <button name="choice" value="close">Close</button>
      </div>
    </form>
    <p class="hint">
      Approve and Decline stand for Klarna's answer; Close is the shopper who gives up.
    </p>`
  return page({ content, title })
}

function outcomeOf(result: Data): string {
  if (result.approved === true) return "Approved"
  if (result.error !== undefined) return "Something has to be corrected"
  return result.show_form === true ? "Closed" : "Declined"
}

/** Tells the page that opened it, and closes itself. */
function farewell(attempt: Attempt, result: Data): Answer {
  const title = outcomeOf(result)
  const content = html`<h1>${title}</h1>
    <p>The shop has been told. You can close this window.</p>`
  const script = html`<script src="${WINDOW_SCRIPT_PATH}" data-attempt="${attempt.id}"></script>`
  return page({ content, script, title })
}

const OUTCOMES: Readonly<Record<string, Choice["outcome"]>> = {
  approve: "approve",
  close: "close",
  decline: "decline",
}

function settled(attempt: Attempt, incoming: Incoming, world: World): Answer {
  const fields = new URLSearchParams(incoming.body)
  const outcome = OUTCOMES[fields.get("choice") ?? ""] ?? "close"
  const category = chosenFrom(attempt.choices, fields.get("category") ?? "")
  return farewell(attempt, settleAttempt(attempt, { category, outcome }, world))
}

/** The window in which a shopper decides, or `undefined` when the path is another. */
export function windowPage(incoming: Incoming, world: World): Answer | undefined {
  const [, id] = WINDOW.exec(incoming.path) ?? []
  if (id === undefined) return undefined
  if (id === OPENING) return opening
  const attempt = world.store.attempts.get(id)
  const session = world.store.sessions.get(attempt?.sessionId ?? "")
  if (!attempt || !session) return unknown
  if (attempt.result) return farewell(attempt, attempt.result)
  return incoming.method === "POST"
    ? settled(attempt, incoming, world)
    : question(attempt, session.purchase)
}
