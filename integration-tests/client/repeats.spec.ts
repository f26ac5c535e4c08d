import type { KlarnaClient } from "../../src/klarna/client"
import { aClient, ORDER, resultOf, SESSION } from "./support/merchant"
import { aStub, json, type Stub } from "./support/stub"

let stub: Stub
beforeAll(async () => {
  stub = await aStub()
})
beforeEach(() => {
  stub.calls.length = 0
})
afterAll(() => stub.close())

const FAILURE = json(500, { error_code: "INTERNAL_SERVER_ERROR" })

describe("a repeat", () => {
  it("is the same call to the last byte, key included", async () => {
    stub.says(FAILURE, { status: 503 }, { headers: { "Capture-Id": "c1" }, status: 201 })
    const change = { idempotencyKey: "key-1", orderId: "o1" }
    const body = { reference: "r", captured_amount: 100 }
    expect(await aClient(stub).client.orders.capture(change, body)).toBe("c1")
    const [first, ...others] = stub.calls
    expect(first?.body).toBe('{"reference":"r","captured_amount":100}')
    expect(first?.headers).toMatchObject({
      accept: "application/json",
      "content-type": "application/json",
      "klarna-idempotency-key": "key-1",
      "user-agent": expect.stringMatching(/^medusa-plugin-klarna\/\d/) as unknown,
    })
    expect(others).toEqual([first, first])
  })

  it("waits as long as Klarna asks, else by the dice", async () => {
    stub.says(
      { headers: { "X-RateLimit-Reset": "1" }, status: 429 },
      { headers: { "Retry-After": "2", "X-RateLimit-Reset": "1" }, status: 429 },
      { status: 429 },
      { headers: { "X-RateLimit-Reset": "1" }, status: 500 },
      json(200, { client_token: "t", session_id: "s" }),
    )
    const { client, waits } = aClient(stub, { maxTries: 5 })
    await client.payments.createSession(SESSION)
    expect(waits).toEqual([1_000, 2_000, 600, 1_200])
  })

  it("is not begun when Klarna asks to wait longer than the shopper would", async () => {
    stub.says({ headers: { "Retry-After": "60" }, status: 503 })
    const { client, records, waits } = aClient(stub)
    expect(await resultOf(client.payments.placeOrder("t", ORDER))).toMatchObject({
      kind: "unavailable",
      retryable: true,
    })
    expect([records[0]?.tries, waits]).toEqual([1, []])
  })

  it.each([
    ["maxTries 1", 1],
    ["maxTries 2", 2],
    ["maxTries 5", 5],
  ])("happens as often as allowed: %s", async (_what, maxTries) => {
    stub.says(FAILURE)
    const { client, records } = aClient(stub, { maxTries })
    await resultOf(client.orders.read("o1"))
    expect([stub.calls.length, records[0]?.tries]).toEqual([maxTries, maxTries])
  })
})

describe("without a key or another guard of Klarna's", () => {
  it.each<[string, (client: KlarnaClient) => Promise<unknown>]>([
    ["releasing an authorization", ({ payments }) => payments.cancelAuthorization("t")],
    [
      "changing a token's status",
      ({ customerTokens }) => customerTokens.updateStatus("t", "CANCELLED"),
    ],
    ["closing a hosted page", ({ hostedPages }) => hostedPages.disable("s")],
    [
      "sending the link to a hosted page",
      ({ hostedPages }) =>
        hostedPages.distribute("s", { contact_information: { email: "e@x.de" }, method: "email" }),
    ],
    [
      "a change with an empty key",
      ({ orders }) => orders.change("cancelOrder", { idempotencyKey: "", orderId: "o" }),
    ],
  ])("nothing is repeated: %s", async (_what, act) => {
    stub.says(FAILURE)
    const error = await resultOf(act(aClient(stub).client))
    expect(error).toMatchObject({ effectPossible: true, kind: "unavailable", retryable: false })
    expect(stub.calls).toHaveLength(1)
  })
})
