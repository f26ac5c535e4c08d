import { Modules } from "@medusajs/framework/utils"
import { z } from "zod"

import type { CallbackKind } from "../../../src/modules/klarna/models/klarna-callback"
import type { Store } from "../../support/in-store"

/** Of the store whose callbacks are tested: it was rotated, and `unknown` was never its. */
export const SECRETS = {
  newest: "the-newest-secret-of-the-callback-tests",
  old: "the-old-secret-of-the-callback-tests-1",
  unknown: "a-secret-that-this-store-never-had-at-all",
} as const

/** An id that no row has. */
export const MADE_UP = "klses_01MADEUP0000000000000000000"

export interface Sent {
  readonly body?: RequestInit["body"]
  readonly headers?: Record<string, string>
  readonly method?: string
}

/** Calls an address of the store's as anybody can. */
export async function send(url: string, { body, headers, method = "POST" }: Sent = {}) {
  const stream = body instanceof ReadableStream ? { duplex: "half" as const } : {}
  return fetch(url, { body, headers: headers ?? {}, method, ...stream })
}

/** The address, with its token, at which the store takes calls. */
export function hook({ klarnaModule }: Store, kind: CallbackKind, id: string = MADE_UP): string {
  return klarnaModule().callbackUrls(id)[kind]
}

export const json = (body: unknown): Sent => ({
  body: JSON.stringify(body),
  headers: { "content-type": "application/json" },
})

/** What the store counted, as `kind reason count`. */
export async function refusals({ klarnaModule }: Store): Promise<string[]> {
  await klarnaModule().callbacks.writeRefusals()
  const rows = await klarnaModule().listKlarnaCallbackRefusals({})
  return rows.map(({ count, kind, reason }) => `${kind} ${reason} ${String(count)}`)
}

/** What the store recorded, oldest first. */
export function recorded({ klarnaModule }: Store, filters: { kind?: CallbackKind } = {}) {
  return klarnaModule().listKlarnaCallbacks(filters, { order: { created_at: "ASC" } })
}

/** What the sandbox sent of one kind, and how it was answered. */
export async function delivered({ sandbox }: Store, kind: CallbackKind) {
  await sandbox.control.callbacksSettled()
  return sandbox.control.callbacks().filter((callback) => callback.kind === kind)
}

const Requested = z.object({ data: z.object({ subject: z.unknown() }) })

/** Hears for which subjects a comparison is asked, until it is told to stop. */
export function hearRequests({ container }: Store) {
  const events = container().resolve(Modules.EVENT_BUS)
  const subjects: unknown[] = []
  const subscriber = async (event: unknown) => {
    subjects.push(Requested.parse(event).data.subject)
  }
  const context = { subscriberId: "callback-tests" }
  events.subscribe("klarna.sync.requested", subscriber, context)
  return {
    stop: () => events.unsubscribe("klarna.sync.requested", subscriber, context),
    subjects,
  }
}
