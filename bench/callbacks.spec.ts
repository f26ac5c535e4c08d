import { readMedusaOrders } from "../demo/check/read-medusa"
import { inStore } from "../integration-tests/support/in-store"
import { confirm, klarnaCalls, openPayment } from "../integration-tests/support/payment"
import { settled, workOff } from "../integration-tests/support/sync"
import { burst, p99Of } from "./support/burst"

const PURCHASES = Number(process.env["BENCH_PURCHASES"] ?? 100)
/** Klarna may call again, and does: so many calls in all come at once. */
const CALLS = 1_000

inStore(
  (store) => {
    it("answers a burst of callbacks, and makes one order of each purchase", async () => {
      const { control } = store().sandbox
      control.addFault({ count: PURCHASES, endpoint: "authorizationCallback", kind: "lost" })
      for (let round = 0; round < PURCHASES; round += 1) {
        await confirm(store(), await openPayment(store()))
      }
      const lost = control.callbacks().filter(({ kind }) => kind === "authorization")
      const calls = Array.from({ length: CALLS }, (_, index) => lost[index % lost.length])
      const empty = await burst(calls.map(() => ({ url: `${store().store.baseUrl}/health` })))
      const answered = await burst(calls.map((one) => ({ body: one?.body, url: one?.url ?? "" })))
      const [p99, beside] = [p99Of(answered), p99Of(empty)]
      say(
        `${String(CALLS)} callbacks at once: p99 ${p99.toFixed(0)} ms; an empty route: ${beside.toFixed(0)} ms`,
      )
      expect(answered.filter(({ status }) => status !== 200)).toEqual([])

      const started = performance.now()
      while ((await readMedusaOrders(store().admin)).length < PURCHASES) await workOff(store())
      await settled(store())
      const seconds = (performance.now() - started) / 1_000
      say(`${String(PURCHASES)} purchases worked off ${seconds.toFixed(0)} s after the burst`)
      const placed = klarnaCalls(store()).filter((name) => name === "placeOrder")
      expect(placed).toHaveLength(PURCHASES)
      expect(control.orders()).toHaveLength(PURCHASES)
      expect(await readMedusaOrders(store().admin)).toHaveLength(PURCHASES)
    })
  },
  { KLARNA_RATE_LIMIT: "10000" },
  { callbacks: true },
)

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
