import type { Sandbox } from "../../src/sandbox/server"
import { aPurchase, aSandbox, codeOf, messagesOf, ORDERS, SESSIONS, Shop } from "./support/shop"

const UNKNOWN = "d8bcb0ac-deeb-325b-8472-ef2c4b9b3e83"
const PAGE_401 =
  "<html>\r\n<head><title>401 Authorization Required</title></head>\r\n<body>\r\n<center><h1>401 Authorization Required</h1></center>\r\n<hr><center>openresty</center>\r\n</body>\r\n</html>\r\n"

describe("what goes over the wire", () => {
  let sandbox: Sandbox
  let shop: Shop
  beforeAll(async () => {
    sandbox = await aSandbox()
    shop = new Shop(sandbox)
  })
  afterAll(() => sandbox.close())

  it.each([
    ["no credentials", {}],
    [
      "a wrong password",
      { Authorization: `Basic ${Buffer.from("K000000_sandbox:x").toString("base64")}` },
    ],
    ["another scheme", { Authorization: "Bearer sandbox-password" }],
  ])("answers %s with the gateway's page", async (_what, headers: Record<string, string>) => {
    const response = await fetch(sandbox.url + SESSIONS, { headers, method: "POST" })
    expect(response.status).toBe(401)
    expect(await response.text()).toBe(PAGE_401)
    expect(response.headers.get("content-type")).toBe("text/html")
    expect(response.headers.get("www-authenticate")).toBe('Basic realm="very closed site"')
    expect(response.headers.get("klarna-correlation-id")).toBeNull()
  })

  it("takes the bare API key too", async () => {
    const headers = { Authorization: `Basic ${sandbox.password}` }
    const response = await fetch(`${sandbox.url}${ORDERS}/${UNKNOWN}`, { headers })
    expect(response.status).toBe(404)
  })

  it("writes a Payments error pretty, the correlation id being the header's", async () => {
    const reply = await shop.call("POST", SESSIONS, {})
    const id = reply.headers.get("klarna-correlation-id")
    expect(reply.status).toBe(400)
    expect(reply.headers.get("content-type")).toBe("application/json")
    expect(reply.text).toBe(
      [
        "{",
        `  "correlation_id" : "${id}",`,
        '  "error_code" : "BAD_VALUE",',
        '  "error_messages" : [ "Bad value: purchase_country, purchase_currency" ]',
        "}",
      ].join("\n"),
    )
  })

  it("writes an Order Management error compact", async () => {
    const reply = await shop.call("GET", `${ORDERS}/${UNKNOWN}`)
    const id = reply.headers.get("klarna-correlation-id")
    expect(reply.status).toBe(404)
    expect(reply.text).toBe(
      `{"error_code":"NO_SUCH_ORDER","error_messages":["Order ${UNKNOWN} cannot be found."],"correlation_id":"${id}"}`,
    )
  })

  it("sends the recorded headers with a success", async () => {
    const { headers } = await shop.call("POST", SESSIONS, aPurchase())
    const sent = [
      "content-type",
      "cache-control",
      "expires",
      "pragma",
      "server",
      "strict-transport-security",
      "x-content-type-options",
      "x-envoy-upstream-service-time",
      "x-frame-options",
      "x-ratelimit-limit",
      "x-ratelimit-remaining",
      "x-ratelimit-reset",
      "x-xss-protection",
      "date",
    ].map((name) => headers.get(name))
    expect(sent).toEqual([
      "application/json;charset=utf-8",
      "no-cache, no-store, max-age=0, must-revalidate",
      "0",
      "no-cache",
      "envoy",
      "max-age=31536000; includeSubDomains",
      "nosniff",
      "1",
      "DENY",
      "5, 5;w=1",
      "4",
      "1",
      "1; mode=block",
      "Thu, 01 Jan 2026 10:00:00 GMT",
    ])
    expect(headers.get("render-time")).not.toBeNull()
  })

  it("sends 204 without length and type, 201 with length 0", async () => {
    const orderId = await shop.order()
    const acknowledged = await shop.act(orderId, "acknowledge")
    expect(acknowledged.status).toBe(204)
    expect(acknowledged.headers.get("content-length")).toBeNull()
    expect(acknowledged.headers.get("content-type")).toBeNull()
    expect(acknowledged.headers.get("render-time")).toBeNull()
    const captured = await shop.capture(orderId, 100)
    expect(captured.status).toBe(201)
    expect(captured.headers.get("content-length")).toBe("0")
    expect(captured.headers.get("content-type")).toBeNull()
  })

  it("takes two slashes in front and an empty session id", async () => {
    expect((await shop.call("POST", `/${SESSIONS}`, aPurchase())).status).toBe(200)
    expect((await shop.call("POST", `${SESSIONS}/`, aPurchase())).body.session_id).toBeDefined()
  })

  it("answers an order path without id as its framework does", async () => {
    const reply = await shop.call("GET", `${ORDERS}/`)
    expect(reply.status).toBe(404)
    expect(reply.headers.get("klarna-correlation-id")).not.toBeNull()
    expect(reply.body).toEqual({
      error: "Not Found",
      message: "No message available",
      path: "/merchants/K000000/orders/",
      status: 404,
      timestamp: "2026-01-01T10:00:00.000Z",
    })
  })

  it("answers braces in an order id with its container's page", async () => {
    const reply = await shop.call("GET", `${ORDERS}/%7B%7D`)
    expect(reply.status).toBe(400)
    expect(reply.headers.get("content-type")).toBe("text/html;charset=utf-8")
    expect(reply.headers.get("content-language")).toBe("en")
    expect(reply.text).toContain("<title>HTTP Status 400 – Bad Request</title>")
    expect(reply.headers.get("klarna-correlation-id")).not.toBeNull()
  })

  it("answers a method that a path does not have with 405", async () => {
    expect((await shop.call("DELETE", SESSIONS)).status).toBe(405)
  })

  it.each([
    ["Payments", SESSIONS],
    ["Order Management", `${ORDERS}/${UNKNOWN}/captures`],
  ])(
    "says to %s's callers that a body is not JSON, not an object, or too large",
    async (_api, path) => {
      expect(codeOf(await shop.call("POST", path, "{"))).toBe("BAD_REQUEST")
      expect(codeOf(await shop.call("POST", path, "[]"))).toBe("BAD_REQUEST")
      const large = await shop.call("POST", path, { text: "x".repeat(1_048_576) })
      expect([large.status, codeOf(large)]).toEqual([413, "REQUEST_TOO_LARGE"])
      expect(messagesOf(large)).toEqual(["Request is too large"])
    },
  )

  it("does not read a body that is not declared as JSON", async () => {
    const headers = { "Content-Type": "text/plain" }
    const reply = await shop.call("POST", SESSIONS, JSON.stringify(aPurchase()), headers)
    expect(reply.status).toBe(415)
  })

  it("serves its badge to anybody", async () => {
    const { body } = await shop.call("POST", SESSIONS, aPurchase())
    const [url] = /http[^"]+\.svg/.exec(JSON.stringify(body)) ?? []
    const response = await fetch(url ?? "")
    expect(response.headers.get("content-type")).toBe("image/svg+xml")
    expect(new URL(url ?? "").origin).toBe(sandbox.url)
  })
})
