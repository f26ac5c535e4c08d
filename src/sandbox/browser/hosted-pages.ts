import type { HostedPageAction, HostedPageControl } from "../control/hosted-pages"
import { textAt } from "../data"
import type { Answer } from "../http/answers"
import type { Incoming } from "../http/incoming"
import { Refusal } from "../refusal"
import type { Category } from "../rules/methods"
import { CATEGORIES } from "../rules/methods"
import type { HostedPage } from "../state/hosted-page"
import { hostedPageStatus, isFinal } from "../state/hosted-page"
import { nextUrl, pageUrl } from "../views/hosted-page-urls"
import type { World } from "../world"
import { chosenFrom, choicesFor } from "./choices"
import { endOfPage, leave, noSuchPage } from "./hosted-page-ends"
import { html } from "./html"
import { page as shown } from "./page"
import { categoryChoice, purchaseSummary } from "./purchase"

/** The page itself, by the last part of its address, and what its QR code would lead to, by its session. */
const PAGE = /^\/eu\/hpp\/payments\/([^/]+)$/
const QR_CODE = /^\/eu\/hpp\/payments\/([^/]+)\/qr$/

/** What the merchant wants to be chosen from; by default, and behind `KLARNA`, everything. */
function choicesOf({ options }: HostedPage): readonly Category[] {
  const { payment_method_categories: several, payment_method_category: one } = options
  const wanted: readonly unknown[] = Array.isArray(several) ? several : [one]
  const found = CATEGORIES.filter((category) => wanted.includes(category.toUpperCase()))
  return found.length === 0 || found.includes("klarna") ? choicesFor(["klarna"]) : found
}

function question(page: HostedPage, { store }: World): Answer {
  const purchase = store.sessions.get(page.paymentSessionId)?.purchase ?? {}
  const title = textAt(page.options, "page_title") || "Your payment"
  const content = html`<h1>${title}</h1>
    <form method="post">
      ${purchaseSummary(purchase)} ${categoryChoice(choicesOf(page))}
      <div class="buttons">
        <button class="primary" name="choice" value="complete">Approve</button>
        <button name="choice" value="fail">Decline</button>
        <button name="choice" value="cancel">Cancel</button>
        <button name="choice" value="back">Back to shop</button>
      </div>
    </form>
    <p class="hint">Approve and Decline stand for Klarna's answer, the others for the shopper.</p>`
  return shown({ content, title })
}

/** A stand-in for the picture of a QR code: what a camera would read. */
function behindQrCode(page: HostedPage): Answer {
  const url = pageUrl(page)
  const content = html`<h1>Pay on your phone</h1>
    <p>Klarna shows a QR code here. It leads to this address:</p>
    <p><a href="${url}">${url}</a></p>`
  return shown({ content, title: "QR code" })
}

interface Visit {
  readonly incoming: Incoming
  readonly control: HostedPageControl
  readonly world: World
}

const current = ({ id }: HostedPage, { store }: World): HostedPage | undefined =>
  store.hostedPages.get(id)

const statusOf = (page: HostedPage, { clock }: World) => hostedPageStatus(page, clock.now())

function ended(page: HostedPage, world: World): Answer {
  return endOfPage(page, { status: statusOf(page, world), url: nextUrl(page, world.clock.now()) })
}

/** Looking at a page begins it, unless it is over. */
function opened(page: HostedPage, { control, world }: Visit): Answer {
  if (isFinal(statusOf(page, world))) return ended(page, world)
  control.actOnHostedPage(page.id, "open")
  return question(page, world)
}

const BUTTONS: readonly HostedPageAction[] = ["complete", "fail", "cancel", "back"]

function pressed(page: HostedPage, { control, incoming, world }: Visit): Answer {
  const fields = new URLSearchParams(incoming.body)
  const action = BUTTONS.find((button) => button === fields.get("choice"))
  if (!action) return question(page, world)
  const category = chosenFrom(choicesOf(page), fields.get("category") ?? "")
  try {
    const { redirect_url } = control.actOnHostedPage(page.id, action, { category })
    const url = redirect_url ?? undefined
    return leave(url) ?? ended(current(page, world) ?? page, world)
  } catch (error) {
    // Over in the meantime, in another tab say: the page tells how.
    if (error instanceof Refusal) return ended(current(page, world) ?? page, world)
    throw error
  }
}

function found(match: RegExpExecArray, by: "id" | "short", { store }: World) {
  const [, name] = match
  return [...store.hostedPages.values()].find((page) => page[by] === name)
}

/** The hosted payment page, or `undefined` when the path is another. */
export function hostedPage(incoming: Incoming, control: HostedPageControl, world: World) {
  const ofQrCode = QR_CODE.exec(incoming.path)
  if (ofQrCode) {
    const page = found(ofQrCode, "id", world)
    return page ? behindQrCode(page) : noSuchPage
  }
  const ofPage = PAGE.exec(incoming.path)
  if (!ofPage) return undefined
  const page = found(ofPage, "short", world)
  if (!page) return noSuchPage
  const visit = { control, incoming, world }
  return incoming.method === "POST" ? pressed(page, visit) : opened(page, visit)
}
