import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { CallbackKind, CallbackRefusal } from "../../modules/klarna/models/klarna-callback"
import type { ArrivedCallback } from "../../modules/klarna/rows/callbacks"
import type {
  KlarnaModuleService,
  KlarnaSessionRow,
  SyncSubject,
} from "../../modules/klarna/service"
import type { KlarnaEvents } from "../events"

/** What a call says, without its tokens and without personal data. */
export interface CallbackHints extends Omit<ArrivedCallback, "kind"> {
  /** The session that Klarna names; null where it names none. */
  readonly klarna_session_id: string | null
}

/** A call whose token was verified. */
export interface RecordCallbackInput {
  /** Of the session's row. */
  readonly id: string
  readonly kind: CallbackKind
  readonly hints: CallbackHints
}

export type RecordCallbackOutcome =
  "recorded" | Extract<CallbackRefusal, "unknown_id" | "malformed">

/** Answers "recorded" for a repeated call too: it may be the first one that is looked at. */
export const recordCallbackStep = createStep(
  "record-klarna-callback",
  async ({ id, kind, hints }: RecordCallbackInput, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    const { klarna_session_id, ...hinted } = hints
    const session = await klarna.sessions.find(id)
    if (!session) return answer("unknown_id")
    if (klarna_session_id !== null && klarna_session_id !== session.klarna_session_id)
      return answer("malformed")
    await klarna.callbacks.record(session, { kind, ...hinted })
    const subject = await subjectOf(klarna, session)
    const { wasDue } = await klarna.queue.wake(subject, klarna.clock.now())
    // In a burst the first call asks for all: what is due and waiting is taken once, by whoever comes to it.
    if (!wasDue) request(container, { subject })
    return answer("recorded")
  },
)

const answer = (outcome: RecordCallbackOutcome) => new StepResponse(outcome)

/** The order, once there is one: the session has nothing more to tell then. */
async function subjectOf(
  klarna: KlarnaModuleService,
  { id, klarna_order_id }: KlarnaSessionRow,
): Promise<SyncSubject> {
  const order = klarna_order_id === null ? undefined : await klarna.orders.find(klarna_order_id)
  return order ? { id: order.id, kind: "order" } : { id, kind: "session" }
}

/**
 * Nobody waits for the event: an event bus that is down must not hold up the answer, and what was woken is due anyway.
 */
function request(container: MedusaContainer, data: KlarnaEvents["klarna.sync.requested"]): void {
  const events = container.resolve(Modules.EVENT_BUS)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  events.emit({ data, name: "klarna.sync.requested" }).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    logger.warn(`klarna: a callback couldn't be announced, and is worked off later: ${reason}`)
  })
}
