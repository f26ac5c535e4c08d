import { createKlarnaClient } from "../../src/klarna/client"
import { createSandbox, SESSION } from "./support/merchant"

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
})
