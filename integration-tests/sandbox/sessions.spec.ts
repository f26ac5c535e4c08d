import { listAt, textAt } from "../../src/sandbox/data"
import type { Sandbox } from "../../src/sandbox/server"
import {
  aLine,
  anAddress,
  aPurchase,
  aPurchaseBy,
  aSandbox,
  codeOf,
  messagesOf,
  SESSIONS,
  Shop,
} from "./support/shop"

const HOUR = 3_600_000
const UNKNOWN = `${SESSIONS}/00000000-0000-1000-8000-000000000000`

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

describe("creating a session", () => {
  it("gives an id, a client token and the categories", async () => {
    const { body } = await shop.call("POST", SESSIONS, aPurchase())
    const categories = listAt(body, "payment_method_categories")
    expect(Object.keys(body).sort()).toEqual([
      "client_token",
      "payment_method_categories",
      "session_id",
    ])
    expect(
      Object.fromEntries(categories.map(({ identifier, name }) => [identifier, name])),
    ).toEqual({
      pay_later: "Buy now, pay later",
      pay_now: "Pay now",
      pay_over_time: "Monthly financing",
    })
  })

  it("hands out a token of three parts that names the session", async () => {
    const { body } = await shop.call("POST", SESSIONS, aPurchase())
    const token = textAt(body, "client_token")
    const [, claims = ""] = token.split(".")
    expect(token.split(".")).toHaveLength(3)
    expect(token.length).toBeGreaterThan(800)
    expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toMatchObject({
      base_url: sandbox.url,
      environment: "playground",
      language: "de",
      purchase_country: "DE",
      region: "eu",
      session_id: body.session_id,
      session_type: "PAYMENTS",
    })
  })

  it("takes what the recordings took: unknown fields, null, numbers for texts, lower case", async () => {
    const reply = await shop.call("POST", SESSIONS, {
      ...aPurchase({ order_lines: [aLine({ image_url: null })] }),
      acquiring_channel: "ecommerce",
      billing_address: anAddress({ phone: 49301234567 }),
      locale: "EN",
      tracking: {},
    })
    expect(reply.status).toBe(200)
  })

  it.each([
    ["sums that do not fit", aPurchase({ order_amount: 1 }), "order_amount"],
    [
      "a tax that does not fit",
      aPurchase({ order_lines: [aLine({ total_tax_amount: 1_900 })] }),
      "order_lines[0].total_tax_amount",
    ],
    ["another country's currency", aPurchase({ purchase_currency: "SEK" }), "purchase_currency"],
    [
      "missing lines and amount",
      { purchase_country: "DE", purchase_currency: "EUR" },
      "order_amount, order_lines",
    ],
  ])("refuses %s", async (_what, purchase, paths) => {
    const reply = await shop.call("POST", SESSIONS, purchase)
    expect([reply.status, codeOf(reply)]).toEqual([400, "BAD_VALUE"])
    expect(messagesOf(reply)).toEqual([`Bad value: ${paths}`])
  })

  it.each([
    ["a shopper with +red", aPurchaseBy("customer+red@email.de")],
    [
      "a billing country with another currency",
      aPurchase({ billing_address: anAddress({ country: "SE" }) }),
    ],
  ])("offers no category to %s", async (_what, purchase) => {
    const reply = await shop.call("POST", SESSIONS, purchase)
    expect(reply.status).toBe(200)
    expect(reply.body.payment_method_categories).toEqual([])
  })
})

describe("updating a session", () => {
  it("answers nothing, also to nothing", async () => {
    const path = `${SESSIONS}/${await shop.openSession()}`
    const reply = await shop.call("POST", path, {})
    expect([reply.status, reply.text]).toEqual([204, ""])
  })

  it("replaces the fields that are sent and keeps the others", async () => {
    const path = `${SESSIONS}/${await shop.openSession()}`
    const lines = [aLine({ quantity: 1, total_amount: 5_000, total_tax_amount: 798 })]
    const change = { order_amount: 5_000, order_lines: lines, order_tax_amount: 798 }
    expect((await shop.call("POST", path, change)).status).toBe(204)
    const { body } = await shop.call("GET", path)
    expect(body).toMatchObject({ ...change, locale: "de-DE", purchase_country: "DE" })
  })

  it("is checked as a whole", async () => {
    const path = `${SESSIONS}/${await shop.openSession()}`
    const reply = await shop.call("POST", path, { order_amount: 5_000 })
    expect(messagesOf(reply)).toEqual(["Bad value: order_amount"])
    expect((await shop.call("GET", path)).body.order_amount).toBe(10_000)
  })

  it("is refused once an order was placed", async () => {
    const path = `${SESSIONS}/${await shop.openSession()}`
    const sessionId = path.split("/").at(-1) ?? ""
    const { authorization_token } = sandbox.control.authorizeSession(sessionId)
    await shop.place(authorization_token ?? "")
    const reply = await shop.call("POST", path, {})
    expect([reply.status, codeOf(reply)]).toEqual([404, "SESSION_COMPLETED"])
    expect(messagesOf(reply)).toEqual(["Session has already been completed"])
  })
})

describe("reading a session", () => {
  it("tells the purchase, not the shopper, until he agreed", async () => {
    const customer = { date_of_birth: "1970-07-10", national_identification_number: "123" }
    const id = await shop.openSession(aPurchase({ customer }))
    const before = (await shop.call("GET", `${SESSIONS}/${id}`)).body
    expect(before).toMatchObject({
      expires_at: "2026-01-03T10:00:00.000Z",
      intent: "buy",
      order_amount: 10_000,
      status: "incomplete",
    })
    for (const key of ["session_id", "billing_address", "customer", "authorization_token"]) {
      expect(before).not.toHaveProperty(key)
    }
    const { authorization_token } = sandbox.control.authorizeSession(id)
    expect((await shop.call("GET", `${SESSIONS}/${id}`)).body).toMatchObject({
      authorization_token,
      billing_address: anAddress(),
      customer: { date_of_birth: "1970-07-10" },
    })
  })

  it("never tells the national identification number", async () => {
    const id = await shop.openSession(
      aPurchase({ customer: { national_identification_number: "4711" } }),
    )
    sandbox.control.authorizeSession(id)
    const { text } = await shop.call("GET", `${SESSIONS}/${id}`)
    expect(text).not.toContain("4711")
  })

  it("is complete with an order", async () => {
    const id = await shop.openSession()
    await shop.place(sandbox.control.authorizeSession(id).authorization_token ?? "")
    expect((await shop.call("GET", `${SESSIONS}/${id}`)).body.status).toBe("complete")
  })

  it.each(["GET", "POST"])(
    "%s knows no session of another id or older than 48 hours",
    async (method) => {
      const path = `${SESSIONS}/${await shop.openSession()}`
      const body = method === "POST" ? {} : undefined
      sandbox.clock.advance(48 * HOUR - 1)
      expect((await shop.call(method, path, body)).status).toBeLessThan(300)
      sandbox.clock.advance(1)
      for (const unknown of [path, UNKNOWN]) {
        const reply = await shop.call(method, unknown, body)
        expect([reply.status, codeOf(reply)]).toEqual([404, "NOT_FOUND"])
        expect(messagesOf(reply)).toEqual(["Invalid session id"])
      }
    },
  )
})
