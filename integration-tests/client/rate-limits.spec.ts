import { createKlarnaClient } from "../../src/klarna/client"
import { anOrder, createSandbox, SESSION } from "./support/merchant"

describe("Klarna's rate limits", () => {
  it("are kept: thirty sessions at once, none refused, none repeated", async () => {
    const sandbox = await createSandbox({ rateLimits: true })
    const { password, url: baseUrl, username } = sandbox
    const tries: number[] = []
    const client = createKlarnaClient({
      baseUrl,
      onCall: (record) => tries.push(record.tries),
      password,
      requestTimeoutMs: 5_000,
      username,
    })
    const thirty = Array.from({ length: 30 }, () => client.payments.createSession(SESSION))
    const ids = (await Promise.all(thirty)).map(({ session_id }) => session_id)
    const statuses = sandbox.control.journal().map(({ response }) => response?.status)
    await sandbox.close()
    expect(new Set(ids).size).toBe(30)
    expect(statuses).toEqual(Array.from({ length: 30 }, () => 200))
    expect(tries).toEqual(Array.from({ length: 30 }, () => 1))
  })

  it("leave money its way: of 150 calls about sessions, an order isn't the last to be read", async () => {
    const sandbox = await createSandbox({ rateLimits: true })
    const { password, url: baseUrl, username } = sandbox
    const wire = { baseUrl, password, requestTimeoutMs: 5_000, username }
    const client = createKlarnaClient(wire)
    const orderId = await anOrder(sandbox, client)
    const { session_id } = await client.payments.createSession(SESSION)
    const shoppers = Array.from({ length: 150 }, () => client.payments.readSession(session_id))
    await client.orders.read(orderId)
    const answered = sandbox.control.journal().filter(({ response }) => response?.status === 200)
    const before = answered.filter(({ endpoint }) => endpoint === "readSession").length
    await Promise.all(shoppers)
    await sandbox.close()
    expect(before).toBeLessThan(100)
  })
})
