import { readCall } from "../read-call"

const NOTHING = {
  event_id: null,
  event_type: null,
  klarna_order_id: null,
  klarna_session_id: null,
}
const ORDER = "f3392f8b-6116-4073-ab96-e330819e2c07"
const json = (body: unknown) => ({ body: JSON.stringify(body) })

describe("a call of Klarna's says", () => {
  it("which session was authorized, and keeps the token to itself", () => {
    const call = json({ authorization_token: "b4bd3423-24e3", session_id: "068df369-13a7" })
    expect(readCall("authorization", call)).toEqual({
      ...NOTHING,
      klarna_session_id: "068df369-13a7",
    })
  })

  it("how a pending order was decided", () => {
    const call = json({ event_type: "FRAUD_RISK_ACCEPTED", order_id: ORDER, timestamp: 1 })
    expect(readCall("notification", call)).toEqual({
      ...NOTHING,
      event_type: "FRAUD_RISK_ACCEPTED",
      klarna_order_id: ORDER,
    })
  })

  it("that an order was placed, in its address alone", () => {
    expect(readCall("push", { body: "", order_id: ORDER })).toEqual({
      ...NOTHING,
      klarna_order_id: ORDER,
    })
  })

  it.each(["", "not JSON", '{"order_id":"another"}'])(
    "nothing in the body %j of a push",
    (body) => {
      expect(readCall("push", { body })).toEqual(NOTHING)
    },
  )

  it("what became of a hosted page, and nothing of the shopper", () => {
    const session = {
      authorization_token: "b4bd3423-24e3",
      customer: { date_of_birth: "1970-07-10" },
      order_id: ORDER,
      session_id: "hpp-1",
      status: "COMPLETED",
    }
    expect(readCall("status_update", json({ event_id: "evt-1", session }))).toEqual({
      ...NOTHING,
      event_id: "evt-1",
      event_type: "COMPLETED",
      klarna_order_id: ORDER,
    })
  })

  it.each([
    ["the placeholder as it was", "{order.id}"],
    ["an address", "anna@shopper.test"],
    ["two of them", [ORDER, ORDER]],
    ["a very long text", "x".repeat(101)],
  ])("no order where it names %s", (_what, order_id) => {
    expect(readCall("push", { body: "", order_id })).toEqual(NOTHING)
  })

  it("no event where there is a sentence about the shopper", () => {
    const call = json({ event_type: "Anna Muster was accepted", order_id: ORDER })
    expect(readCall("notification", call)).toMatchObject({ event_type: null })
  })
})

describe("a call is malformed", () => {
  it.each([
    ["authorization", ""],
    ["authorization", "{"],
    ["authorization", "null"],
    ["authorization", "[]"],
    ["authorization", '{"authorization_token":"x"}'],
    ["authorization", '{"session_id":1}'],
    ["notification", "{}"],
    ["notification", '{"event_type":"FRAUD_RISK_ACCEPTED"}'],
    ["notification", '{"order_id":"a\\u0000b"}'],
    ["notification", `order_id=${ORDER}`],
    ["status_update", '{"event_id":"evt-1"}'],
    ["status_update", '{"session":{"status":"COMPLETED"}}'],
    ["status_update", '{"event_id":"evt-1","session":"COMPLETED"}'],
  ] as const)("as %s with the body %s", (kind, body) => {
    expect(readCall(kind, { body, order_id: ORDER })).toBeUndefined()
  })
})
