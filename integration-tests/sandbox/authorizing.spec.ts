import type { Sandbox } from "../../src/sandbox/server"
import {
  ANY_ID,
  ANY_TEXT,
  aLine,
  anAddress,
  aPurchase,
  aPurchaseBy,
  aSandbox,
  SESSIONS,
  Shop,
} from "./support/shop"

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

/** The control API over HTTP. */
async function authorize(id: string, body?: object): Promise<{ status: number; result: unknown }> {
  const response = await fetch(`${sandbox.url}/_sandbox/sessions/${id}/authorize`, {
    body: body && JSON.stringify(body),
    method: "POST",
  })
  return { result: await response.json(), status: response.status }
}

describe("what the callback of authorize() gets", () => {
  it("is a token when the shopper agrees", async () => {
    const { result } = await authorize(await shop.openSession())
    expect(result).toEqual({
      approved: true,
      authorization_token: ANY_ID,
      show_form: true,
    })
  })

  it.each([
    ["he declines", { outcome: "decline" }, { approved: false, show_form: false }],
    ["he closes the window", { outcome: "close" }, { approved: false, show_form: true }],
    [
      "his consent is not final",
      { auto_finalize: false },
      { approved: true, finalize_required: true, show_form: true },
    ],
    [
      "a field is malformed",
      { data: { billing_address: { postal_code: "12345678901" } } },
      {
        approved: false,
        error: { invalid_fields: ["billing_address.postal_code"] },
        show_form: true,
      },
    ],
    [
      "his e-mail address is none",
      { data: { billing_address: anAddress({ email: "nobody" }) } },
      { approved: false, error: { invalid_fields: ["billing_address.email"] }, show_form: true },
    ],
    [
      "his phone number is too short",
      { data: { billing_address: anAddress({ phone: "1234" }) } },
      { approved: false, error: { invalid_fields: ["billing_address.phone"] }, show_form: true },
    ],
    [
      "a US address has no state",
      { data: { shipping_address: anAddress({ country: "US" }) } },
      { approved: false, error: { invalid_fields: ["shipping_address.region"] }, show_form: true },
    ],
    [
      "the sums do not fit",
      { data: { order_amount: 1 } },
      { approved: false, error: { invalid_fields: ["order_amount"] }, show_form: true },
    ],
  ])("when %s", async (_what, input, expected) => {
    const { result, status } = await authorize(await shop.openSession(), input)
    expect(status).toBe(200)
    expect(result).toEqual(expected)
  })

  it.each(["customer+denied@email.de", "customer+red@email.de"])(
    "is a refusal for %s",
    async (email) => {
      const { result } = await authorize(await shop.openSession(aPurchaseBy(email)))
      expect(result).toEqual({ approved: false, show_form: false })
    },
  )

  it("finalizes what was left open", async () => {
    const id = await shop.openSession()
    sandbox.control.authorizeSession(id, { auto_finalize: false })
    const response = await fetch(`${sandbox.url}/_sandbox/sessions/${id}/finalize`, {
      method: "POST",
    })
    expect(await response.json()).toMatchObject({
      approved: true,
      authorization_token: ANY_TEXT,
    })
  })
})

describe("authorizing", () => {
  it("replaces the session's data with what was passed", async () => {
    const id = await shop.openSession()
    const lines = [aLine({ quantity: 1, total_amount: 5_000, total_tax_amount: 798 })]
    const data = { order_amount: 5_000, order_lines: lines, order_tax_amount: 798 }
    await authorize(id, { data })
    expect((await shop.call("GET", `${SESSIONS}/${id}`)).body).toMatchObject(data)
  })

  it("gives a new token each time; the session shows the last", async () => {
    const id = await shop.openSession()
    const first = sandbox.control.authorizeSession(id).authorization_token
    const second = sandbox.control.authorizeSession(id).authorization_token
    expect(first).not.toBe(second)
    const { body } = await shop.call("GET", `${SESSIONS}/${id}`)
    expect(body.authorization_token).toBe(second)
  })

  it("pays by the category that was chosen", async () => {
    const id = await shop.openSession()
    const { authorization_token } = sandbox.control.authorizeSession(id, {
      category: "pay_over_time",
    })
    const { body } = await shop.place(authorization_token ?? "")
    expect(body.authorized_payment_method).toEqual({ type: "fixed_amount" })
  })

  it("is refused in a sentence for a session that is unknown or complete", async () => {
    const unknown = await authorize("s1")
    expect(unknown).toEqual({ result: { error: "There is no live session s1." }, status: 404 })
    const id = await shop.openSession()
    await shop.place(sandbox.control.authorizeSession(id).authorization_token ?? "", aPurchase())
    const complete = await authorize(id)
    expect(complete).toEqual({
      result: { error: `An order was already placed for session ${id}.` },
      status: 409,
    })
  })
})
