import { inspect } from "node:util"

import { KlarnaError } from "../../src/klarna/errors/klarna-error"
import { EVERY_CALL, EVERY_NAME, PLANTED } from "./support/every-call"
import { aClient, resultOf } from "./support/merchant"
import { type Arrived, aStub, json, type Said, type Stub } from "./support/stub"

let stub: Stub
beforeAll(async () => {
  stub = await aStub()
})
beforeEach(() => {
  stub.calls.length = 0
})
afterAll(() => stub.close())

const NEVER = new RegExp(
  [...Object.values(PLANTED), Buffer.from(`K123456_user:${PLANTED.password}`).toString("base64")]
    .map((text) => text.replace(/[.+]/g, "\\$&"))
    .join("|"),
  "i",
)

/** Repeats all it was told, as a careless server would: of the body a part, so that every field has its turn. */
const echo =
  (status: number) =>
  ({ body, path }: Arrived): Said => {
    const texts = [path, ...(body.match(/"[^"]*"/g) ?? [])]
    const messages = Array.from({ length: 10 }, (_, part) =>
      texts.filter((_text, index) => index % 10 === part).join(" "),
    )
    return json(status, { correlation_id: path, error_code: path, error_messages: messages })
  }

const ANSWERS: readonly (readonly [string, Said | ((call: Arrived) => Said)])[] = [
  ["a refusal", echo(403)],
  ["a failure", echo(500)],
  ["an answer that can't be read", { body: '[{"order_id":', status: 200 }],
  ["a page", { body: `<html>${PLANTED.email}</html>`, status: 401 }],
]

describe.each(ANSWERS)("a call that got %s", (_what, said) => {
  it.each(EVERY_NAME)("%s leaves no token, no credentials and no shopper behind", async (name) => {
    stub.says(said)
    const { client, records } = aClient({ ...stub, password: PLANTED.password })
    const result = await resultOf(EVERY_CALL[name](client))
    const error = result instanceof KlarnaError ? result : undefined
    expect(inspect([error, records], { depth: 20, showHidden: true })).not.toMatch(NEVER)
    expect(JSON.stringify([error, error?.message, error?.stack, records])).not.toMatch(NEVER)
    expect(stub.calls.length).toBeGreaterThan(0)
    expect(records).toHaveLength(1)
    expect(Object.keys(records[0] ?? {}).sort()).toEqual([
      "call",
      "correlationId",
      "milliseconds",
      "status",
      "tries",
    ])
  })
})

describe("a request that is refused before it is sent", () => {
  it("says which field, not what stood in it", async () => {
    const { client, records } = aClient(stub)
    const endless = { email: `${PLANTED.email.repeat(10)}`, planted: PLANTED.givenName }
    const refused = client.payments.updateSession("s", { billing_address: endless })
    const error = await resultOf(refused)
    expect(error).toMatchObject({ effectPossible: false, kind: "invalid_request" })
    expect(inspect(error)).not.toMatch(NEVER)
    expect([stub.calls, records]).toEqual([[], []])
  })
})
