import type { KlarnaOrderRow, KlarnaSessionRow, SyncSubject } from "../../../modules/klarna/service"
import type { Tools } from "../cradle"

/** What a call is about, as our tables have it. */
export interface Subject {
  readonly wake: SyncSubject
  readonly session: KlarnaSessionRow | undefined
  readonly order: KlarnaOrderRow | undefined
}

/** The first of the ids that this account's tables know: a session's row, Klarna's session, or Klarna's order. */
export async function findSubject(
  tools: Tools,
  ids: readonly string[],
): Promise<Subject | undefined> {
  for (const id of ids) {
    const subject = (await bySession(tools, id)) ?? (await byOrder(tools, id))
    if (subject) return subject
  }
  return undefined
}

async function bySession({ account, cradle }: Tools, id: string): Promise<Subject | undefined> {
  const { klarna } = cradle
  const $or = [{ id }, { klarna_session_id: id }]
  const [session] = await klarna.listKlarnaSessions({ $or, account: account.id }, { take: 1 })
  if (!session) return undefined
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
