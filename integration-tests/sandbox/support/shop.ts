import { createClock } from "../../../src/sandbox/clock"
import type { Data } from "../../../src/sandbox/data"
import { isData, listAt, parseJson, textAt } from "../../../src/sandbox/data"
import type { Sandbox, SandboxOptions } from "../../../src/sandbox/server"
import { createSandbox } from "../../../src/sandbox/server"

/** When the tests take place, unless they say otherwise. */
export const START = new Date("2026-01-01T10:00:00.000Z")

/** A sandbox whose clock stands still at START and whose ids are the same in every run. */
export const aSandbox = (options: SandboxOptions = {}): Promise<Sandbox> =>
  createSandbox({ clock: createClock({ at: START, frozen: true }), seed: 1, ...options })

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The JSON object of the body, `{}` when there is none. */
  readonly body: Data
}

export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Reply>

export const basic = ({ password, username }: Sandbox): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`

/** Calls Klarna's API as the merchant of a sandbox. */
export const merchantOf =
  (sandbox: Sandbox): Call =>
  async (method, path, body, headers = {}) => {
    const json: Record<string, string> =
      body === undefined ? {} : { "Content-Type": "application/json" }
    const response = await fetch(sandbox.url + path, {
      body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
      headers: { Authorization: basic(sandbox), ...json, ...headers },
      method,
    })
    const text = await response.text()
    const parsed = parseJson(text)
    return {
      body: isData(parsed) ? parsed : {},
      headers: response.headers,
      status: response.status,
      text,
    }
  }

export const SESSIONS = "/payments/v1/sessions"
export const ORDERS = "/ordermanagement/v1/orders"

export const aLine = (more: Data = {}): Data => ({
  name: "Shoe",
  quantity: 2,
  reference: "shoe-42",
  tax_rate: 1_900,
  total_amount: 10_000,
  total_tax_amount: 1_597,
  type: "physical",
  unit_price: 5_000,
  ...more,
})

export const anAddress = (more: Data = {}): Data => ({
  city: "Berlin",
  country: "DE",
  email: "customer@email.de",
  family_name: "Musterfrau",
  given_name: "Erika",
  phone: "+49017614284340",
  postal_code: "10178",
  street_address: "Neue Schönhauser Str. 2",
  ...more,
})

/** A purchase of 100.00 EUR in Germany. */
export const aPurchase = (more: Data = {}): Data => ({
  billing_address: anAddress(),
  locale: "de-DE",
  merchant_reference1: "cart-1",
  order_amount: 10_000,
  order_lines: [aLine()],
  order_tax_amount: 1_597,
  purchase_country: "DE",
  purchase_currency: "EUR",
  ...more,
})

/** A purchase by the shopper with this e-mail address. */
export const aPurchaseBy = (email: string, more: Data = {}): Data =>
  aPurchase({ billing_address: anAddress({ email }), ...more })

/** For `toEqual`: some text, some id. */
export const ANY_TEXT: unknown = expect.any(String)
export const ANY_ID: unknown = expect.stringMatching(/^[0-9a-f-]{36}$/)

export const codeOf = ({ body }: Reply): string => textAt(body, "error_code")
export const messagesOf = ({ body }: Reply): unknown => body.error_messages

/** Status, code and messages of a refusal. */
export const refusal = (reply: Reply): unknown[] => [reply.status, codeOf(reply), messagesOf(reply)]
export const transaction = ({ headers }: Reply): string | null => headers.get("transaction-id")

/** A shop at a sandbox: the steps of a purchase, each expected to go well. */
export class Shop {
  constructor(
    readonly sandbox: Sandbox,
    readonly call: Call = merchantOf(sandbox),
  ) {}

  async openSession(purchase: Data = aPurchase()): Promise<string> {
    const reply = await this.call("POST", SESSIONS, purchase)
    if (reply.status !== 200) throw new Error(`No session: ${reply.text}`)
    return textAt(reply.body, "session_id")
  }

  async authorize(purchase: Data = aPurchase()): Promise<string> {
    const result = this.sandbox.control.authorizeSession(await this.openSession(purchase))
    if (!result.authorization_token) throw new Error(`No token: ${JSON.stringify(result)}`)
    return result.authorization_token
  }

  place(token: string, purchase: Data = aPurchase()): Promise<Reply> {
    return this.call("POST", `/payments/v1/authorizations/${token}/order`, purchase)
  }

  async order(purchase: Data = aPurchase()): Promise<string> {
    const reply = await this.place(await this.authorize(purchase), purchase)
    if (reply.status !== 200) throw new Error(`No order: ${reply.text}`)
    return textAt(reply.body, "order_id")
  }

  async read(orderId: string): Promise<Data> {
    return (await this.call("GET", `${ORDERS}/${orderId}`)).body
  }

  capture(orderId: string, amount: number, headers?: Record<string, string>): Promise<Reply> {
    return this.call("POST", `${ORDERS}/${orderId}/captures`, { captured_amount: amount }, headers)
  }

  refund(orderId: string, amount: number, headers?: Record<string, string>): Promise<Reply> {
    return this.call("POST", `${ORDERS}/${orderId}/refunds`, { refunded_amount: amount }, headers)
  }

  /** A write of Order Management without a body. */
  act(orderId: string, action: string, body?: unknown): Promise<Reply> {
    return this.call("POST", `${ORDERS}/${orderId}/${action}`, body)
  }

  patch(orderId: string, action: string, body: unknown): Promise<Reply> {
    return this.call("PATCH", `${ORDERS}/${orderId}/${action}`, body)
  }

  /** The single capture of an order. */
  async captureId(orderId: string): Promise<string> {
    return textAt(listAt(await this.read(orderId), "captures")[0] ?? {}, "capture_id")
  }
}
