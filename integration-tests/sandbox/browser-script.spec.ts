import type { Data } from "../../src/sandbox/data"
import { isData, parseJson, textAt } from "../../src/sandbox/data"
import type { Sandbox } from "../../src/sandbox/server"
import { anAddress, aPurchase, aSandbox, SESSIONS, Shop } from "./support/shop"

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

const PLACE = "/eu/kp/v1/browser/"

/** A call as the browser script makes it. */
async function ask(
  method: string,
  path: string,
  { body, token }: { body?: unknown; token: string },
) {
  const response = await fetch(sandbox.url + PLACE + path, {
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: { Authorization: `Bearer ${token}` },
    method,
  })
  const json = parseJson(await response.text())
  return { body: isData(json) ? json : {}, headers: response.headers, status: response.status }
}

async function clientToken(purchase: Data = aPurchase()): Promise<string> {
  return textAt((await shop.call("POST", SESSIONS, purchase)).body, "client_token")
}

const UNKNOWN = { error: "The client token is unknown to this sandbox, or older than 48 hours." }

describe("the browser script's calls", () => {
  it("may come from any page, with the client token and nothing else", async () => {
    const token = await clientToken()
    const asked = await fetch(`${sandbox.url}${PLACE}load`, { method: "OPTIONS" })
    expect([asked.status, asked.headers.get("access-control-allow-headers")]).toEqual([
      204,
      "Authorization, Content-Type",
    ])
    const { body, headers } = await ask("POST", "load", {
      body: { categories: ["pay_now"] },
      token,
    })
    expect(headers.get("access-control-allow-origin")).toBe("*")
    expect(body).toEqual({ answer: { show_form: true }, names: ["Pay now"] })
  })

  it("are the only ones that other pages may read, beside the script", async () => {
    const open: string[] = []
    for (const path of [
      "/kp/lib/v1/api.js",
      "/_sandbox/orders",
      SESSIONS,
      "/eu/kp/v1/windows/opening",
    ]) {
      const { headers } = await fetch(sandbox.url + path, {
        headers: { origin: "https://shop.test" },
      })
      if (headers.has("access-control-allow-origin")) open.push(path)
    }
    expect(open).toEqual(["/kp/lib/v1/api.js"])
  })

  it.each(["", "a.b.c", "eyJhbGciOiJIUzI1NiJ9.eyJmb28iOiJiYXIifQ.c2lnbmF0dXJl"])(
    "are refused for the token %j",
    async (token) => {
      expect(await ask("POST", "load", { token })).toMatchObject({ body: UNKNOWN, status: 401 })
    },
  )

  it("are refused for a forged token of a known session", async () => {
    const [head = "", claims = ""] = (await clientToken()).split(".")
    const token = [head, claims, "forged"].join(".")
    expect(await ask("POST", "load", { token })).toMatchObject({ body: UNKNOWN, status: 401 })
  })

  it("do not reach another session's attempt", async () => {
    const wish = { categories: ["pay_now"], kind: "authorize" }
    const begun = await ask("POST", "attempts", { body: wish, token: await clientToken() })
    const id = textAt(begun.body, "attempt_id")
    const token = await clientToken()
    for (const [method, path] of [
      ["GET", `attempts/${id}`],
      ["POST", `attempts/${id}/close`],
    ] as const) {
      expect(await ask(method, path, { token })).toMatchObject({
        body: { error: `There is no attempt ${id} for this client token.` },
        status: 404,
      })
    }
  })

  it("leave the session as it was when the data is bad, and the journal alone", async () => {
    const token = await clientToken()
    const data = { billing_address: anAddress({ phone: "1" }), merchant_reference1: "other" }
    const { body } = await ask("POST", "attempts", {
      body: { categories: ["pay_now"], data },
      token,
    })
    expect(body.result).toEqual({
      approved: false,
      error: { invalid_fields: ["billing_address.phone"] },
      show_form: true,
    })
    expect(sandbox.control.sessions()[0]?.purchase).toEqual(aPurchase())
    expect(sandbox.control.journal()).toHaveLength(1)
  })

  it("say what they don't understand", async () => {
    const token = await clientToken()
    expect(await ask("POST", "load", { body: [], token })).toMatchObject({
      body: { error: "The body must be a JSON object." },
      status: 400,
    })
    const large = { data: { merchant_data: "x".repeat(1_100_000) } }
    expect(await ask("POST", "load", { body: large, token })).toMatchObject({
      body: { error: "The data is larger than 1 MB." },
      status: 413,
    })
    expect(await ask("POST", "pay", { token })).toMatchObject({
      body: { error: "The browser script knows no POST pay." },
      status: 404,
    })
  })
})

describe("a window that nobody opened", () => {
  it("says so", async () => {
    const answer = await fetch(`${sandbox.url}/eu/kp/v1/windows/none`)
    expect([answer.status, await answer.text()]).toEqual([
      404,
      expect.stringContaining("Nothing to decide here"),
    ])
  })
})
