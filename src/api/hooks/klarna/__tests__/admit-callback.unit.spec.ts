import { hideToken } from "../admit-callback"
import { readBody } from "../read-body"

const KILOBYTE = 1_024

async function* inParts(...sizes: number[]) {
  for (const size of sizes) yield Buffer.alloc(size, "x")
}

describe("a body", () => {
  it("is read as a whole, up to 64 kB", async () => {
    expect(await readBody(inParts())).toBe("")
    expect(await readBody(inParts(2, 3))).toBe("xxxxx")
    expect(await readBody(inParts(63 * KILOBYTE, KILOBYTE))).toHaveLength(64 * KILOBYTE)
  })

  it("of one byte more is dropped", async () => {
    expect(await readBody(inParts(64 * KILOBYTE, 1))).toBeUndefined()
  })
})

describe("the address that Medusa logs", () => {
  it.each([
    ["/hooks/klarna/klses_1/push?token=secret&order_id=1", "/hooks/klarna/klses_1/push"],
    ["/hooks/klarna/klses_1/push?token=a?token=b", "/hooks/klarna/klses_1/push"],
    ["/hooks/klarna/klses_1/push", "/hooks/klarna/klses_1/push"],
  ])("of %s is %s", (originalUrl, logged) => {
    const request = { originalUrl }
    hideToken(request)
    expect(request.originalUrl).toBe(logged)
  })
})
