import { KlarnaError } from "../../../klarna/errors/klarna-error"
import type { KlarnaSessionRow } from "../../../modules/klarna/service"
import { withLock } from "../context"
import type {
  SessionRepairers,
  SessionRepairOf,
  SessionResult,
  SessionScene,
} from "./session-scene"

/** Repairs of approvals: which one counts, and which nobody will use. */
export const AUTHORIZATIONS = {
  adopt_authorization: adopt,
  close_session: close,
  mark_unknown: markUnknown,
  release_authorization: release,
} as const satisfies Partial<SessionRepairers>

/** The newest approval counts; the older one is given back at once. Not while an order is being placed with it. */
async function adopt(scene: SessionScene): Promise<SessionResult> {
  const { account, facts, klarna, row } = scene
  return withLock<SessionResult>(scene, `klarna:place:${row.id}`, async () => {
    const current = await klarna.sessions.find(row.id)
    const token = facts.klarna?.token
    if (current?.state !== "open" || !token) return "done"
    const older = klarna.sessions.secret(current, "authorization_token")
    await klarna.sessions.update({ id: row.id }, { authorization_token: token })
    if (older !== null && older !== token) await giveBack({ account }, older)
    return "done"
  })
}

async function close(scene: SessionScene, { reason }: SessionRepairOf<"close_session">) {
  return end(scene, reason)
}

async function release(scene: SessionScene, { reason }: SessionRepairOf<"release_authorization">) {
  return end(scene, reason)
}

/** The session is over; an approval that it has is given back, and its hosted page with it. */
async function end(scene: SessionScene, reason: string): Promise<SessionResult> {
  const { account, facts, klarna, row } = scene
  return withLock<SessionResult>(scene, `klarna:place:${row.id}`, async () => {
    const current = await klarna.sessions.find(row.id)
    if (current?.state !== "open") return "done"
    const isPaid = await endPage(scene, current, !facts.isExpired)
    if (isPaid) return "done"
    const token = facts.klarna?.token ?? facts.token
    await klarna.sessions.forget({ id: row.id, state: "closed" })
    await klarna.journal.write(account, { kind: "session.closed", reason, subject: row.id })
    if (token !== null) await giveBack({ account }, token)
    return "done"
  })
}

/**
 * Nobody is to pay on the session's page any more. Answers whether Klarna has placed the order there meanwhile: it is taken up.
 * @param isLive whether the page may still be open
 */
export async function endPage(
  { account, klarna }: Pick<SessionScene, "account" | "klarna">,
  row: KlarnaSessionRow,
  isLive = true,
): Promise<boolean> {
  const { hosted_page_id: id } = row
  if (id !== null && isLive) await account.client.hostedPages.disable(id).catch(unlessKlarnas)
  return klarna.adoptPageOrder(account, row)
}

/** An approval that can't be given back ends by itself after an hour. */
export async function giveBack(
  { account }: Pick<SessionScene, "account">,
  token: string,
): Promise<void> {
  await account.client.payments.cancelAuthorization(token).catch(unlessKlarnas)
}

function unlessKlarnas(error: unknown): void {
  if (!(error instanceof KlarnaError)) throw error
}

async function markUnknown(scene: SessionScene): Promise<SessionResult> {
  const { account, klarna, row } = scene
  return withLock<SessionResult>(scene, `klarna:place:${row.id}`, async () => {
    const current = await klarna.sessions.find(row.id)
    if (current?.state !== "open") return "done"
    await klarna.sessions.update({ id: row.id, state: "unknown" })
    await klarna.journal.write(account, {
      kind: "session.unknown",
      reason: "Klarna's session is complete, the id of its order isn't known",
      subject: row.id,
    })
    return "done"
  })
}
