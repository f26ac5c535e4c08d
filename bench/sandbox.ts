/**
 * The sandbox under load: 500 calls per second on one core, with few orders held and with 5,000. Its answer times must not
 * grow with what it holds. Prints both and their ratio. Run by `tsx bench/sandbox.ts`.
 */
import { type ChildProcess, fork } from "node:child_process"
import http from "node:http"
import { join } from "node:path"

// The load, not a second client.
// eslint-disable-next-line no-restricted-imports
import axios, { type AxiosInstance } from "axios"
import { z } from "zod"

import { type Answered, arrive, percentile } from "./support/arrivals"
import type { Act } from "./support/measure"

const FEW = 200
/** As many orders, new before each measurement, take all captures: an order with more of them is longer to read. */
const CAPTURED = 100
const MANY = 5_000
const PLAN = { perSecond: 500, seconds: 8 }
/** Times of a small machine are noisy; a scan over all orders would show as many times this. */
const WANTED = 2

const PURCHASE = {
  merchant_urls: { authorization: "http://127.0.0.1:9/callback", push: "http://127.0.0.1:9/push" },
  order_amount: 10_000,
  order_lines: [{ name: "Shoe", quantity: 1, total_amount: 10_000, unit_price: 10_000 }],
  purchase_country: "DE",
  purchase_currency: "EUR",
}
const { merchant_urls: _urls, ...QUIET } = PURCHASE

const Started = z.object({ password: z.string(), url: z.string(), username: z.string() })
const Session = z.object({ session_id: z.string() })
const Authorized = z.object({ authorization_token: z.string() })
const Order = z.object({ order_id: z.string() })

async function start(): Promise<{ klarna: AxiosInstance; server: ChildProcess }> {
  const server = fork(join(__dirname, "support", "sandbox-process.ts"))
  const message = await new Promise((resolve) => server.once("message", resolve))
  const { url, ...auth } = Started.parse(message)
  const httpAgent = new http.Agent({ keepAlive: true, maxSockets: 32 })
  const account = { password: auth.password, username: auth.username }
  return { klarna: axios.create({ auth: account, baseURL: url, httpAgent }), server }
}

async function order(klarna: AxiosInstance): Promise<string> {
  const opened = await klarna.post("/payments/v1/sessions", QUIET)
  const { session_id } = Session.parse(opened.data)
  const agreed = await klarna.post(`/_sandbox/sessions/${session_id}/authorize`)
  const { authorization_token } = Authorized.parse(agreed.data)
  const path = `/payments/v1/authorizations/${authorization_token}/order`
  return Order.parse((await klarna.post(path, QUIET)).data).order_id
}

/** Fills the sandbox up to a number of orders. */
async function fill(klarna: AxiosInstance, orders: string[], wanted: number): Promise<void> {
  const worker = async () => {
    while (orders.length < wanted) orders.push(await order(klarna))
  }
  await Promise.all(Array.from({ length: 8 }, worker))
}

/** What a store sends over a day: reads, sessions, captures and refunds of one minor unit. */
function load(klarna: AxiosInstance, orders: readonly string[]): (turn: number) => Act {
  const newest = orders.slice(-CAPTURED)
  const older = orders.slice(0, -CAPTURED)
  const pathOf = (some: readonly string[], turn: number) =>
    `/ordermanagement/v1/orders/${some[(turn * 7) % some.length] ?? ""}`
  return (turn) => {
    const path = pathOf(older, turn)
    const captures = `${pathOf(newest, turn)}/captures`
    const kinds: readonly Act[] = [
      () => klarna.get(path),
      () => klarna.post("/payments/v1/sessions", PURCHASE),
      () => klarna.post(captures, { captured_amount: 1 }),
      () => klarna.get(path),
    ]
    return kinds[turn % kinds.length] ?? (() => klarna.get(path))
  }
}

function report(held: number, { rate, times }: Answered): number {
  const [half, most] = [percentile(times, 0.5), percentile(times, 0.99)]
  const figures = `${rate.toFixed(0)} answers/s   p50 ${half.toFixed(1)} ms   p99 ${most.toFixed(1)} ms`
  console.log(`${String(held).padStart(5)} orders held   ${figures}`)
  return half
}

async function main(): Promise<void> {
  const { klarna, server } = await start()
  const orders: string[] = []
  const measure = async (held: number) => {
    await fill(klarna, orders, held)
    return report(orders.length, await arrive(load(klarna, orders), PLAN))
  }
  await fill(klarna, orders, CAPTURED * 2)
  await arrive(load(klarna, orders), PLAN)
  const few = await measure(FEW + CAPTURED)
  const many = await measure(MANY)
  const ratio = many / few
  console.log(`p50 ratio ${ratio.toFixed(2)}, wanted at most ${String(WANTED)}`)
  if (ratio > WANTED) process.exitCode = 1
  server.kill()
}

void main()
