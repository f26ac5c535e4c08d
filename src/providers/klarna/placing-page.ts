import { undefinedWhenGone } from "../../klarna/errors/klarna-error"
import { reuseKeyOf } from "../../mapping/purchase"
import { sessionHashOf } from "../../mapping/requests"
import type { KlarnaSessionRow } from "../../modules/klarna/service"
import { BEING_CHECKED, PAID } from "./authorize/texts"
import { requestFor } from "./checkout"
import type { Tools } from "./cradle"
import { createSession, isFresh } from "./session/create"
import { disableHostedPage, isOver, isUsable, readHostedPage } from "./hosted-page"
import { withLock } from "./lock"
import { notAllowed } from "./refusal"
import { releaseAuthorization } from "./release"
import type { Wanted } from "./session/wish"

/**
 * Goes on with a session on whose page Klarna places the order itself, maybe at this moment: its order is taken up, and the page
 * stays while it is for the same purchase. Another purchase gets another session, and only once nobody can pay on this page.
 * @throws MedusaError `not_allowed` where the order is of other goods, or it can't be known yet whether there is one
 */
export function continueOnPage(
  tools: Tools,
  wanted: Wanted,
  { id }: KlarnaSessionRow,
): Promise<KlarnaSessionRow> {
  const { cradle } = tools
  return withLock(cradle, `klarna:place:${id}`, async () => {
    const row = await cradle.klarna.sessions.find(id)
    if (!row) return createSession(tools, wanted)
    const isKept = isSame(tools, wanted, row)
    if (!isKept) await disableHostedPage(tools, row)
    await cradle.klarna.adoptPageOrder(tools.account, row)
    const current = (await cradle.klarna.sessions.find(id)) ?? row
    if (current.state === "placed") return passOn(tools, wanted, current)
    if (current.state === "closed") return createSession(tools, wanted)
    if (current.state !== "open") throw notAllowed(PAID)
    if (isKept && (await isPayable(tools, current))) return useFor(tools, wanted, current)
    return replace(tools, wanted, current)
  })
}

/** Whether the page is for this purchase, and the shopper still wants to pay there. */
function isSame(tools: Tools, { checkout, payloadHash, reuseKey }: Wanted, row: KlarnaSessionRow) {
  const isAlike = row.payload_hash === payloadHash && row.reuse_key === reuseKey
  return checkout === "redirect" && isAlike && isFresh(tools, row)
}

/** The payment session is the one that the order was placed for, if it is for the same purchase; else the order is ended. */
async function passOn(
  tools: Tools,
  wanted: Wanted,
  row: KlarnaSessionRow,
): Promise<KlarnaSessionRow> {
  const { clock, orders, queue } = tools.cradle.klarna
  const onPage = sessionHashOf(requestFor("redirect", wanted.purchase))
  if (row.payload_hash === onPage && row.reuse_key === reuseKeyOf(wanted.purchase)) {
    return useFor(tools, wanted, row)
  }
  const order = await orders.find(row.klarna_order_id ?? "")
  if (order) await queue.wake({ id: order.id, kind: "order" }, clock.now())
  throw notAllowed(BEING_CHECKED)
}

function useFor({ cradle }: Tools, { scene }: Wanted, { id }: KlarnaSessionRow) {
  const payment_session_id = scene.paymentSessionId
  return cradle.klarna.sessions.update({ id, payment_session_id })
}

/** Whether the shopper can pay on the page, or on one that is still to be opened. */
async function isPayable(tools: Tools, row: KlarnaSessionRow): Promise<boolean> {
  if (row.hosted_page_id === null) return true
  const page = await readHostedPage(tools, row)
  return page !== undefined && isUsable(page)
}

/** Nobody can pay on the page any more, and nobody has: a new session takes its place. */
async function replace(
  tools: Tools,
  wanted: Wanted,
  row: KlarnaSessionRow,
): Promise<KlarnaSessionRow> {
  const { client } = tools.account
  const page = await readHostedPage(tools, row)
  const session = await client.payments.readSession(row.klarna_session_id).catch(undefinedWhenGone)
  if ((page && !isOver(page)) || session?.status === "complete") throw notAllowed(BEING_CHECKED)
  const token = session?.authorization_token ?? ""
  const reason = "replaced by a newer session"
  await releaseAuthorization(tools, row, { reason, ...(token === "" ? {} : { token }) })
  return createSession(tools, wanted)
}
