import { merchantUrl } from "../rules/merchant-urls"
import { hasToken } from "../state/store"
import { BADGE_PATH } from "../views/categories"
import type { World } from "../world"
import type { Answer } from "./answers"
import type { Incoming } from "./incoming"

/** A badge of the sandbox's own: nothing of Klarna's, nothing from the internet. */
const BADGE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30" role="img" aria-label="Sandbox">' +
  '<rect width="90" height="30" rx="6" fill="#ffb3c7"/>' +
  '<text x="45" y="20" font-family="sans-serif" font-size="14" text-anchor="middle">Sandbox</text></svg>'

const badge: Answer = {
  body: BADGE,
  headers: { "Content-Type": "image/svg+xml" },
  status: 200,
}

/** Where the shopper returns to who placed an order or had a customer token made. */
function urlOfSession(sessionId: string, { store }: World): string {
  const session = store.sessions.get(sessionId)
  const orderId = session?.orderId ?? ""
  const ordered = store.orders.get(orderId)?.purchase
  const tokenized = session && hasToken(store, session) ? session.purchase : {}
  return merchantUrl(ordered ?? tokenized, "confirmation", { orderId, sessionId })
}

/** Where the shopper returns to whose customer token was charged. */
function urlOfCharge(orderId: string, { store }: World): string {
  const purchase = store.orders.get(orderId)?.purchase ?? {}
  return merchantUrl(purchase, "confirmation", { orderId, sessionId: "" })
}

/** What a shopper's browser may fetch without credentials, or `undefined` when the path is none of these. */
export function publicPage({ method, path }: Incoming, world: World): Answer | undefined {
  if (method !== "GET") return undefined
  if (path === BADGE_PATH) return badge
  const [, kind, id] = /^\/eu\/kp\/v1\/(sessions|orders)\/([^/]+)\/redirect$/.exec(path) ?? []
  if (kind === undefined || id === undefined) return undefined
  const location = kind === "orders" ? urlOfCharge(id, world) : urlOfSession(id, world)
  return location === "" ? undefined : { body: "", headers: { Location: location }, status: 302 }
}
