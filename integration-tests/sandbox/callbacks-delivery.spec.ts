import { Deliveries } from "../../src/sandbox/callbacks/deliveries"
import { createCallbackFaultBook } from "../../src/sandbox/callbacks/faults"
import type { CallbackKind } from "../../src/sandbox/callbacks/kinds"
import { createClock } from "../../src/sandbox/clock"
import { createDice } from "../../src/sandbox/dice"
import type { Answering, Merchant } from "./support/merchant"
import { aMerchant } from "./support/merchant"
import { START } from "./support/shop"

let merchant: Merchant
beforeAll(async () => {
  merchant = await aMerchant()
})
afterAll(() => merchant.close())

const clock = createClock({ at: START, frozen: true })
const faults = createCallbackFaultBook(createDice(1))
let deliveries: Deliveries
beforeEach(() => {
  merchant.forget()
  clock.reset()
  deliveries = new Deliveries({ clock, faults })
})
afterEach(() => deliveries.close())

const send = (kind: CallbackKind, url = `${merchant.url}/${kind}`) =>
  deliveries.send({ about: "a1", body: { event_id: "e1" }, kind, url })
const only = () => {
  const [record, ...more] = deliveries.records()
  expect(more).toEqual([])
  return record
}
const advance = (ms: number) => deliveries.passTime(() => new Date(clock.now().getTime() + ms))
const seconds = () =>
  only()?.attempts.map(({ at }) => (new Date(at).getTime() - START.getTime()) / 1_000)

describe("what the merchant answers", () => {
  it.each([200, 201, 204])("%i: delivered, not sent again", async (status) => {
    merchant.answers(status)
    send("authorization")
    await advance(86_400_000)
    expect(only()).toMatchObject({ attempts: [{ error: null, status }], state: "delivered" })
    expect(merchant.calls).toHaveLength(1)
  })

  it.each([400, 404, 500, 503])("%i: a failed attempt, sent again", async (status) => {
    merchant.answers(status, 200)
    send("push")
    await deliveries.settled()
    expect(only()).toMatchObject({
      attempts: [{ error: null, status }],
      next_at: "2026-01-01T10:00:01.000Z",
      state: "waiting",
    })
    await advance(1_000)
    expect(only()).toMatchObject({ attempts: [{ status }, { status: 200 }], state: "delivered" })
  })

  it("a redirect: a failed attempt, not followed", async () => {
    merchant.answers({ headers: { Location: `${merchant.url}/elsewhere` }, status: 302 }, 200)
    send("status_update")
    await deliveries.settled()
    expect(only()).toMatchObject({ attempts: [{ status: 302 }], state: "waiting" })
    expect(merchant.paths()).toEqual(["/status_update"])
  })

  it("204 to a notification: a failed attempt, for only 200 ends its repeats", async () => {
    merchant.answers(204, 200)
    send("notification")
    await advance(600_000)
    expect(only()?.attempts.map(({ status }) => status)).toEqual([204, 200])
  })
})

describe("a merchant that does not answer", () => {
  it.each<[string, Answering, CallbackKind, string]>([
    ["drops the connection", "drop", "push", "The connection was closed before an answer came."],
    ["hangs", "hang", "authorization", "No answer within 2 s."],
    ["hangs", "hang", "status_update", "No answer within 3 s."],
    ["answers too late", { late: 2_200 }, "authorization", "No answer within 2 s."],
  ])("%s: a failed attempt, sent again", async (_what, answering, kind, error) => {
    merchant.answers(answering, 200)
    send(kind)
    await deliveries.settled()
    expect(only()).toMatchObject({ attempts: [{ error, status: null }], state: "waiting" })
    await advance(1_000)
    expect(only()?.state).toBe("delivered")
    expect(merchant.calls).toHaveLength(2)
  })

  it("is given 2.5 s by a status update", async () => {
    merchant.answers({ late: 2_500 })
    send("status_update")
    await deliveries.settled()
    expect(only()?.state).toBe("delivered")
  })

  it("can't be reached: a failed attempt", async () => {
    const gone = await aMerchant()
    await gone.close()
    send("push", gone.url)
    await deliveries.settled()
    expect(only()).toMatchObject({ attempts: [{ status: null }], state: "waiting" })
    expect(only()?.attempts[0]?.error).toContain("ECONNREFUSED")
  })

  it("speaks no TLS at an https address: a failed attempt", async () => {
    send("push", merchant.url.replace("http:", "https:"))
    await deliveries.settled()
    expect(only()).toMatchObject({ attempts: [{ status: null }], state: "waiting" })
    expect(merchant.calls).toEqual([])
  })

  it.each(["not an address", "ftp://merchant.test/", ""])(
    "has the address %j: a failed attempt and no error",
    async (url) => {
      expect(() => send("push", url)).not.toThrow()
      await deliveries.settled()
      expect(only()).toMatchObject({ attempts: [{ status: null }], state: "waiting" })
    },
  )
})

describe("retries against a merchant that is down", () => {
  it.each(["authorization", "push", "status_update"] as const)(
    "%s: four calls in all, after 1, 2 and 4 seconds, then given up",
    async (kind) => {
      merchant.answers(500)
      send(kind)
      await advance(86_400_000)
      expect(seconds()).toEqual([0, 1, 3, 7])
      expect(only()).toMatchObject({ next_at: null, state: "given_up" })
      expect(new Set(merchant.calls.map(({ body }) => body))).toEqual(
        new Set(['{"event_id":"e1"}']),
      )
    },
  )

  it("notification: every ten minutes for 24 hours, then given up", async () => {
    merchant.answers(500)
    send("notification")
    await advance(2 * 86_400_000)
    expect(only()).toMatchObject({ next_at: null, state: "given_up" })
    expect(seconds()).toEqual(Array.from({ length: 145 }, (_, index) => index * 600))
    expect(merchant.calls).toHaveLength(145)
  })
})
