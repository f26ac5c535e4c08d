import type { CallbackAttempt, CallbackEvent, CallbackRecord, CallbackState } from "./callbacks"
import type { CallbackFault } from "./faults"
import type { Task } from "./queue"

/** A callback as it is kept while it is delivered and afterwards. */
export interface Delivery {
  readonly id: string
  readonly event: CallbackEvent
  readonly createdAt: number
  readonly fault: CallbackFault | undefined
  readonly attempts: CallbackAttempt[]
  state: CallbackState
  /** The attempt that it waits for. */
  next: Task | undefined
}

/** A moment (milliseconds since 1970) as ISO 8601. */
export const iso = (moment: number): string => new Date(moment).toISOString()

/** A callback as it is shown. */
export const recordOf = ({ event, fault, ...delivery }: Delivery): CallbackRecord => ({
  id: delivery.id,
  kind: event.kind,
  about: event.about,
  url: event.url,
  body: event.body ?? null,
  created_at: iso(delivery.createdAt),
  state: delivery.state,
  next_at: delivery.next ? iso(delivery.next.due) : null,
  attempts: [...delivery.attempts],
  ...(fault ? { fault: fault.kind } : {}),
})
