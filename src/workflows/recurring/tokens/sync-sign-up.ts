import {
  isDefiniteRefusal,
  KlarnaError,
  undefinedWhenGone,
} from "../../../klarna/errors/klarna-error"
import type { KlarnaSessionRow } from "../../../modules/klarna/service"
import type { SyncContext } from "../../sync/context"
import { NOTHING, type SyncOutcome } from "../../sync/outcome"
import { finishSignUp } from "./finish-sign-up"

type SignUpRepair = "close_session" | "create_customer_token"

/** What is to be done about a sign-up; undefined where the shopper hasn't agreed yet, or it is over. */
export async function compareSignUp(
  context: SyncContext,
  row: KlarnaSessionRow,
): Promise<SignUpRepair | undefined> {
  return (await look(context, row)).repair
}

/** Makes the token of a shopper who agreed and never came back, and closes what nobody will agree to any more. */
export async function syncSignUp(
  context: SyncContext,
  row: KlarnaSessionRow,
): Promise<SyncOutcome> {
  const { account, klarna } = context
  const { repair, token } = await look(context, row)
  if (repair === undefined) return NOTHING
  const reason = "its 48 hours are over"
  if (repair === "close_session") await close(context, row, reason)
  else if (!(await tryToFinish(context, row, token))) return NOTHING
  const line = { kind: `repair.${repair}`, subject: row.id }
  await klarna.journal.write(account, repair === "close_session" ? { ...line, reason } : line)
  return { ...NOTHING, done: [repair] }
}

interface Look {
  readonly repair?: SignUpRepair
  readonly token?: string
}

async function look(context: SyncContext, row: KlarnaSessionRow): Promise<Look> {
  if (row.state === "placing") return { repair: "create_customer_token" }
  if (row.state !== "open") return {}
  if (row.expires_at <= context.klarna.clock.now()) return { repair: "close_session" }
  const token = await readApproval(context, row)
  return token === undefined ? {} : { repair: "create_customer_token", token }
}

/** What the shopper agreed to, on Klarna's page or in the widget; undefined while they haven't. */
export async function readApproval(
  { account }: SyncContext,
  { hosted_page_id, klarna_session_id }: KlarnaSessionRow,
): Promise<string | undefined> {
  const { hostedPages, payments } = account.client
  const page =
    hosted_page_id === null
      ? undefined
      : await hostedPages.read(hosted_page_id).catch(undefinedWhenGone)
  const session = page?.authorization_token
    ? undefined
    : await payments.readSession(klarna_session_id).catch(undefinedWhenGone)
  const token = page?.authorization_token ?? session?.authorization_token
  return token == null || token === "" ? undefined : token
}

/** A refusal says that nothing came of the approval; the shopper may agree again while the session lives. */
async function tryToFinish(
  context: SyncContext,
  row: KlarnaSessionRow,
  token: string | undefined,
): Promise<boolean> {
  try {
    return (await finishSignUp(context, row.id, token)) !== undefined
  } catch (error) {
    const tried = row.state === "placing" ? "again" : "first"
    if (error instanceof KlarnaError && isDefiniteRefusal(error, tried)) return false
    throw error
  }
}

async function close(
  { account, klarna }: SyncContext,
  { id }: KlarnaSessionRow,
  reason: string,
): Promise<void> {
  await klarna.sessions.forget({ id, state: "closed" })
  await klarna.journal.write(account, { kind: "session.closed", reason, subject: id })
}
