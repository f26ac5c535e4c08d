import { identify } from "../../src/klarna/errors/catalogue/identify"
import { ERRORS, isCatalogueCode } from "../../src/klarna/errors/catalogue/errors"
import { toKlarnaError } from "../../src/klarna/http/read-error"
import { textAt } from "../../src/sandbox/data"
import type { Sandbox } from "../../src/sandbox/server"
import { BAD_VALUE_ROWS } from "./support/errors/bad-values"
import { ORDER_MANAGEMENT_ROWS } from "./support/errors/order-management"
import { PAYMENTS_ROWS } from "./support/errors/payments"
import type { ErrorCase, Form } from "./support/errors/row"
import { TOKEN_ROWS } from "./support/errors/tokens"
import { TRANSPORT_ROWS } from "./support/errors/transport"
import { UNKNOWN_ROWS } from "./support/errors/unknown"
import type { Reply } from "./support/shop"
import { aSandbox, Shop } from "./support/shop"

/** Every error of Klarna's catalogue that comes by HTTP, and how to get it from the sandbox. */
const ROWS = {
  ...PAYMENTS_ROWS,
  ...BAD_VALUE_ROWS,
  ...ORDER_MANAGEMENT_ROWS,
  ...TOKEN_ROWS,
  ...TRANSPORT_ROWS,
  ...UNKNOWN_ROWS,
}

const TABLE = Object.entries(ROWS).flatMap(([name, cases]) =>
  cases.map((one): [name: string, status: number, way: string, form: Form, one: ErrorCase] => [
    name,
    one.status,
    one.byFault ? "by a fault" : "by a call",
    one.form,
    one,
  ]),
)

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

const LINE = /^ {2}"\w+" : (".*"|\[ ".*" \]|\{|\d+),?$/

/** Klarna's two ways to write JSON, and what else comes instead of it. */
const IS_WRITTEN: Readonly<Record<Form, (text: string) => boolean>> = {
  compact: (text) => text === JSON.stringify(JSON.parse(text)),
  empty: (text) => text === "",
  framework: (text) => text === JSON.stringify(JSON.parse(text)) && text.startsWith('{"timestamp"'),
  html: (text) => /^<(!doctype )?html/.test(text),
  pretty: (text) => {
    const lines = text.split("\n").filter((line) => !/^( {4}.*| {2}\},?)$/.test(line))
    return (
      lines[0] === "{" &&
      lines.at(-1) === "}" &&
      lines.slice(1, -1).every((line) => LINE.test(line))
    )
  },
}

/** The one message of an error body. */
function messageOf({ body }: Reply): string {
  const { error_messages: messages } = body
  const [message, ...others]: unknown[] = Array.isArray(messages) ? messages : []
  return others.length === 0 && typeof message === "string" ? message : ""
}

/** What the client of the plugin makes of a reply. */
function identified(reply: Reply): string {
  const endpoint = sandbox.control.journal().at(-1)?.endpoint ?? "readOrder"
  const facts = { hasEffect: true, name: endpoint, repeatable: false, secrets: () => [] }
  const headers = { get: (name: string) => reply.headers.get(name) ?? undefined }
  return identify(toKlarnaError(facts, { body: reply.text, headers, status: reply.status }))
}

describe("the errors of the catalogue", () => {
  it("are all in the table, in each status that they come with", () => {
    const listed = Object.entries(ERRORS)
      .filter(([, { http }]) => http.length > 0)
      .flatMap(([name, { http }]) => http.map((status) => `${name} ${status}`))
    const had = new Set(TABLE.map(([name, status]) => `${name} ${status}`))
    expect([...had].sort()).toEqual(listed.sort())
    expect(Object.keys(ROWS).every(isCatalogueCode)).toBe(true)
  })

  it.each(TABLE)("%s: %i %s, %s", async (name, status, _way, form, one) => {
    const reply = await one.get(shop)
    expect([reply.status, textAt(reply.body, "error_code")]).toEqual([status, one.code ?? ""])
    expect(IS_WRITTEN[form](reply.text)).toBe(true)
    expect(identified(reply)).toBe(name)
    expect(messageOf(reply)).toEqual(
      one.text instanceof RegExp ? expect.stringMatching(one.text) : (one.text ?? ""),
    )
    for (const [header, value] of Object.entries(one.headers ?? {})) {
      expect([header, reply.headers.get(header)]).toEqual([header, value])
    }
  })

  it.each(TABLE.filter(([, , , form]) => form === "pretty" || form === "compact"))(
    "%s: %i %s says nothing else in its %s body, and the correlation id of its header",
    async (_name, _status, _way, _form, { get, more = {} }) => {
      const { body, headers } = await get(shop)
      expect(headers.get("content-type")).toBe("application/json")
      expect(body.correlation_id).toBe(headers.get("klarna-correlation-id"))
      expect(body).toEqual({
        correlation_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        error_code: expect.any(String),
        error_messages: [expect.any(String)],
        ...more,
      })
    },
  )

  it.each(TABLE.filter(([, , , form]) => form === "framework"))(
    "%s: %i %s says what its framework says",
    async (_name, status, _way, _form, { get, more }) => {
      const { body, headers } = await get(shop)
      expect(body).toMatchObject({ ...more, status })
      expect(headers.get("klarna-correlation-id")).not.toBeNull()
    },
  )
})
