import { Modules } from "@medusajs/framework/utils"

import { call } from "../../../demo/check/http"
import { SyncReport } from "../../../src/http-contract/admin"
import type { CallbackKind } from "../../../src/modules/klarna/models/klarna-callback"
import type { SyncSubject } from "../../../src/modules/klarna/service"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { reconcile, settled, workOff } from "../../support/sync"
import { send } from "../callbacks/hooks"

type Tell = (store: Store) => Promise<void>

/** Every way in which the store may hear of something at Klarna. Each is the only one: all callbacks were lost before. */
export const CHANNELS = {
  "the authorization callback": (store) => resend(store, "authorization"),
  "the notification": (store) => resend(store, "notification"),
  "the push": (store) => resend(store, "push"),
  "the page's status": (store) => resend(store, "status_update"),
  "Medusa's webhook": hint,
  "the schedule": workOffLate,
  reconciliation: async (store) => void (await reconcile(store)),
  "the admin's request": request,
} as const satisfies Record<string, Tell>

export type Channel = keyof typeof CHANNELS

/** Those that tell nothing, but have Klarna read: they find whatever there is. */
export const READING = [
  "Medusa's webhook",
  "the schedule",
  "reconciliation",
  "the admin's request",
] as const satisfies Channel[]

/** For another way to a status that has all channels already: one that tells core, and one that doesn't. */
export const READING_IN_SHORT = ["Medusa's webhook", "reconciliation"] as const satisfies Channel[]

/** What Klarna calls for leads nowhere, until a channel delivers it. */
export function loseCallbacks({ sandbox }: Store): void {
  sandbox.control.addFault({ count: 999, endpoint: "callbacks", kind: "lost" })
}

/** The last call of a kind arrives, late. */
export async function resend(store: Store, kind: CallbackKind): Promise<void> {
  const { control } = store.sandbox
  control.clearFaults()
  const lost = control.callbacks().filter((callback) => callback.kind === kind)
  const sent = await control.sendCallback(lost.at(-1)?.id ?? "")
  expect(sent.attempts).toMatchObject([{ error: null, status: 200 }])
  await settled(store)
}

/** The one purchase: its order once there is one, as callbacks would have it. */
async function subjectOf({ klarnaModule }: Store) {
  const [session] = await klarnaModule().listKlarnaSessions({})
  if (!session) throw new Error("there is no session")
  const order = await klarnaModule().orders.find(session.klarna_order_id ?? "")
  const subject: SyncSubject = order
    ? { id: order.id, kind: "order" }
    : { id: session.id, kind: "session" }
  return { order, session, subject }
}

/** An address that anybody may call: core waits a moment and asks the provider; the schedule works off what that woke. */
async function hint(store: Store): Promise<void> {
  const { order, session, subject } = await subjectOf(store)
  Object.assign(store.container().resolve(Modules.PAYMENT), { options: { webhook_delay: 1 } })
  const body = order
    ? { order_id: order.klarna_order_id }
    : { session_id: session.klarna_session_id }
  const url = `${store.admin.baseUrl}/hooks/payment/klarna_eu`
  const headers = { "content-type": "application/json" }
  const answer = await send(url, { body: JSON.stringify(body), headers })
  expect(answer.status).toBe(200)
  await eventually(async () => {
    const filters = { id: subject.id, next_sync_at: { $ne: null } }
    const { length } =
      subject.kind === "order"
        ? await store.klarnaModule().listKlarnaOrders(filters)
        : await store.klarnaModule().listKlarnaSessions(filters)
    expect(length).toBe(1)
  })
  await authorizedByCore(store)
  await workOff(store)
}

/** Of what it is told, core does only this itself, in its own time: it makes the payment of an order that was accepted. */
async function authorizedByCore(store: Store): Promise<void> {
  const isAccepted = store.sandbox.control
    .orders()
    .some(({ fraud_status, status }) => fraud_status === "ACCEPTED" && status === "AUTHORIZED")
  const payments = store.container().resolve(Modules.PAYMENT)
  const sessions = await payments.listPaymentSessions({})
  if (!isAccepted || !sessions.some(({ status }) => status === "pending_authorization")) return
  await eventually(async () => expect(await payments.listPayments({})).toHaveLength(1))
}

/** Woken when no event could be sent: what is due waits for the schedule. */
async function workOffLate(store: Store): Promise<void> {
  const { subject } = await subjectOf(store)
  await store.klarnaModule().queue.wake(subject, store.klarnaModule().clock.now())
  expect(await workOff(store)).toBeGreaterThan(0)
}

async function request(store: Store): Promise<void> {
  const { order, session } = await subjectOf(store)
  const body = order ? { klarna_order_id: order.klarna_order_id } : { session_id: session.id }
  const report = await call(store.admin, { answer: SyncReport, body, path: "/admin/klarna/sync" })
  expect(report.failure).toBeNull()
}
