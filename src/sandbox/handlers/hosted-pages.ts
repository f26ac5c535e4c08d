import type { Data } from "../data"
import { dataAt, textAt } from "../data"
import { hostedPageJson, nothing } from "../http/answers"
import type { Call, Handler } from "../http/call"
import { param } from "../http/call"
import { enterHostedPage, moveHostedPage } from "../operations/hosted-page"
import { badValue, Refusal } from "../refusal"
import { distribution, DISTRIBUTION_METHOD, HOSTED_PAGE } from "../rules/hosted-page-fields"
import type { HostedPage } from "../state/hosted-page"
import { hostedPageStatus, isFinal } from "../state/hosted-page"
import type { Session } from "../state/session"
import { hostedPageExpiry } from "../state/session"
import { hostedPageCreatedView, hostedPageView } from "../views/hosted-page-view"
import type { World } from "../world"
import { readPayments } from "./reading"

const notFound = (message: string): Refusal => new Refusal(404, "NOT_FOUND", message)

/** The payment session that an address of this host stands for, with time left to pay for it. */
function paymentSession(url: string, { now, origin }: Call, { store }: World): Session {
  const prefix = `${origin}/payments/v1/sessions/`
  const id = url.startsWith(prefix) ? url.slice(prefix.length) : ""
  if (!/^[^/?#]+$/.test(id)) throw badValue(["payment_session_url"])
  const session = store.sessions.get(id)
  if (!session || now >= hostedPageExpiry(session)) {
    throw notFound("Payment session has expired")
  }
  if (session.orderId !== undefined) {
    throw new Refusal(404, "SESSION_COMPLETED", "Session has already been completed")
  }
  return session
}

function newPage(body: Data, session: Session, { call, world }: { call: Call; world: World }) {
  const { now, origin } = call
  return {
    createdAt: now,
    distributions: [],
    expiresAt: hostedPageExpiry(session),
    id: world.dice.uuid(),
    options: dataAt(body, "options") ?? {},
    origin,
    paymentSessionId: session.id,
    reached: "WAITING",
    reachedAt: now,
    short: world.dice.reference(),
    urls: dataAt(body, "merchant_urls") ?? {},
  } as const satisfies HostedPage
}

export const createHostedPage: Handler = (call, world) => {
  const body = readPayments(HOSTED_PAGE, call.body)
  const session = paymentSession(textAt(body, "payment_session_url"), call, world)
  const page = newPage(body, session, { call, world })
  enterHostedPage(page, world)
  return hostedPageJson(201, hostedPageCreatedView(page, world.dice.bytes(24)))
}

function findPage(call: Call, { store }: World): HostedPage {
  const page = store.hostedPages.get(param(call, "session_id"))
  if (!page) throw notFound("HPP session could not be found")
  return page
}

export const readHostedPage: Handler = (call, world) =>
  hostedPageJson(200, hostedPageView(findPage(call, world), world.store, call.now))

/** Documented: not once it is completed, nor when its time is over. */
export const disableHostedPage: Handler = (call, world) => {
  const page = findPage(call, world)
  const status = hostedPageStatus(page, call.now)
  if (status === "TIMEOUT") throw notFound("HPP session has expired")
  if (status === "COMPLETED") {
    throw new Refusal(400, "BAD_REQUEST", "HPP session has already been completed")
  }
  if (!isFinal(status)) moveHostedPage(page, { to: "DISABLED" }, world)
  return nothing
}

/** Nothing is sent to anybody: that it would have been is written down. */
export const distributeHostedPage: Handler = (call, world) => {
  const method = textAt(readPayments(DISTRIBUTION_METHOD, call.body), "method")
  readPayments(distribution(method), call.body)
  const page = findPage(call, world)
  const status = hostedPageStatus(page, call.now)
  if (status === "TIMEOUT") throw notFound("HPP session has expired")
  if (isFinal(status)) {
    throw new Refusal(400, "BAD_REQUEST", `HPP session is ${status.toLowerCase()}`)
  }
  const distributions = [...page.distributions, { at: call.now, method }]
  world.store.hostedPages.set(page.id, { ...page, distributions })
  return nothing
}
