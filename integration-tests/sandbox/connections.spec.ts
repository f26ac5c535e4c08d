import { connect } from "node:net"

import { aPurchase, aSandbox, SESSIONS, Shop } from "./support/shop"

describe("rate limits", () => {
  it("are kept when switched on: nothing but headers, and over after a second", async () => {
    const sandbox = await aSandbox({ rateLimits: true })
    const { call } = new Shop(sandbox)
    const create = () => call("POST", SESSIONS, aPurchase())
    const replies = []
    for (let count = 0; count < 6; count += 1) replies.push(await create())
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429])
    const { headers, text } = await create()
    expect(text).toBe("")
    expect(headers.get("content-length")).toBe("0")
    expect(headers.get("x-envoy-ratelimited")).toBe("true")
    expect(headers.get("x-ratelimit-limit")).toBe("5, 5;w=1")
    expect(headers.get("x-ratelimit-remaining")).toBe("0")
    expect(headers.get("x-ratelimit-reset")).toBe("1")
    expect(headers.get("retry-after")).toBeNull()
    expect(headers.get("content-type")).toBeNull()
    expect(headers.get("klarna-correlation-id")).toBeNull()
    sandbox.clock.advance(1_000)
    expect((await create()).status).toBe(200)
    await sandbox.close()
  })

  it("are off by default", async () => {
    const sandbox = await aSandbox()
    const { call } = new Shop(sandbox)
    const replies = await Promise.all(
      Array.from({ length: 30 }, () => call("POST", SESSIONS, aPurchase())),
    )
    expect(replies.filter(({ status }) => status !== 200)).toEqual([])
    await sandbox.close()
  })
})

describe("closing", () => {
  it("closes idle connections too, and takes no new ones", async () => {
    const sandbox = await aSandbox()
    const socket = connect(sandbox.port, "127.0.0.1")
    await new Promise((resolve) => socket.once("connect", resolve))
    const closed = new Promise((resolve) => socket.once("close", resolve))
    await sandbox.close()
    await closed
    await expect(fetch(sandbox.url)).rejects.toThrow()
  })
})
