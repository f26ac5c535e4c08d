/**
 * Throughput of the Klarna client against bare axios with kept-alive connections, both calling the same local server in
 * the same run. Prints calls per second and their ratio. Run by `tsx bench/client.ts`.
 */
import { type ChildProcess, fork } from "node:child_process"
import http from "node:http"
import { join } from "node:path"

// The contestant, not a second client.
// eslint-disable-next-line no-restricted-imports
import axios from "axios"

import { createKlarnaClient } from "../src/klarna/client"
import type { SessionCreateRequest } from "../src/klarna/contract/session"
import { type Act, compare } from "./support/measure"

const WANTED = 0.9
const PLAN = { atOnce: 8, calls: 200, rounds: 31 }
const USERNAME = "K123456_user"
const PASSWORD = "password"

const SESSION: SessionCreateRequest = {
  billing_address: { city: "Berlin", country: "DE", email: "a@example.de", given_name: "Erika" },
  locale: "de-DE",
  order_amount: 10_000,
  order_lines: Array.from({ length: 10 }, () => ({
    name: "Shoe",
    quantity: 1,
    tax_rate: 1_900,
    total_amount: 1_000,
    total_tax_amount: 160,
    unit_price: 1_000,
  })),
  order_tax_amount: 1_600,
  purchase_country: "DE",
  purchase_currency: "EUR",
}
const CAPTURE = { captured_amount: 10_000, reference: "capture" }

function startServer(): Promise<{ url: string; server: ChildProcess }> {
  const server = fork(join(__dirname, "support", "klarna-stand-in.ts"))
  return new Promise((resolve) => {
    server.once("message", (url) => {
      resolve({ server, url: typeof url === "string" ? url : "" })
    })
  })
}

interface Contest {
  readonly what: string
  readonly bare: Act
  readonly ours: Act
}

function contests(url: string): Contest[] {
  const bare = axios.create({
    auth: { password: PASSWORD, username: USERNAME },
    baseURL: url,
    httpAgent: new http.Agent({ keepAlive: true }),
  })
  const { orders, payments } = createKlarnaClient({
    baseUrl: url,
    password: PASSWORD,
    rateLimits: { createSession: 100_000, other: 100_000 },
    requestTimeoutMs: 10_000,
    username: USERNAME,
  })
  const change = { idempotencyKey: "key", orderId: "order" }
  const order = "/ordermanagement/v1/orders/order"
  const headers = { "Klarna-Idempotency-Key": "key" }
  return [
    {
      bare: () => bare.post("/payments/v1/sessions", SESSION),
      ours: () => payments.createSession(SESSION),
      what: "createSession, 10 lines",
    },
    { bare: () => bare.get(order), ours: () => orders.read("order"), what: "readOrder, 10 lines" },
    {
      bare: () => bare.post(`${order}/captures`, CAPTURE, { headers }),
      ours: () => orders.capture(change, CAPTURE),
      what: "captureOrder",
    },
  ]
}

async function main(): Promise<void> {
  const { server, url } = await startServer()
  const ratios: number[] = []
  for (const { bare, ours, what } of contests(url)) {
    const { one, other, ratio } = await compare(bare, ours, PLAN)
    ratios.push(ratio)
    const rates = `axios ${one.toFixed(0)}/s   client ${other.toFixed(0)}/s`
    console.log(`${what.padEnd(26)} ${rates}   ratio ${ratio.toFixed(2)}`)
  }
  const lowest = Math.min(...ratios)
  console.log(`lowest ratio ${lowest.toFixed(2)}, wanted at least ${String(WANTED)}`)
  if (lowest < WANTED) process.exitCode = 1
  server.kill()
}

void main()
