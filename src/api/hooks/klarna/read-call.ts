import { z } from "zod"

import type { CallbackKind } from "../../../modules/klarna/models/klarna-callback"
import type { CallbackHints } from "../../../workflows/record-callback"

/** A call that is known to be Klarna's, as it came. */
export interface Call {
  readonly body: string
  /** From the address, where Klarna filled it in. */
  readonly order_id?: unknown
}

/** What is stored of a call has the shape of an id or a code: nothing that a person could be known by. */
const Id = z.string().regex(/^[\w-]{1,100}$/)
const Code = z.string().regex(/^[\w.-]{1,100}$/)
const orNull = (schema: z.ZodType<string>) => schema.nullish().catch(null)

const Authorization = z.looseObject({ session_id: Id })
const Notification = z.looseObject({ event_type: orNull(Code), order_id: Id })
const StatusUpdate = z.looseObject({
  event_id: Id,
  session: z.looseObject({ order_id: orNull(Id), status: orNull(Code) }),
})

const NOTHING: CallbackHints = {
  event_id: null,
  event_type: null,
  klarna_order_id: null,
  klarna_session_id: null,
}

const READERS: Record<CallbackKind, (call: Call) => CallbackHints | undefined> = {
  authorization({ body }) {
    const call = parse(Authorization, body)
    return call && { ...NOTHING, klarna_session_id: call.session_id }
  },
  notification({ body }) {
    const call = parse(Notification, body)
    if (!call) return undefined
    const { event_type = null, order_id: klarna_order_id } = call
    return { ...NOTHING, event_type, klarna_order_id }
  },
  push: ({ order_id }) => ({ ...NOTHING, klarna_order_id: Id.safeParse(order_id).data ?? null }),
  status_update({ body }) {
    const call = parse(StatusUpdate, body)
    if (!call) return undefined
    const { order_id: klarna_order_id = null, status: event_type = null } = call.session
    return { ...NOTHING, event_id: call.event_id, event_type, klarna_order_id }
  },
}

/**
 * What a call says. Its authorization token and whatever it tells of the shopper are left where they are; a push has no
 * body of which anything is known. Undefined for a call that lacks what its kind always has.
 */
export function readCall(kind: CallbackKind, call: Call): CallbackHints | undefined {
  return READERS[kind](call)
}

function parse<T>(schema: z.ZodType<T>, body: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(body)).data
  } catch {
    return undefined
  }
}
