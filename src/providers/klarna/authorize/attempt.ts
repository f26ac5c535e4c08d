import type { PlacedOrder, PlaceOrderRequest } from "../../../klarna/contract/order"
import type { CatalogueCode } from "../../../klarna/errors/catalogue/codes"
import { identify } from "../../../klarna/errors/catalogue/identify"
import type { KlarnaError } from "../../../klarna/errors/klarna-error"
import { amountBucketOf } from "../../../mapping/amount-bucket"
import type { Finding } from "../../../mapping/status/finding"
import { statusOfPlacedOrder } from "../../../mapping/status/of-order"
import type { AttemptEnd } from "../../../modules/klarna/rows/attempts"
import type { KlarnaSessionRow } from "../../../modules/klarna/service"
import { checkoutOfRow } from "../checkout"
import type { Tools } from "../cradle"
import type { Wanted } from "../session/wish"

/** That this authorization, or another of its session, made an order already. */
export const PLACED_BEFORE: ReadonlySet<CatalogueCode> = new Set([
  "SESSION_COMPLETED",
  "INVALID_OPERATION",
])

const DECLINED: ReadonlySet<CatalogueCode> = new Set([
  "PAYMENT_METHOD_FAILED",
  "REJECTED",
  "UNAVAILABLE_PAYMENT_METHOD",
])

/** That Klarna's session was asked after a lost answer, and no order came of it. */
export const NOTHING_PLACED: AttemptEnd = {
  code: "UNKNOWN: outcome",
  correlation_id: null,
  outcome: "failed",
}

/** Remembers how placing an order went. */
export function noteAttempt(
  tools: Tools,
  { row, body }: { row: KlarnaSessionRow; body: PlaceOrderRequest },
  end: AttemptEnd,
): Promise<void> {
  const { attempts } = tools.cradle.klarna
  const amount_bucket = amountBucketOf(body.order_amount, body.purchase_currency)
  return quietly(tools, () =>
    attempts.record(row, { ...end, amount_bucket, channel: checkoutOfRow(row) }),
  )
}

/** Remembers that Klarna took no session with what it was told of the person. */
export function noteRefusedSession(
  tools: Tools,
  { rowId, wanted }: { readonly rowId: string; readonly wanted: Wanted },
  error: KlarnaError,
): Promise<void> {
  const { account, cradle } = tools
  const { order_amount, purchase_country, purchase_currency } = wanted.request
  const subject = {
    account: account.id,
    device_class: null,
    environment: account.environment,
    id: rowId,
    purchase_country,
    purchase_currency,
  }
  const amount_bucket = amountBucketOf(order_amount, purchase_currency)
  const end = endOfError(error, false)
  return quietly(tools, async () => {
    await cradle.klarna.attempts.record(subject, {
      ...end,
      amount_bucket,
      channel: wanted.checkout,
    })
  })
}

/** Remembers what became of an attempt whose answer was lost; nothing where none was. */
export function settleAttempt(tools: Tools, sessionId: string, end: AttemptEnd): Promise<void> {
  return quietly(tools, () => tools.cradle.klarna.attempts.settle(sessionId, end))
}

/** Rates are not worth a payment. */
async function quietly({ cradle }: Tools, job: () => Promise<unknown>): Promise<void> {
  await job().catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    cradle.logger.warn(`klarna: an authorization attempt couldn't be written down: ${reason}`)
  })
}

export function endOfPlaced(order: PlacedOrder): AttemptEnd {
  return endOfFinding(statusOfPlacedOrder(order))
}

/** Klarna's decision about an order that exists, whatever became of it since. */
export function endOfFinding({ status }: Finding): AttemptEnd {
  const answered = { code: null, correlation_id: null }
  if (status === "REFUSED") return { ...answered, code: "REJECTED", outcome: "refused" }
  if (status === "UNKNOWN") return { ...answered, code: "UNKNOWN: outcome", outcome: "failed" }
  return { ...answered, outcome: status === "PENDING: risk" ? "pending" : "authorized" }
}

/** A refusal of a repeated order says nothing about the first try, whose answer was lost. */
export function endOfError(error: KlarnaError, isRepeated: boolean): AttemptEnd {
  const code = identify(error)
  const end = { code, correlation_id: error.correlationId ?? null }
  if (error.effectPossible || isRepeated || PLACED_BEFORE.has(code))
    return { ...end, outcome: "unknown" }
  return { ...end, outcome: DECLINED.has(code) ? "refused" : "failed" }
}
