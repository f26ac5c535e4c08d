import type { HostedPageOverview } from "../../../../src/sandbox/control/hosted-pages"
import type { OrderOverview } from "../../../../src/sandbox/control/overview"
import type { Books } from "./books"
import { broken } from "./books"
import { brokenOrderLaws } from "./order-laws"

const isOnce = (values: readonly (string | null)[]): boolean => {
  const named = values.filter((value) => value !== null)
  return new Set(named).size === named.length
}

/** Sessions and orders name each other. */
function agree({ orders, sessions }: Books): boolean {
  const told = sessions.map(({ order_id, session_id }) => `${session_id} ${order_id}`)
  return (
    orders.every((order) => order.session_id === null || told.includes(linkOf(order))) &&
    sessions.every(
      ({ order_id }) => order_id === null || orders.some((o) => o.order_id === order_id),
    )
  )
}
const linkOf = ({ order_id, session_id }: OrderOverview): string => `${session_id} ${order_id}`

/** A completed page has what its mode promises, any other has nothing. */
function isPaidAsPromised(page: HostedPageOverview, { orders }: Books): boolean {
  if (page.status !== "COMPLETED")
    return page.order_id === null && page.authorization_token === null
  if (page.place_order_mode === "NONE") {
    return page.order_id === null && page.authorization_token !== null
  }
  const order = orders.find(({ order_id }) => order_id === page.order_id)
  return order?.session_id === page.payment_session_id && page.authorization_token === null
}

const isOver = ({ expires_at }: { readonly expires_at: string }, { now }: Books): boolean =>
  expires_at <= now

const OPEN = ["AUTHORIZED", "PART_CAPTURED", "WAITING", "IN_PROGRESS", "BACK", "FAILED", "ERROR"]

/** Nothing that has an end goes on after it: orders, hosted pages, authorizations. */
function endsInTime(books: Books): boolean {
  const { orders, pages, sessions } = books
  return (
    [...orders, ...pages].every((one) => !isOver(one, books) || !OPEN.includes(one.status)) &&
    sessions
      .flatMap(({ authorizations }) => authorizations)
      .every((one) => !isOver(one, books) || one.state !== "live")
  )
}

/** Laws of the whole books, at any moment. */
export function brokenBookLaws(books: Books): string[] {
  const { orders, pages, sessions, tokens } = books
  const ids = orders.flatMap(({ captures, order_id, refunds }) => [
    order_id,
    ...captures.map(({ capture_id }) => capture_id),
    ...refunds.map(({ refund_id }) => refund_id),
  ])
  const known = new Set(orders.map(({ order_id }) => order_id))
  const laws = broken({
    "completed pages have their order or token": pages.every((page) =>
      isPaidAsPromised(page, books),
    ),
    "ends come in time": endsInTime(books),
    "ids are given once": isOnce(ids),
    "one order per authorization token": isOnce(orders.map((order) => order.authorization_token)),
    "one order per session": isOnce(orders.map((order) => order.session_id)),
    "sessions and orders agree": agree(books),
    "one token per session": isOnce(tokens.map((token) => token.session_id)),
    "sessions are complete with their order, not before": sessions.every(
      ({ order_id, status }) => (status === "complete") === (order_id !== null),
    ),
    "tokens are charged to orders that exist": tokens.every(({ order_ids }) =>
      order_ids.every((id) => known.has(id)),
    ),
  })
  return [...laws, ...orders.flatMap(brokenOrderLaws)]
}
