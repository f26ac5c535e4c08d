import type { IncomingMessage } from "node:http"
import { Agent, request } from "node:http"

import { isData, parseJson } from "../../../../src/sandbox/data"
import type { Sandbox } from "../../../../src/sandbox/server"
import type { Call, Reply } from "../shop"
import { basic } from "../shop"

/** One connection that stays open: thousands of calls in a few seconds. */
export interface Connection {
  readonly call: Call
  close(): void
}

async function replyOf(message: IncomingMessage): Promise<Reply> {
  const chunks: Buffer[] = []
  for await (const chunk of message) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
  const text = Buffer.concat(chunks).toString("utf8")
  const parsed = parseJson(text)
  const headers = new Headers()
  for (const [name, value] of Object.entries(message.headers)) headers.set(name, String(value))
  return { body: isData(parsed) ? parsed : {}, headers, status: message.statusCode ?? 0, text }
}

/** Calls Klarna's API as the merchant of a sandbox, over one connection. */
export function connectionTo(sandbox: Sandbox): Connection {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const authorization = { Authorization: basic(sandbox) }
  const call: Call = (method, path, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const json = body === undefined ? {} : { "Content-Type": "application/json" }
      const options = { agent, headers: { ...authorization, ...json, ...headers }, method }
      const sent = request(sandbox.url + path, options, (message) => {
        replyOf(message).then(resolve, reject)
      })
      sent.on("error", reject)
      sent.end(
        body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
      )
    })
  return { call, close: () => agent.destroy() }
}
