import { z } from "zod"

/** What core hands over of a call that anybody can make. */
export interface WebhookPayload {
  readonly data?: unknown
  readonly rawData?: unknown
}

/** Klarna's ids of orders and sessions are UUIDs, ours of a session's row begin with its prefix. */
const ROW_ID = /^klses_[0-9A-Za-z]{10,40}$/
const Id = z
  .union([z.guid(), z.string().regex(ROW_ID)])
  .optional()
  .catch(undefined)
const Named = z.looseObject({ order_id: Id, session_id: Id })
/** Klarna's hosted pages name both one level down. */
const Body = Named.extend({ session: Named.optional().catch(undefined) })
/** A buffer that went through a queue. */
const SentBuffer = z.object({ data: z.array(z.number()), type: z.literal("Buffer") })

/** Whether an id is one of a session's row. */
export function isRowId(id: string): boolean {
  return ROW_ID.test(id)
}

/**
 * The id that a call names: an order's before a session's. It is a text that somebody sent, and nothing more; undefined where
 * nothing in it has the shape of an id.
 */
export function readHint({ data, rawData }: WebhookPayload): string | undefined {
  const bodies = [data, parseJson(textOf(rawData))].flatMap((body) => {
    const found = Body.safeParse(body).data
    return found ? [found, found.session] : []
  })
  const orders = bodies.map((body) => body?.order_id)
  const sessions = bodies.map((body) => body?.session_id)
  return [...orders, ...sessions].find((id) => id !== undefined)
}

function textOf(raw: unknown): string {
  if (typeof raw === "string") return raw
  if (raw instanceof Uint8Array) return Buffer.from(raw).toString("utf8")
  const sent = SentBuffer.safeParse(raw).data
  return sent ? Buffer.from(sent.data).toString("utf8") : ""
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
