import fc from "fast-check"

import { compare, repairable } from "../compare"
import type { RepairName } from "../repair"
import { sumOf } from "./builders"
import { apply, type World } from "./support/model"
import { randomWorlds } from "./support/random-worlds"
import { repairAll } from "./support/repair-all"

const RUNS = { numRuns: 500 }

/** Those that ask Klarna for an effect. */
const MOVING: ReadonlySet<RepairName> = new Set([
  "cancel_at_klarna",
  "cancel_orphan",
  "carry_over",
  "extend_authorization",
  "finish_capture",
  "finish_refund",
  "refund_canceled",
  "release_rest",
])

describe("repairs, one after the other", () => {
  it("come to an end, each done once at most, whatever happened before", () => {
    fc.assert(
      fc.property(randomWorlds, (world) => {
        expect(repairable(compare(repairAll(world).world))).toEqual([])
      }),
      RUNS,
    )
  })

  it("leave Medusa with what Klarna captured and refunded, or say what differs", () => {
    fc.assert(
      fc.property(randomWorlds, (before) => {
        const { told, world } = repairAll(before)
        if (told.length > 0 || isNothing(world)) return
        expect(booksOf(world)).toEqual(moneyOf(world))
      }),
      RUNS,
    )
  })

  it("move no money, unless they are there for it", () => {
    fc.assert(
      fc.property(randomWorlds, (world) => {
        const [first] = repairable(compare(world))
        if (!first || MOVING.has(first.name)) return
        const named = first.name === "send_references" ? first.references : {}
        expect(apply(world, first).klarna).toEqual({ ...world.klarna, ...named })
      }),
      RUNS,
    )
  })

  it("ask for a capture or refund of a row once, and for no capture of a cancelled order", () => {
    fc.assert(
      fc.property(randomWorlds, (before) => {
        const { done } = repairAll(before)
        const captured = done.flatMap((one) =>
          one.name === "finish_capture" ? [one.captureId] : [],
        )
        const refunded = done.flatMap((one) => (one.name === "finish_refund" ? [one.refundId] : []))
        expect(new Set(captured).size).toBe(captured.length)
        expect(new Set(refunded).size).toBe(refunded.length)
        if (before.books.order?.isCanceled) expect(captured).toEqual([])
      }),
      RUNS,
    )
  })

  it("are the same for the same facts", () => {
    fc.assert(
      fc.property(randomWorlds, (world) => {
        expect(compare(structuredClone(world))).toEqual(compare(world))
      }),
      RUNS,
    )
  })
})

/** Nobody took anything for an order that is cancelled on both sides, whatever a capture that failed left in its rows. */
function isNothing({ books, klarna }: World): boolean {
  return books.order?.isCanceled === true && klarna.captured_amount === 0
}

function moneyOf({ klarna }: World) {
  return { captured: klarna.captured_amount, refunded: klarna.refunded_amount }
}

function booksOf({ books }: World) {
  const captured = sumOf(books.payments.flatMap(({ captures }) => captures))
  const refunded = sumOf(books.payments.flatMap(({ refunds }) => refunds))
  return { captured, refunded }
}
