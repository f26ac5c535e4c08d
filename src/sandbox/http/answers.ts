import { HEADERS } from "../../klarna/contract/headers"
import type { Data } from "../data"
import { prettyJson } from "./pretty-json"

/** What is sent back. `body` is empty when there is none. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A success of Payments (recorded content type). */
export const paymentsJson = (body: Data): Answer => ({
  body: prettyJson(body),
  headers: { "Content-Type": "application/json;charset=utf-8" },
  status: 200,
})

/** A success of Customer Token: as Payments', without charset (recorded). */
export const tokenJson = (body: Data): Answer => ({
  body: prettyJson(body),
  headers: { "Content-Type": "application/json" },
  status: 200,
})

/** A success of Hosted Payment Page; nothing is recorded, so it is written as Customer Token's. */
export const hostedPageJson = (status: 200 | 201, body: Data): Answer => ({
  ...tokenJson(body),
  status,
})

/** 202 of a token's change of status: Content-Length 0 and no text, other than documented (recorded). */
export const accepted: Answer = { body: "", headers: {}, status: 202 }

/** A success of Order Management. */
export const managementJson = (body: unknown): Answer => ({
  body: JSON.stringify(body),
  headers: { "Content-Type": "application/json" },
  status: 200,
})

/** 204 of Payments and Hosted Payment Page: neither body nor Content-Length. */
export const nothing: Answer = { body: "", headers: {}, status: 204 }

/** 204 of an Order Management write; its Transaction-Id is in no document, but in every recording. */
export const done = (transactionId: string): Answer => ({
  body: "",
  headers: { [HEADERS.transactionId]: transactionId },
  status: 204,
})

interface Created {
  readonly idHeader: string
  readonly id: string
  readonly location: string
  readonly transactionId: string
}

/** 201 of a capture or refund: all it says is in the headers (recorded). */
export const created = ({ id, idHeader, location, transactionId }: Created): Answer => ({
  body: "",
  headers: {
    [HEADERS.transactionId]: transactionId,
    [idHeader]: id,
    Location: location,
  },
  status: 201,
})
