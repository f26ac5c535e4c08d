import fc from "fast-check"

import type { Data } from "../../src/sandbox/data"
import { listAt, numberAt, sumOf, textAt } from "../../src/sandbox/data"
import type { Sandbox } from "../../src/sandbox/server"
import { anyOperation, perform } from "./support/operations"
import { aSandbox, Shop } from "./support/shop"

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
afterAll(() => sandbox.close())

const OPEN = ["AUTHORIZED", "PART_CAPTURED"]

/** The laws that an order breaks; none of them may ever be broken. */
function brokenLaws(order: Data): string[] {
  const [amount, captured, refunded, remaining] = [
    "order_amount",
    "captured_amount",
    "refunded_amount",
    "remaining_authorized_amount",
  ].map((key) => numberAt(order, key))
  const status = textAt(order, "status")
  const captures = listAt(order, "captures")
  const laws: Record<string, boolean> = {
    "captured is the sum of captures": captured === sumOf(captures, "captured_amount"),
    "captured up to the amount": Number(captured) <= Number(amount),
    "captures carry all refunds": refunded === sumOf(captures, "refunded_amount"),
    "no capture refunded beyond itself": captures.every(
      (capture) => numberAt(capture, "refunded_amount") <= numberAt(capture, "captured_amount"),
    ),
    "refunded is the sum of refunds":
      refunded === sumOf(listAt(order, "refunds"), "refunded_amount"),
    "refunded up to captured": Number(refunded) <= Number(captured),
    "remaining while open, nothing later":
      remaining === (OPEN.includes(status) ? Number(amount) - Number(captured) : 0),
    "untouched while AUTHORIZED or CANCELLED":
      !["AUTHORIZED", "CANCELLED"].includes(status) || captured === 0,
  }
  return Object.keys(laws).filter((law) => !laws[law])
}

const TERMINAL = ["CANCELLED", "CAPTURED", "CLOSED", "EXPIRED"]

describe("whatever happens to an order", () => {
  it("keeps its sums, changes nothing when it refuses, and never comes back from its end", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyOperation, { maxLength: 25, minLength: 5 }),
        async (operations) => {
          sandbox.reset()
          const id = await shop.order()
          let before = await shop.read(id)
          for (const operation of operations) {
            const reply = await perform(shop, id, operation)
            const order = await shop.read(id)
            expect(brokenLaws(order)).toEqual([])
            if (reply && reply.status >= 400) expect(order).toEqual(before)
            if (TERMINAL.includes(textAt(before, "status")))
              expect(order.status).toBe(before.status)
            before = order
          }
        },
      ),
      { numRuns: 60, seed: 20_260_101 },
    )
  }, 30_000)
})
