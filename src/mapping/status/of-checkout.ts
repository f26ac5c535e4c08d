import { HOSTED_PAGE_STATUSES, type HostedPageStatus } from "../../klarna/contract/hosted-page"
import type { SessionRead } from "../../klarna/contract/session"
import { type Finding, finding } from "./finding"
import type { KlarnaStatus } from "./row"

/**
 * The status of a payment session at a moment. Undefined once an order was placed from it: only the order says more.
 */
export function statusOfSession(
  { status, expires_at }: Pick<SessionRead, "status" | "expires_at">,
  at: Date,
): Finding | undefined {
  const raw = status ?? null
  switch (raw?.toLowerCase() ?? "") {
    case "complete":
      return undefined
    case "incomplete":
      return isOver(expires_at, at)
        ? finding("ABANDONED", { mayReturn: false, raw })
        : finding("PENDING: session", { raw })
    default:
      return finding("UNKNOWN", { raw })
  }
}

/** A time that is missing or can't be read doesn't end a session. */
function isOver(expiresAt: string | null | undefined, at: Date): boolean {
  return new Date(expiresAt ?? NaN).getTime() <= at.getTime()
}

interface Page {
  readonly status: KlarnaStatus
  readonly mayReturn: boolean
}

const WAITING = { mayReturn: true, status: "PENDING: session" } as const
const LEFT = { mayReturn: true, status: "ABANDONED" } as const
const OVER = { mayReturn: false, status: "ABANDONED" } as const
const BROKEN = { mayReturn: false, status: "FAILED" } as const

const PAGES = {
  WAITING,
  IN_PROGRESS: WAITING,
  MANUAL_ID_CHECK: WAITING,
  BACK: LEFT,
  CANCELLED: LEFT,
  DISABLED: OVER,
  TIMEOUT: OVER,
  ERROR: BROKEN,
  FAILED: BROKEN,
} as const satisfies Record<Exclude<HostedPageStatus, "COMPLETED">, Page>

/** The status of a hosted page. Undefined once it is completed: its order or its session says more. */
export function statusOfHostedPage(status: string | null | undefined): Finding | undefined {
  const raw = status ?? null
  const known = HOSTED_PAGE_STATUSES.find((one) => one === raw?.toUpperCase())
  if (known === undefined) return finding("UNKNOWN", { raw })
  if (known === "COMPLETED") return undefined
  const page = PAGES[known]
  return finding(page.status, { mayReturn: page.mayReturn, raw })
}
