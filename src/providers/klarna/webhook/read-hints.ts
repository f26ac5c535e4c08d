import { z } from "zod"

/** What core hands over of a call that anybody can make. */
export interface WebhookPayload {
  readonly data?: unknown
  readonly rawData?: unknown
}

const Id = z.string().min(1).max(255).optional().catch(undefined)
const Named = z.looseObject({ order_id: Id, session_id: Id })
/** Klarna's hosted pages name both one level down. */
const Body = Named.extend({ session: Named.optional().catch(undefined) })
/** A buffer that went through a queue. */
const SentBuffer = z.object({ data: z.array(z.number()), type: z.literal("Buffer") })

/** Ids that a call names, of orders or sessions: strings that somebody sent, and nothing more. */
export function readHints({ data, rawData }: WebhookPayload): string[] {
  const bodies = [data, parseJson(textOf(rawData))].flatMap((body) => {
    const found = Body.safeParse(body).data
    return found ? [found, found.session] : []
  })
  const ids = bodies.flatMap((body) => [body?.order_id, body?.session_id])
  return [...new Set(ids.filter((id) => id !== undefined))]
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
