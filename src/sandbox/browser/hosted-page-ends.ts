import type { HostedPageStatus } from "../../klarna/contract/hosted-page"
import type { Answer } from "../http/answers"
import type { HostedPage } from "../state/hosted-page"
import { pageUrl } from "../views/hosted-page-urls"
import type { Html } from "./html"
import { html } from "./html"
import { page as shown } from "./page"

export const noSuchPage = shown({
  content: html`<h1>No such payment</h1>
    <p>The sandbox knows no hosted payment page of this address.</p>`,
  status: 404,
  title: "No such payment",
})

/** An address as a header may carry it; texts that are none lead nowhere. */
function addressOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).href : undefined
}

/** Sends the shopper's browser to an address of the merchant, if there is a usable one. */
export function leave(url: string | undefined): Answer | undefined {
  const address = addressOf(url ?? "")
  return address === undefined
    ? undefined
    : { body: "", headers: { "Cache-Control": "no-store", Location: address }, status: 303 }
}

interface End {
  readonly title: string
  readonly text: string
  readonly isOver?: true
}

/** What a page says that leads nowhere else. */
const ENDS: Readonly<Record<HostedPageStatus, End>> = {
  BACK: { text: "You went back without paying.", title: "Not paid" },
  CANCELLED: { isOver: true, text: "This payment was cancelled.", title: "Cancelled" },
  COMPLETED: { isOver: true, text: "Thank you. The shop has been told.", title: "Paid" },
  DISABLED: { isOver: true, text: "The shop has withdrawn this payment.", title: "Withdrawn" },
  ERROR: { text: "Something went wrong. Nothing was paid.", title: "Not paid" },
  FAILED: { text: "The payment was declined.", title: "Declined" },
  IN_PROGRESS: { text: "This payment has begun.", title: "Begun" },
  MANUAL_ID_CHECK: { text: "The shop checks who you are.", title: "Being checked" },
  TIMEOUT: { isOver: true, text: "The time for this payment is over.", title: "Expired" },
  WAITING: { text: "This payment has not begun.", title: "Waiting" },
}

function wayOut({ isOver }: End, page: HostedPage, url: string | undefined): Html {
  const label = isOver ? "Back to shop" : "Try again"
  const target = isOver ? url : pageUrl(page)
  return target === undefined
    ? html`<p>You can close this page.</p>`
    : html`<p><a href="${target}">${label}</a></p>`
}

interface Reached {
  readonly status: HostedPageStatus
  /** The merchant's address for this status. */
  readonly url: string | null
}

/** A page on which nothing can be decided. One that was paid leads to the shop again, as the first time. */
export function endOfPage(page: HostedPage, { status, url }: Reached): Answer {
  const toShop = status === "COMPLETED" ? leave(url ?? undefined) : undefined
  if (toShop) return toShop
  const end = ENDS[status]
  const back = wayOut(end, page, addressOf(url ?? ""))
  const content = html`<h1>${end.title}</h1>
    <p>${end.text}</p>
    ${back}`
  return shown({ content, title: end.title })
}
