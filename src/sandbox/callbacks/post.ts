import type { ClientRequest, RequestOptions } from "node:http"
import { request as httpRequest } from "node:http"
import { request as httpsRequest } from "node:https"
import { performance } from "node:perf_hooks"

import type { Data } from "../data"
import { isData, textAt } from "../data"
import type { Patience } from "./policy"

/** What one call to a merchant came to. */
export interface Posted {
  readonly status: number | null
  readonly error: string | null
  /** Real milliseconds. */
  readonly ms: number
}

export interface Letter {
  readonly url: string
  readonly body: Data | undefined
  readonly patience: Patience
  readonly signal: AbortSignal
}

/** Not Klarna's own words: which ones it uses is in no document. */
const USER_AGENT = "Klarna-Callbacks (sandbox)"

const seconds = (ms: number): string => `${ms / 1_000} s`

function reasonOf(error: unknown): string {
  const code = isData(error) || error instanceof Error ? textAt({ ...error }, "code") : ""
  const message = error instanceof Error ? error.message : String(error)
  if (code === "ECONNRESET") return "The connection was closed before an answer came."
  return code === "" || message.includes(code) ? message : `${code}: ${message}`
}

function open(url: string, body: string | undefined, signal: AbortSignal): ClientRequest {
  const target = new URL(url)
  const json: Record<string, string> =
    body === undefined ? {} : { "Content-Type": "application/json" }
  const headers = {
    ...json,
    Accept: "*/*",
    "Content-Length": String(Buffer.byteLength(body ?? "")),
    "User-Agent": USER_AGENT,
  }
  // A connection of its own for each call: none is left open when the sandbox closes.
  const options: RequestOptions = { agent: false, headers, method: "POST", signal }
  if (target.protocol === "http:") return httpRequest(target, options)
  if (target.protocol === "https:") return httpsRequest(target, options)
  throw new Error(`The address must begin with http:// or https://; got "${url}".`)
}

/** Ends a call that takes too long, with a sentence that says what was waited for. */
function watchTime(call: ClientRequest, { connectMs, readMs, totalMs }: Patience): () => void {
  const timers: NodeJS.Timeout[] = []
  const endAfter = (ms: number, what: string) => {
    const timer = setTimeout(() => {
      call.destroy(new Error(`No ${what} within ${seconds(ms)}.`))
    }, ms)
    timers.push(timer.unref())
    return timer
  }
  const connecting = endAfter(connectMs, "connection")
  endAfter(totalMs, "answer")
  call.once("socket", (socket) => {
    const isTls = call.protocol === "https:"
    socket.once(isTls ? "secureConnect" : "connect", () => {
      clearTimeout(connecting)
      endAfter(readMs, "answer")
    })
  })
  return () => timers.forEach((timer) => clearTimeout(timer))
}

/** The answer's body is of no interest, but a merchant should get it off its hands. */
function drain(call: ClientRequest, patience: Patience): void {
  call.on("response", (response) => {
    response.on("error", () => undefined).resume()
    const timer = setTimeout(() => call.destroy(), patience.readMs).unref()
    response.once("close", () => clearTimeout(timer))
  })
}

function statusOf({ body, patience, signal, url }: Letter): Promise<number> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const call = open(url, text, signal)
    const stopTimers = watchTime(call, patience)
    drain(call, patience)
    call.once("response", ({ statusCode }) => {
      stopTimers()
      resolve(statusCode ?? 0)
    })
    call.on("error", (error) => {
      stopTimers()
      reject(error)
    })
    call.end(text)
  })
}

/** Calls a merchant once. Redirects are not followed. Whatever goes wrong is in what comes back: it never throws. */
export async function post(letter: Letter): Promise<Posted> {
  const started = performance.now()
  const took = () => Math.round(performance.now() - started)
  try {
    return { error: null, status: await statusOf(letter), ms: took() }
  } catch (error) {
    return { error: reasonOf(error), status: null, ms: took() }
  }
}
