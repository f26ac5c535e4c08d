import type { HostedPageOverview } from "../../../../src/sandbox/control/hosted-pages"
import type { SessionOverview } from "../../../../src/sandbox/control/overview"
import type { TokenOverview } from "../../../../src/sandbox/control/tokens"
import { same } from "../../../../src/sandbox/data"
import { brokenBookLaws } from "./book-laws"
import type { Books } from "./books"
import { broken, pairs } from "./books"
import type { Step } from "./life"
import { brokenChangeLaws } from "./order-laws"

interface Change {
  readonly before: Books
  readonly step: Step
  readonly after: Books
}

/** A refused charge uses up one failure of the payment method, or finds the token suspended; nothing else. */
const exceptItsTry = (tokens: readonly TokenOverview[], tried: string | undefined) =>
  tokens.map((token) =>
    token.token_id === tried
      ? { ...token, failing_charges: 0, next_charge: "works", status: token.status !== "CANCELLED" }
      : token,
  )

function isUnchanged({ after, before, step: { charges } }: Change): boolean {
  const { tokens: was, ...rest } = before
  const { tokens: is, ...restAfter } = after
  return same(rest, restAfter) && same(exceptItsTry(was, charges), exceptItsTry(is, charges))
}

function isSameAnswer({ repeats, reply }: Step): boolean {
  if (!repeats) return true
  return repeats.status === reply?.status && repeats.text === reply.text
}

const FINAL_STATES = ["placed", "released", "expired"]

/** What is over for an authorization stays over. */
const keepsEnds = (was: SessionOverview, is: SessionOverview): boolean =>
  was.authorizations.every(
    ({ state }, index) =>
      !FINAL_STATES.includes(state) || is.authorizations[index]?.state === state,
  )

/** The merchant can't change a session whose time is over, nor one whose order exists. */
function keepsOver(was: SessionOverview, is: SessionOverview, now: string): boolean {
  const isOver = was.expires_at <= now || was.order_id !== null
  return !isOver || same(was.purchase, is.purchase)
}

const sessionId = (session: SessionOverview) => session.session_id
const pageId = (page: HostedPageOverview) => page.session_id
const tokenId = (token: TokenOverview) => token.token_id

const FINAL_PAGES = ["COMPLETED", "CANCELLED", "DISABLED", "TIMEOUT"]

/** New orders of sessions come from authorizations that were still good. */
function areFromLiveConsents({ after, before, step }: Change): boolean {
  if (step.by !== "merchant") return true
  const known = new Set(before.orders.map(({ order_id }) => order_id))
  const live = before.sessions.flatMap(({ authorizations }) =>
    authorizations.filter(({ state }) => state === "live").map((one) => one.authorization_token),
  )
  return after.orders
    .filter(({ authorization_token, order_id }) => !known.has(order_id) && authorization_token)
    .every(({ authorization_token: token }) => token !== null && live.includes(token))
}

/** A token that is cancelled, suspended or another's is not charged. */
const isLeftAlone = (was: TokenOverview, is: TokenOverview): boolean =>
  (was.status === "ACTIVE" && !was.forbidden) || same(was.order_ids, is.order_ids)

function brokenStepLaws(change: Change): string[] {
  const { after, before, step } = change
  const sessions = pairs(before.sessions, after.sessions, sessionId)
  const pages = pairs(before.pages, after.pages, pageId)
  const tokens = pairs(before.tokens, after.tokens, tokenId)
  const mustKeep = step.refused || step.isRead === true || step.repeats !== undefined
  return broken({
    "a cancelled token stays cancelled": tokens.every(
      ([was, is]) => was.status !== "CANCELLED" || is.status === "CANCELLED",
    ),
    "a charge needs a good token":
      step.charges === undefined || tokens.every(([was, is]) => isLeftAlone(was, is)),
    "a final page stays as it is": pages.every(
      ([was, is]) => !FINAL_PAGES.includes(was.status) || same(was, is),
    ),
    "a refusal, a look or a repeat changes nothing": !mustKeep || isUnchanged(change),
    "a repeat gets the first answer": isSameAnswer(step),
    "an order needs a live authorization": areFromLiveConsents(change),
    "authorizations keep their ends": sessions.every(([was, is]) => keepsEnds(was, is)),
    "no defect of the sandbox": (step.reply?.status ?? 200) < 500,
    "nothing is lost":
      sessions.length === before.sessions.length &&
      pages.length === before.pages.length &&
      tokens.length === before.tokens.length,
    "sessions that are over stay as they are": sessions.every(([was, is]) =>
      keepsOver(was, is, before.now),
    ),
    [step.mustFail ?? "what must fail fails"]: step.mustFail === undefined || step.refused,
  })
}

/** The laws that a step breaks, or that its books break after it; none of them may ever be broken. */
export function brokenLaws(change: Change): string[] {
  const { after, before, step } = change
  const orders = pairs(before.orders, after.orders, ({ order_id }) => order_id)
  return [
    ...brokenStepLaws(change),
    ...orders.flatMap(([was, is]) => brokenChangeLaws({ by: step.by, is, was })),
    ...(orders.length === before.orders.length ? [] : ["no order is lost"]),
    ...brokenBookLaws(after),
  ]
}
