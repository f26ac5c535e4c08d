import type { RequestListener, Server } from "node:http"

import { aClient, ORDER, PATIENCE_MS, resultOf, SESSION } from "./support/merchant"
import { addressOf, aServer, aStub, closeServer, json, type Stub } from "./support/stub"

const CREATED = json(200, { client_token: "t", session_id: "s" })

let stub: Stub
let others: Server[] = []
beforeEach(async () => {
  stub = await aStub()
  stub.says(CREATED)
})
afterEach(async () => {
  await stub.close()
  await Promise.all(others.map(closeServer))
  others = []
})

/** The same account at a server that answers in its own way. */
async function at(listener: RequestListener) {
  const server = await aServer(listener)
  others.push(server)
  return { ...stub, url: addressOf(server) }
}

describe("connections", () => {
  it("are kept: twenty calls in a row need one", async () => {
    const { client } = aClient(stub)
    for (let call = 0; call < 20; call += 1) await client.payments.createSession(SESSION)
    expect([stub.calls.length, stub.connections()]).toEqual([20, 1])
  })

  it("are kept over answers that fail", async () => {
    const { client } = aClient(stub)
    stub.says({ status: 429 }, json(500, {}), CREATED)
    await client.payments.createSession(SESSION)
    expect([stub.calls.length, stub.connections()]).toEqual([3, 1])
  })

  it("that Klarna closed in between are made anew", async () => {
    const { client } = aClient(stub)
    await client.payments.createSession(SESSION)
    stub.hangUp()
    await client.payments.createSession(SESSION)
    expect([stub.calls.length, stub.connections()]).toEqual([2, 2])
  })

  it("that can't be made leave no doubt: nothing happened", async () => {
    await stub.close()
    const { client, records } = aClient(stub)
    const change = { idempotencyKey: "k", orderId: "o" }
    expect(await resultOf(client.orders.capture(change, { captured_amount: 1 }))).toMatchObject({
      effectPossible: false,
      kind: "unreachable",
      message: "Klarna captureOrder: no answer: ECONNREFUSED",
      retryable: true,
    })
    expect(records).toMatchObject([{ status: undefined, tries: 3 }])
  })

  it("that break in the middle of an answer leave the effect possible", async () => {
    const half = await at((_message, response) => {
      response.writeHead(200, { "Content-Length": "1000" })
      response.write('{"order_id":', () => response.socket?.destroy())
    })
    const placed = aClient(half).client.payments.placeOrder("token", ORDER)
    expect(await resultOf(placed)).toMatchObject({ effectPossible: true, kind: "unreachable" })
  })

  it("that stay silent are given up after the time of one request", async () => {
    const silent = await at(() => undefined)
    const { client, records } = aClient(silent, { maxTries: 1, requestTimeoutMs: PATIENCE_MS })
    expect(await resultOf(client.orders.read("o"))).toMatchObject({
      effectPossible: false,
      message: "Klarna readOrder: no answer: timed out",
    })
    expect(records[0]?.milliseconds).toBeGreaterThanOrEqual(PATIENCE_MS - 1)
  })
})
