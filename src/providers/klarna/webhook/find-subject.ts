import type { KlarnaOrderRow, KlarnaSessionRow, SyncSubject } from "../../../modules/klarna/service"
import type { Tools } from "../cradle"
import { isRowId } from "./read-hints"

/** What a call is about, as our tables have it. */
export interface Subject {
  readonly wake: SyncSubject
  readonly session: KlarnaSessionRow | undefined
  readonly order: KlarnaOrderRow | undefined
}

/**
 * What an id is of that this account's tables know: a session's row, Klarna's order or Klarna's session. Anybody can call, so
 * that one id is looked up at most, in columns that have an index.
 */
export async function findSubject(
  tools: Tools,
  id: string | undefined,
): Promise<Subject | undefined> {
  if (id === undefined) return undefined
  if (isRowId(id)) return bySession(tools, { id })
  return (await byOrder(tools, id)) ?? bySession(tools, { klarna_session_id: id })
}

async function bySession(
  { account, cradle }: Tools,
  named: { readonly id: string } | { readonly klarna_session_id: string },
): Promise<Subject | undefined> {
  const { klarna } = cradle
  const [session] = await klarna.listKlarnaSessions(named, { take: 1 })
  if (session?.account !== account.id) return undefined
  const { klarna_order_id } = session
  const order = klarna_order_id === null ? undefined : await klarna.orders.find(klarna_order_id)
  const wake = order
    ? ({ id: order.id, kind: "order" } as const)
    : ({ id: session.id, kind: "session" } as const)
  return { order, session, wake }
}

async function byOrder({ account, cradle }: Tools, id: string): Promise<Subject | undefined> {
  const { orders, sessions } = cradle.klarna
  const order = await orders.find(id)
  if (order?.account !== account.id) return undefined
  const session = await sessions.ofOrder(account.id, id)
  return { order, session, wake: { id: order.id, kind: "order" } }
}
