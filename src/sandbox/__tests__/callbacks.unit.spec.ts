import fc from "fast-check"

import { createCallbackFaultBook } from "../callbacks/faults"
import type { CallbackKind } from "../callbacks/kinds"
import { nextAttempt, POLICIES } from "../callbacks/policy"
import type { Task } from "../callbacks/queue"
import { TaskQueue } from "../callbacks/queue"
import { createDice } from "../dice"
import { merchantUrl, withPlaceholders } from "../rules/merchant-urls"

const nothing = () => undefined
const task = (due: number): Task => ({ act: nothing, dropped: false, due })

function emptied(queue: TaskQueue, now = Infinity): number[] {
  const dues: number[] = []
  for (let next = queue.takeDue(now); next; next = queue.takeDue(now)) dues.push(next.due)
  return dues
}

describe("the queue", () => {
  it("gives its tasks in the order of their moments, however they were put in", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ max: 50, min: 0 })), (dues) => {
        const queue = new TaskQueue()
        for (const due of dues) queue.add(task(due))
        expect(emptied(queue)).toEqual(dues.toSorted((left, right) => left - right))
      }),
    )
  })

  it("gives those of one moment in the order in which they came", () => {
    const queue = new TaskQueue()
    const tasks = Array.from({ length: 20 }, (_, index) => task(index % 2))
    for (const each of tasks) queue.add(each)
    const taken = tasks.map(() => queue.takeDue(1))
    expect(taken).toEqual([...tasks.filter((t) => t.due === 0), ...tasks.filter((t) => t.due)])
    taken.forEach((each, index) =>
      expect(each).toBe(tasks[index < 10 ? index * 2 : index * 2 - 19]),
    )
  })

  it("keeps what is not due yet and skips what was dropped", () => {
    const queue = new TaskQueue()
    const dropped = task(1)
    for (const each of [task(3), dropped, task(2)]) queue.add(each)
    dropped.dropped = true
    expect(queue.nextDue()).toBe(2)
    expect(emptied(queue, 2)).toEqual([2])
    expect(queue.nextDue()).toBe(3)
    queue.clear()
    expect(queue.nextDue()).toBeUndefined()
  })

  it("takes 100,000 tasks in and out in less than a second", () => {
    const queue = new TaskQueue()
    const started = performance.now()
    for (let due = 100_000; due > 0; due -= 1) queue.add(task(due))
    expect(emptied(queue)).toHaveLength(100_000)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

/** Seconds after the first attempt at which a callback that never gets there is tried. */
function triesOf(kind: CallbackKind): number[] {
  const tries = [0]
  for (;;) {
    const endedAt = tries.at(-1) ?? 0
    const next = nextAttempt(kind, { endedAt, failed: tries.length })
    if (next === undefined) return tries.map((ms) => ms / 1_000)
    tries.push(next)
  }
}

describe("the next attempt", () => {
  it.each(["authorization", "push", "status_update"] as const)(
    "%s: after 1, 2 and 4 seconds, four in all",
    (kind) => {
      expect(triesOf(kind)).toEqual([0, 1, 3, 7])
    },
  )

  it("notification: every ten minutes for a day", () => {
    const tries = triesOf("notification")
    expect(tries.slice(0, 3)).toEqual([0, 600, 1_200])
    expect([tries.length, tries.at(-1)]).toEqual([145, 86_400])
  })

  it.each([
    ["authorization", [200, 201, 204, 299], [199, 301, 302, 400, 404, 500]],
    ["push", [200, 204], [302, 404, 500]],
    ["status_update", [200, 204], [302, 404, 500]],
    ["notification", [200], [201, 204, 302, 404, 500]],
  ] as const)("%s: %j will do, %j will not", (kind, good, bad) => {
    expect(good.map(POLICIES[kind].accepts)).not.toContain(false)
    expect(bad.map(POLICIES[kind].accepts)).not.toContain(true)
  })
})

describe("merchant URLs", () => {
  const ids = { orderId: "o1", sessionId: "s1" }

  it("have single braces and a dot, as often as wanted", () => {
    expect(withPlaceholders("http://m/{session.id}?o={order.id}&again={order.id}", ids)).toBe(
      "http://m/s1?o=o1&again=o1",
    )
    expect(withPlaceholders("http://m/{{order_id}}", ids)).toBe("http://m/{{order_id}}")
  })

  it("are empty when the purchase has none", () => {
    expect(merchantUrl({}, "push", ids)).toBe("")
    expect(merchantUrl({ merchant_urls: { push: "http://m/{order.id}" } }, "push", ids)).toBe(
      "http://m/o1",
    )
  })
})

describe("faults of callbacks", () => {
  it("meet their target, or every callback, first in, first out", () => {
    const book = createCallbackFaultBook(createDice(7))
    book.add({ endpoint: "pushCallback", kind: "lost" })
    book.add({ count: 2, endpoint: "callbacks", kind: "reorder" })
    const kinds = ["notification", "push", "push", "push"] as const
    expect(kinds.map((kind) => book.take(kind)?.kind)).toEqual([
      "reorder",
      "lost",
      "reorder",
      undefined,
    ])
    expect(book.list()).toEqual([])
  })
})
