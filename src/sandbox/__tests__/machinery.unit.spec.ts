import { createDice } from "../dice"
import type { Fault } from "../faults"
import { createFaultBook } from "../faults"
import { prettyJson } from "../http/pretty-json"
import { createRateLimiter } from "../http/rate-limit"
import { findRoute, isIllegalPath, tidyPath } from "../http/routes"
import { createJournal } from "../journal"

const OM = "/ordermanagement/v1/orders"

describe("JSON as Klarna writes it", () => {
  it("looks like the recorded error, byte for byte", () => {
    const body = {
      error_code: "BAD_VALUE",
      error_messages: ["Bad value: description, intended_use"],
      correlation_id: "34211eec-2ab4-4f05-9f56-8b94a1573638",
    }
    expect(prettyJson(body)).toBe(
      [
        "{",
        '  "error_code" : "BAD_VALUE",',
        '  "error_messages" : [ "Bad value: description, intended_use" ],',
        '  "correlation_id" : "34211eec-2ab4-4f05-9f56-8b94a1573638"',
        "}",
      ].join("\n"),
    )
  })

  it("reads back as what it was", () => {
    const value = { a: [], b: {}, c: [{ d: null, e: [1, true] }], f: 'quote " and ü' }
    expect(JSON.parse(prettyJson(value))).toEqual(value)
  })
})

describe("routes", () => {
  it.each([
    ["POST", "/payments/v1/sessions/", "createSession", {}],
    ["POST", "//payments/v1/sessions", "createSession", {}],
    ["POST", "/payments/v1/sessions/s1", "updateSession", { session_id: "s1" }],
    ["GET", `${OM}/o1/captures/c1`, "readCapture", { capture_id: "c1", order_id: "o1" }],
    ["PATCH", `${OM}/o1/authorization`, "updateAuthorization", { order_id: "o1" }],
  ])("%s %s is %s", (method, path, endpoint, params) => {
    expect(findRoute(method, tidyPath(path))).toEqual({ endpoint, params })
  })

  it.each([
    ["DELETE", "/payments/v1/sessions"],
    ["GET", `${OM}/`],
    ["GET", `${OM}/o1/captures/`],
    ["GET", "/payments/v2/sessions/s1"],
  ])("%s %s is nothing", (method, path) => {
    expect(findRoute(method, tidyPath(path))).toBeUndefined()
  })

  it("knows the paths that Order Management does not read", () => {
    expect(isIllegalPath(`${OM}/%7B%7D`)).toBe(true)
    expect(isIllegalPath(`${OM}/o1`)).toBe(false)
    expect(isIllegalPath("/payments/v1/sessions/%7B%7D")).toBe(false)
  })
})

describe("the journal", () => {
  const exchange = (path: string) => ({
    endpoint: null,
    method: "GET",
    path,
    request: { body: null, headers: {} },
    response: null,
    time: "2026-01-01T00:00:00.000Z",
  })

  it("keeps the newest entries, oldest first, and counts them all", () => {
    const journal = createJournal(4)
    for (let index = 1; index <= 20; index += 1) {
      journal.add(exchange(`/${index}`))
      const first = Math.max(1, index - 3)
      const paths = Array.from({ length: index - first + 1 }, (_, step) => `/${first + step}`)
      expect(journal.entries().map(({ path }) => path)).toEqual(paths)
    }
    expect(journal.total()).toBe(20)
  })
})

describe("the fault book", () => {
  const book = (...faults: Fault[]) => {
    const made = createFaultBook(createDice(7))
    faults.forEach((fault) => made.add(fault))
    return made
  }

  it("strikes so many times, then never again", () => {
    const faults = book({ count: 2, kind: "lost" })
    expect([1, 2, 3].map(() => faults.take("readOrder")?.kind)).toEqual(["lost", "lost", undefined])
    expect(faults.list()).toEqual([])
  })

  it("waits for its endpoint", () => {
    const faults = book(
      { endpoint: "captureOrder", kind: "reset" },
      { endpoint: "*", kind: "lost" },
    )
    expect(faults.take("readOrder")?.kind).toBe("lost")
    expect(faults.list()).toEqual([{ endpoint: "captureOrder", kind: "reset", remaining: 1 }])
    expect(faults.take("captureOrder")?.kind).toBe("reset")
  })

  it("draws the same chances from the same seed", () => {
    const strikes = () => {
      const faults = book({ count: 1_000, kind: "lost", probability: 0.3, seed: 42 })
      return Array.from({ length: 100 }, () => faults.take("readOrder") !== undefined)
    }
    const first = strikes()
    expect(first.filter(Boolean).length).toBeGreaterThan(15)
    expect(first.filter(Boolean).length).toBeLessThan(45)
    expect(strikes()).toEqual(first)
  })
})

describe("the rate limiter", () => {
  const second = (count: number) => new Date(count * 1_000)

  it("lets five sessions through per second", () => {
    const limiter = createRateLimiter(true)
    const first = Array.from({ length: 6 }, () => limiter.count("createSession", second(1)))
    expect(first.map(({ exceeded }) => exceeded)).toEqual([false, false, false, false, false, true])
    expect(limiter.count("readOrder", second(1)).exceeded).toBe(false)
    expect(limiter.count("createSession", second(2))).toEqual({
      exceeded: false,
      limit: 5,
      remaining: 4,
    })
  })

  it("counts new hosted pages apart from new sessions", () => {
    const limiter = createRateLimiter(true)
    for (let call = 0; call < 6; call += 1) limiter.count("createSession", second(1))
    const pages = Array.from({ length: 6 }, () => limiter.count("createHostedPage", second(1)))
    expect(pages.map(({ exceeded }) => exceeded)).toEqual([false, false, false, false, false, true])
  })

  it("lets everything through when switched off", () => {
    const limiter = createRateLimiter(false)
    const calls = Array.from({ length: 100 }, () => limiter.count("createSession", second(1)))
    expect(calls.every(({ exceeded }) => !exceeded)).toBe(true)
  })
})

describe("the dice", () => {
  it("throw the same with the same seed", () => {
    const ids = (seed: number) => Array.from({ length: 3 }, createDice(seed).uuid)
    expect(ids(1)).toEqual(ids(1))
    expect(ids(1)).not.toEqual(ids(2))
  })

  it("make ids that look like UUIDs of several versions", () => {
    const dice = createDice(1)
    const ids = Array.from({ length: 50 }, dice.uuid)
    const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[1345][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
    expect(ids.filter((id) => !shape.test(id))).toEqual([])
    expect(new Set(ids.map((id) => id[14])).size).toBe(4)
  })
})
