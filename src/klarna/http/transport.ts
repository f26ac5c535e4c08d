import http from "node:http"
import https from "node:https"

import axios, { type AxiosInstance, isAxiosError } from "axios"

import { HEADERS } from "../contract/headers"
import { VERSION } from "../version"
import { Deadline } from "./deadline"
import { wasNeverSent } from "./never-sent"

export interface HttpRequest {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE"
  readonly path: string
  /** JSON as it goes over the wire. */
  readonly body: string | undefined
  readonly idempotencyKey: string | undefined
}

/** The headers of an answer, by their names in lower case. */
export interface AnswerHeaders {
  get(name: string): string | undefined
}

/** An answer as it came, the body as text. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: AnswerHeaders
  readonly body: string
}

/** No answer came. `sent` is false only when no connection was made, so that nothing can have happened. */
export class NoAnswerError extends Error {
  readonly sent: boolean

  constructor(reason: string, sent: boolean) {
    super(`no answer: ${reason}`)
    this.name = "NoAnswerError"
    this.sent = sent
  }
}

export interface TransportOptions {
  /** Without a slash at its end. */
  readonly baseUrl: string
  readonly username: string
  readonly password: string
}

/** @param timeoutMs from the first byte sent to the last received, in milliseconds */
export type Transport = (request: HttpRequest, timeoutMs: number) => Promise<HttpAnswer>

const USER_AGENT = `medusa-plugin-klarna/${VERSION} Node/${process.versions.node}`
/** Far more than an order of a thousand lines. */
const MAX_ANSWER_BYTES = 20_000_000
const asItIs = (data: unknown): unknown => data

/** Sends requests to one account's API over kept-alive connections. Every status is an answer, never an error. */
export function createTransport(options: TransportOptions): Transport {
  const client = createHttpClient(options)
  return async ({ method, path, body, idempotencyKey }, timeoutMs) => {
    const headers = requestHeaders(body, idempotencyKey)
    const signal = new Deadline(timeoutMs)
    try {
      const answer = await client.request<unknown>({
        data: body,
        headers,
        method,
        signal,
        url: path,
      })
      return {
        body: typeof answer.data === "string" ? answer.data : "",
        headers: toAnswerHeaders(answer.headers),
        status: answer.status,
      }
    } catch (error) {
      throw toNoAnswer(error)
    } finally {
      signal.clear()
    }
  }
}

/** What comes and goes is text: it is written and read elsewhere, once. */
function createHttpClient({ baseUrl, password, username }: TransportOptions): AxiosInstance {
  const credentials = Buffer.from(`${username}:${password}`).toString("base64")
  return axios.create({
    baseURL: baseUrl,
    headers: {
      Accept: "application/json",
      Authorization: `Basic ${credentials}`,
      "User-Agent": USER_AGENT,
    },
    httpAgent: new http.Agent({ keepAlive: true }),
    httpsAgent: new https.Agent({ keepAlive: true, minVersion: "TLSv1.2" }),
    maxContentLength: MAX_ANSWER_BYTES,
    maxRedirects: 0,
    responseType: "text",
    transformRequest: asItIs,
    transformResponse: asItIs,
    validateStatus: () => true,
  })
}

function requestHeaders(body: unknown, idempotencyKey: string | undefined): Record<string, string> {
  return {
    ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    ...(idempotencyKey === undefined ? {} : { [HEADERS.idempotencyKey]: idempotencyKey }),
  }
}

/** The original error holds the request with its credentials, so it is not kept as the cause. */
function toNoAnswer(error: unknown): NoAnswerError {
  if (!isAxiosError(error)) return new NoAnswerError("UNKNOWN", true)
  const { cause, code = "UNKNOWN" } = error
  const reason = code === "ERR_CANCELED" ? "timed out" : code
  return new NoAnswerError(reason, !wasNeverSent(cause ?? error))
}

function toAnswerHeaders(headers: object): AnswerHeaders {
  return {
    get: (name) => {
      const value: unknown = Reflect.get(headers, name)
      return typeof value === "string" ? value : undefined
    },
  }
}
