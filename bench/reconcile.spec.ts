import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"

import { ONE_HUNDRED } from "../demo/check/purchases"
import { buy } from "../integration-tests/support/buy"
import { inStore } from "../integration-tests/support/in-store"
import { reconcile } from "../src/workflows/sync/reconcile"
import { copyPurchase } from "./support/copy-purchase"

const PAYMENTS = Number(process.env["BENCH_PAYMENTS"] ?? 10_000)
/** At the end, of what is held after the first thousand. */
const MOST_HEAP = 1.25

inStore(
  (store) => {
    it("reconciles many unchanged payments with one call each, in the same memory", async () => {
      await buy(store(), ONE_HUNDRED)
      await reconcile(store().container(), { everything: true, min_age_ms: 0 })
      await copyPurchase(store(), PAYMENTS - 1)
      const { control } = store().sandbox
      const before = control.journalTotal()
      const heap: number[] = []
      const started = performance.now()
      const report = await reconcile(
        store().container(),
        { everything: true, min_age_ms: 0 },
        ({ checked }) => {
          if (checked % 500 === 0) heap.push(usedHeap())
        },
      )
      const seconds = (performance.now() - started) / 1_000
      const calls = control.journalTotal() - before
      say(
        `${String(PAYMENTS)} unchanged payments: ${seconds.toFixed(0)} s, ${String(calls)} calls to Klarna; ` +
          `heap ${megabytes(heap[1])} MB after the first thousand, ${megabytes(heap.at(-1))} MB at the end`,
      )
      expect(report).toMatchObject({ checked: PAYMENTS, failed: 0, repaired: 0 })
      expect(calls).toBeLessThanOrEqual(PAYMENTS)
      expect((heap.at(-1) ?? Number.NaN) / (heap[1] ?? Number.NaN)).toBeLessThanOrEqual(MOST_HEAP)
    })
  },
  { KLARNA_RATE_LIMIT: "10000" },
)

/** After a collection: what is still held. */
function usedHeap(): number {
  setFlagsFromString("--expose-gc")
  const collect: unknown = runInNewContext("gc")
  if (typeof collect === "function") Reflect.apply(collect, undefined, [])
  return process.memoryUsage().heapUsed
}

function megabytes(bytes = Number.NaN): string {
  return (bytes / 1_048_576).toFixed(0)
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
