import type { HostedPageStatus } from "../../klarna/contract/hosted-page"
import type { Data } from "../data"
import { moveHostedPage } from "../operations/hosted-page"
import { payOnHostedPage } from "../operations/hosted-page-payment"
import { Refusal } from "../refusal"
import type { Category } from "../rules/methods"
import type { HostedPage, ReachedStatus } from "../state/hosted-page"
import { hostedPageStatus, isFinal, placeOrderMode, updatedAt } from "../state/hosted-page"
import { nextUrl, pageUrl } from "../views/hosted-page-urls"
import type { World } from "../world"

/** What a shopper does on a hosted page, or what happens to him there (`fail`, `error`), and the status it aims at. */
const AIMS = {
  open: "IN_PROGRESS",
  complete: "COMPLETED",
  cancel: "CANCELLED",
  back: "BACK",
  fail: "FAILED",
  error: "ERROR",
} as const satisfies Record<string, ReachedStatus>

export type HostedPageAction = keyof typeof AIMS

const isAction = (name: string): name is HostedPageAction => Object.hasOwn(AIMS, name)
export const HOSTED_PAGE_ACTIONS: readonly HostedPageAction[] = Object.keys(AIMS).filter(isAction)

export interface HostedPageInput {
  /** How the shopper pays, for `complete`; default: the first that the page offers. */
  readonly category?: Category
}

export interface HostedPageOverview {
  readonly session_id: string
  readonly status: HostedPageStatus
  /** Where the shopper's browser goes next; `null` while he is on the page, and where the merchant gave no address. */
  readonly redirect_url: string | null
  /** The page's own address: what the merchant was answered as `redirect_url`. */
  readonly page_url: string
  readonly payment_session_id: string
  readonly place_order_mode: string
  readonly authorization_token: string | null
  readonly order_id: string | null
  readonly created_at: string
  readonly updated_at: string
  readonly expires_at: string
  readonly merchant_urls: Data
  readonly options: Data
  readonly distributions: readonly { readonly method: string; readonly at: string }[]
}

function hostedPageOverview(page: HostedPage, now: Date): HostedPageOverview {
  return {
    authorization_token: page.authorizationToken ?? null,
    created_at: page.createdAt.toISOString(),
    distributions: page.distributions.map(({ at, method }) => ({ at: at.toISOString(), method })),
    expires_at: page.expiresAt.toISOString(),
    merchant_urls: page.urls,
    options: page.options,
    order_id: page.orderId ?? null,
    page_url: pageUrl(page),
    payment_session_id: page.paymentSessionId,
    place_order_mode: placeOrderMode(page),
    redirect_url: nextUrl(page, now),
    session_id: page.id,
    status: hostedPageStatus(page, now),
    updated_at: updatedAt(page, now).toISOString(),
  }
}

interface PageCall {
  readonly action: HostedPageAction
  readonly input: HostedPageInput
}

function acted(page: HostedPage, { action, input }: PageCall, world: World): HostedPage {
  const status = hostedPageStatus(page, world.clock.now())
  if (!isFinal(status)) {
    return action === "complete"
      ? payOnHostedPage(page, input.category, world)
      : moveHostedPage(page, { to: AIMS[action] }, world)
  }
  // A second click does no harm, and a page that is over can still be looked at.
  if (action === "open" || status === AIMS[action]) return page
  throw new Refusal(
    409,
    "CONFLICT",
    `The hosted page ${page.id} is ${status}: nothing can happen on it.`,
  )
}

function act(id: string, call: PageCall, world: World): HostedPageOverview {
  const page = world.store.hostedPages.get(id)
  if (!page) throw new Refusal(404, "NOT_FOUND", `There is no hosted page ${id}.`)
  return hostedPageOverview(acted(page, call, world), world.clock.now())
}

/** The control API's part about hosted payment pages. */
export interface HostedPageControl {
  /** Oldest first. */
  hostedPages(): readonly HostedPageOverview[]
  /** @param id of the hosted page session */
  actOnHostedPage(id: string, action: HostedPageAction, input?: HostedPageInput): HostedPageOverview
}

export const createHostedPageControl = (world: World): HostedPageControl => ({
  actOnHostedPage: (id, action, input = {}) => act(id, { action, input }, world),
  hostedPages: () =>
    [...world.store.hostedPages.values()].map((page) =>
      hostedPageOverview(page, world.clock.now()),
    ),
})
