import { dataAt, textAt } from "../data"
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

/** Where the shopper returns to, with Klarna's placeholders filled in. Documented: Payments, merchant_urls. */
function confirmationUrl(sessionId: string, world: World): string {
  const orderId = world.store.sessions.get(sessionId)?.orderId ?? ""
  const order = world.store.orders.get(orderId)
  const urls = dataAt(order?.purchase ?? {}, "merchant_urls") ?? {}
  return textAt(urls, "confirmation")
    .replaceAll("{session.id}", sessionId)
    .replaceAll("{order.id}", orderId)
}

/** What a shopper's browser may fetch without credentials, or `undefined` when the path is none of these. */
export function publicPage({ method, path }: Incoming, world: World): Answer | undefined {
  if (method !== "GET") return undefined
  if (path === BADGE_PATH) return badge
  const [, sessionId] = /^\/eu\/kp\/v1\/sessions\/([^/]+)\/redirect$/.exec(path) ?? []
  const location = sessionId === undefined ? "" : confirmationUrl(sessionId, world)
  return location === "" ? undefined : { body: "", headers: { Location: location }, status: 302 }
}
