import { KlarnaError } from "../../klarna/errors/klarna-error"
import { concessionsOf } from "../../mapping/concessions"
import type { KlarnaSessionRow } from "../../modules/klarna/service"
import { askForSession } from "./session/ask"
import { PAID } from "./authorize/texts"
import type { Tools } from "./cradle"
import { createSession, isFresh, withUrls } from "./session/create"
import {
  disableHostedPage,
  forgetHostedPage,
  isUsable,
  openHostedPage,
  placeOrderModeOf,
  readHostedPage,
} from "./hosted-page"
import { withLock } from "./lock"
import { continueOnPage } from "./placing-page"
import { notAllowed } from "./refusal"
import { releaseAuthorization } from "./release"
import { toWanted, type Wanted, type Wish } from "./session/wish"

/**
 * The Klarna session of a payment collection: the open one unchanged when nothing changed, updated when lines or amounts
 * did, else a new one. Core re-creates payment sessions after each change of the total; Klarna's stays, and so does its
 * hosted page. Where Klarna has placed the order on its page, the row says so: there is nothing to pay any more.
 */
export async function openKlarnaSession(tools: Tools, wish: Wish): Promise<KlarnaSessionRow> {
  const { cradle, account } = tools
  const { checkout, purchase, scene } = wish
  return withLock(
    cradle,
    `klarna:collection:${account.id}:${scene.paymentCollectionId}`,
    async () => {
      const current = await ownOrForgotten(
        tools,
        await cradle.klarna.sessions.live(account.id, scene.paymentCollectionId),
      )
      const row = current
        ? await continueWith(tools, toWanted(asConceded(wish, current)), current)
        : await createSession(tools, wish)
      const needsPage =
        checkout === "redirect" && row.state === "open" && row.hosted_page_id === null
      return needsPage ? openPage(tools, row, purchase.amount) : row
    },
  )
}

/**
 * The session, if it belongs to this installation of the store. A copy of the database forgets an open one of the original's and
 * begins its own; Klarna isn't asked, because the original still uses it.
 * @throws MedusaError `not_allowed` where the original has an order for it, or may have
 */
async function ownOrForgotten(
  { cradle }: Tools,
  row: KlarnaSessionRow | undefined,
): Promise<KlarnaSessionRow | undefined> {
  if (!row || !cradle.klarna.isForeign(row)) return row
  if (row.state !== "open") cradle.klarna.requireOwn(row)
  await cradle.klarna.sessions.forget({ id: row.id, state: "closed" })
  return undefined
}

/** The session goes on as Klarna took it. */
function asConceded(wish: Wish, row: KlarnaSessionRow): Wish {
  return { ...wish, purchase: { ...wish.purchase, concessions: concessionsOf(row) } }
}

async function openPage(tools: Tools, row: KlarnaSessionRow, amount: number) {
  if ((await placeOrderModeOf(tools, row)) === "PLACE_ORDER") {
    await tools.cradle.klarna.beginPageOrder(tools.account, { amount, row })
  }
  return openHostedPage(tools, row)
}

async function continueWith(
  tools: Tools,
  wanted: Wanted,
  row: KlarnaSessionRow,
): Promise<KlarnaSessionRow> {
  if (await tools.cradle.klarna.placesOnPage(row)) return continueOnPage(tools, wanted, row)
  if (row.state !== "open") throw notAllowed(PAID)
  const { row: tidied, token } = await tidyPage(tools, wanted, row)
  const reused = token === undefined ? await reuse(tools, wanted, tidied) : undefined
  return reused ?? replace(tools, wanted, { row: tidied, token })
}

interface Tidied {
  readonly row: KlarnaSessionRow
  /** An approval on the page that is not for this purchase any more. */
  readonly token?: string | undefined
}

/** Looks what became of the session's page, because only a page that lives may be shown to the shopper again. */
async function tidyPage(tools: Tools, wanted: Wanted, row: KlarnaSessionRow): Promise<Tidied> {
  if (row.hosted_page_id === null) return { row }
  if (wanted.checkout === "widget") {
    await disableHostedPage(tools, row)
    return { row: await forgetHostedPage(tools, row) }
  }
  const page = await readHostedPage(tools, row)
  const token = page?.authorization_token ?? undefined
  if (token !== undefined && row.payload_hash !== wanted.payloadHash) return { row, token }
  return { row: page && isUsable(page) ? row : await forgetHostedPage(tools, row) }
}

async function reuse(tools: Tools, wanted: Wanted, row: KlarnaSessionRow) {
  const authorized = row.authorization_token !== null
  if (!isFresh(tools, row) || authorized || row.reuse_key !== wanted.reuseKey) return undefined
  if (row.payload_hash === wanted.payloadHash) return useFor(tools, wanted, row)
  // Klarna's guide says of new sessions alone that they take the token in whose place the purchase stands.
  if (wanted.purchase.customerToken !== undefined) return undefined
  const { answer: isUpdated, wanted: now } = await askForSession(
    tools,
    { rowId: row.id, wish: wanted },
    (asked) => update(tools, asked, row),
  )
  return isUpdated ? useFor(tools, now, row) : undefined
}

/** False where another session has to take its place: Klarna keeps what an update leaves out, an address say. */
async function update(tools: Tools, { purchase, request }: Wanted, row: KlarnaSessionRow) {
  if (purchase.concessions?.without_people && !row.without_people) return false
  return tools.account.client.payments
    .updateSession(row.klarna_session_id, withUrls(tools, request, row.id))
    .then(() => true, refuseUnlessGone)
}

async function useFor(
  tools: Tools,
  { chargeId, payloadHash, purchase, scene }: Wanted,
  row: KlarnaSessionRow,
) {
  const isSame = row.payload_hash === payloadHash
  return tools.cradle.klarna.sessions.update({
    ...(isSame ? {} : await readOffered(tools, row)),
    authorize_hash: isSame ? row.authorize_hash : null,
    // A saved method may have been chosen since: of the two ways, one is to get the purchase.
    charge_id: chargeId ?? row.charge_id,
    id: row.id,
    payload_hash: payloadHash,
    payment_session_id: scene.paymentSessionId,
    ...purchase.concessions,
  })
}

/** What Klarna offers for what the cart holds now; nothing where it doesn't say: what it offered before is shown then. */
async function readOffered({ account }: Tools, { klarna_session_id: id }: KlarnaSessionRow) {
  const session = await account.client.payments.readSession(id).catch(undefinedWhenKlarnas)
  const categories = session?.payment_method_categories
  return categories == null ? {} : { payment_method_categories: { categories } }
}

function undefinedWhenKlarnas(error: unknown): undefined {
  if (!(error instanceof KlarnaError)) throw error
}

/** 404: Klarna forgot the session, or an order completed it. */
function refuseUnlessGone(error: unknown): false {
  if (error instanceof KlarnaError && error.kind === "not_found") return false
  throw error
}

async function replace(
  tools: Tools,
  wanted: Wanted,
  { row, token }: Tidied,
): Promise<KlarnaSessionRow> {
  await releaseAuthorization(tools, row, { reason: "replaced by a newer session", token })
  return createSession(tools, wanted)
}
