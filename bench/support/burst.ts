import { Agent, request } from "node:http"

export interface Shot {
  readonly url: string
  /** Sent by POST as JSON; without one it is a GET. */
  readonly body?: unknown
}

export interface Answer {
  readonly status: number
  /** From the moment at which all were let go. */
  readonly ms: number
}

/** Klarna comes by many connections, and doesn't wait for one answer before the next call. */
const CONNECTIONS = 200

/** Lets all calls go at once. */
export async function burst(shots: readonly Shot[]): Promise<Answer[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const answers = await Promise.all(shots.map((shot) => fire(shot, agent)))
  agent.destroy()
  return answers
}

function fire({ body, url }: Shot, agent: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const headers = text === undefined ? {} : { "content-type": "application/json" }
    const method = text === undefined ? "GET" : "POST"
    let started = performance.now()
    const call = request(url, { agent, headers, method }, (answer) => {
      answer.resume()
      answer.once("end", () => {
        resolve({ ms: performance.now() - started, status: answer.statusCode ?? 0 })
      })
    })
    // A call that waits for a connection isn't on its way yet.
    call.once("socket", () => (started = performance.now()))
    call.once("error", reject)
    call.end(text)
  })
}

export function p99Of(answers: readonly Answer[]): number {
  const sorted = answers.map(({ ms }) => ms).sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN
}
