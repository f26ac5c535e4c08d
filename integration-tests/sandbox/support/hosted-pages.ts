import type { Data } from "../../../src/sandbox/data"
import { textAt } from "../../../src/sandbox/data"
import type { Reply, Shop } from "./shop"
import { aPurchase, SESSIONS } from "./shop"

export const PAGES = "/hpp/v1/sessions"

/** The full address of a payment session. */
export const sessionUrl = ({ sandbox }: Shop, sessionId: string): string =>
  `${sandbox.url}${SESSIONS}/${sessionId}`

export const createPage = (shop: Shop, sessionId: string, more: Data = {}): Promise<Reply> =>
  shop.call("POST", PAGES, { payment_session_url: sessionUrl(shop, sessionId), ...more })

interface PageWish {
  readonly purchase?: Data
  readonly options?: Data
  readonly urls?: Data
}

/** A hosted page for a new session. */
export async function aPage(
  shop: Shop,
  { options = {}, purchase = aPurchase(), urls = {} }: PageWish = {},
): Promise<string> {
  const more = { merchant_urls: urls, options }
  const reply = await createPage(shop, await shop.openSession(purchase), more)
  if (reply.status !== 201) throw new Error(`No hosted page: ${reply.text}`)
  return textAt(reply.body, "session_id")
}

export const readPage = async (shop: Shop, id: string): Promise<Data> =>
  (await shop.call("GET", `${PAGES}/${id}`)).body

/** All addresses a merchant can give, with every placeholder. */
export const ALL_URLS: Data = Object.fromEntries(
  ["back", "cancel", "error", "failure", "success"].map((name) => [
    name,
    `https://shop.example/${name}?h={{session_id}}&t={{authorization_token}}&o={{order_id}}`,
  ]),
)
