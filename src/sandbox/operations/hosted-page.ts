import type { HostedPage, ReachedStatus } from "../state/hosted-page"
import { hostedPageStatus } from "../state/hosted-page"
import { hostedPageView } from "../views/hosted-page-view"
import { statusUpdateUrl } from "../views/hosted-page-urls"
import type { World } from "../world"

/** Tells the merchant what has become of a page. Documented: HPP status callbacks. */
function tell(page: HostedPage, now: Date, { callbacks, dice, store }: World): void {
  const url = statusUpdateUrl(page)
  if (url === undefined) return
  const body = { event_id: dice.uuid(), session: hostedPageView(page, store, now) }
  callbacks.send({ about: page.id, body, kind: "status_update", url })
}

/** Keeps a new page, and tells the merchant when its time is over before the shopper has paid. */
export function enterHostedPage(page: HostedPage, world: World): void {
  world.store.hostedPages.set(page.id, page)
  world.callbacks.later(page.expiresAt, () => {
    const current = world.store.hostedPages.get(page.id)
    if (current && hostedPageStatus(current, page.expiresAt) === "TIMEOUT") {
      tell(current, page.expiresAt, world)
    }
  })
}

interface Move {
  readonly to: ReachedStatus
  /** What came of it. */
  readonly authorizationToken?: string
  readonly orderId?: string
}

/** Brings a page to another status and tells the merchant. A status that it has already is no change. */
export function moveHostedPage(
  page: HostedPage,
  { to, ...outcome }: Move,
  world: World,
): HostedPage {
  if (page.reached === to) return page
  const now = world.clock.now()
  const moved = { ...page, ...outcome, reached: to, reachedAt: now }
  world.store.hostedPages.set(page.id, moved)
  tell(moved, now, world)
  return moved
}
