import { toKlarnaError, toUnreadable } from "../read-error"
import type { CallFacts } from "../request"

const CORRELATION_ID = "2fdf4b50-c1e4-4a2f-bc04-2238db5d9ba4"
const PRETTY = `{
  "error_code" : "BAD_VALUE",
  "error_messages" : [ "Bad value: description, intended_use" ],
  "correlation_id" : "34211eec-2ab4-4f05-9f56-8b94a1573638"
}`
const COMPACT = `{"error_code":"UNPROCESSABLE_ENTITY","error_messages":["'captured_amount' must not be null"],"correlation_id":"${CORRELATION_ID}"}`
const GATEWAY_PAGE =
  "<html>\r\n<head><title>401 Authorization Required</title></head>\r\n<body>\r\n<center><h1>401 Authorization Required</h1></center>\r\n<hr><center>openresty</center>\r\n</body>\r\n</html>\r\n"
const CONTAINER_PAGE =
  '<!doctype html><html lang="en"><head><title>HTTP Status 400 – Bad Request</title></head></html>'
const FRAMEWORK = `{"timestamp":"2021-09-17T09:20:11.771Z","status":404,"error":"Not Found","message":"No message available","path":"/merchants/K123456/orders/"}`
const REFUSED_CHARGE = `{"error_code":"PAYMENT_METHOD_FAILED","error_messages":["Purchase for payment method failed"],"correlation_id":"${CORRELATION_ID}",
 "fraud_status":"REJECTED","reason":"rejected","authorized_payment_method_v1":{"type":"card"}}`

const CHARGE: CallFacts = {
  hasEffect: true,
  name: "placeCustomerTokenOrder",
  repeatable: true,
  secrets: () => [],
}

const answer = (status: number, body: string, headers: Record<string, string> = {}) => ({
  body,
  headers: new Map(Object.entries(headers)),
  status,
})
const withId = { "klarna-correlation-id": CORRELATION_ID }

const shown = (error: ReturnType<typeof toKlarnaError>) => [
  error.kind,
  error.code,
  error.messages,
  error.correlationId,
  error.retryable,
  error.effectPossible,
]

describe("the error bodies, as recorded", () => {
  it.each([
    [
      "a: Payments, pretty-printed",
      answer(400, PRETTY),
      [
        "rejected",
        "BAD_VALUE",
        ["Bad value: description, intended_use"],
        "34211eec-2ab4-4f05-9f56-8b94a1573638",
        false,
        false,
      ],
    ],
    [
      "b: Order Management, compact",
      answer(422, COMPACT, withId),
      [
        "rejected",
        "UNPROCESSABLE_ENTITY",
        ["'captured_amount' must not be null"],
        CORRELATION_ID,
        false,
        false,
      ],
    ],
    [
      "c: 401 of the gateway, HTML",
      answer(401, GATEWAY_PAGE, { "www-authenticate": 'Basic realm="very closed site"' }),
      ["unauthorized", undefined, [], undefined, false, false],
    ],
    [
      "d: 429 of the gateway, empty",
      answer(429, "", { "x-ratelimit-reset": "1" }),
      ["rate_limited", undefined, [], undefined, true, false],
    ],
    [
      "e: 400 of the servlet container, HTML",
      answer(400, CONTAINER_PAGE, withId),
      ["rejected", undefined, [], CORRELATION_ID, false, false],
    ],
    [
      "f: 404 of the framework, JSON without a code",
      answer(404, FRAMEWORK, withId),
      ["not_found", undefined, [], CORRELATION_ID, false, false],
    ],
    [
      "500 with a body cut off",
      answer(500, COMPACT.slice(0, 40), withId),
      ["unavailable", undefined, [], CORRELATION_ID, true, true],
    ],
    [
      "502 with a page",
      answer(502, GATEWAY_PAGE),
      ["unavailable", undefined, [], undefined, true, true],
    ],
    [
      "409 CONFLICT",
      answer(409, '{"error_code":"CONFLICT"}'),
      ["rejected", "CONFLICT", [], undefined, true, false],
    ],
    [
      "403 with one message that is no list",
      answer(403, '{"error_code":"NOT_ALLOWED","error_messages":"No","correlation_id":null}'),
      ["rejected", "NOT_ALLOWED", ["No"], undefined, false, false],
    ],
    [
      "400 with values of other kinds",
      answer(400, '{"error_code":17,"error_messages":[{}],"correlation_id":[]}'),
      ["rejected", "17", [], undefined, false, false],
    ],
    [
      "403 with a JSON text",
      answer(403, '"no"'),
      ["rejected", undefined, [], undefined, false, false],
    ],
    ["a redirect", answer(302, ""), ["unreadable", undefined, [], undefined, false, true]],
  ])("%s", (_what, given, expected) => {
    const error = toKlarnaError(CHARGE, given)
    expect(shown(error)).toEqual(expected)
    expect(error.status).toBe(given.status)
  })

  it("keeps why a charge was refused", () => {
    const error = toKlarnaError(CHARGE, answer(403, REFUSED_CHARGE))
    expect(error).toMatchObject({
      code: "PAYMENT_METHOD_FAILED",
      fraudStatus: "REJECTED",
      reason: "rejected",
    })
    expect(error.message).toBe(
      `Klarna placeCustomerTokenOrder: 403 PAYMENT_METHOD_FAILED Purchase for payment method failed (correlation id ${CORRELATION_ID})`,
    )
  })
})

describe("what may have happened, and what may be repeated", () => {
  const READ: CallFacts = { ...CHARGE, hasEffect: false, name: "readOrder" }
  const RELEASE: CallFacts = { ...CHARGE, name: "cancelAuthorization", repeatable: false }

  it("a read never has an effect", () => {
    expect(toKlarnaError(READ, answer(500, ""))).toMatchObject({
      effectPossible: false,
      retryable: true,
    })
    expect(toUnreadable(READ, answer(200, "{"), [])).toMatchObject({
      effectPossible: false,
      retryable: true,
    })
  })

  it("a success that can't be read had its effect", () => {
    expect(
      toUnreadable(CHARGE, answer(200, "{", withId), ["order_id: expected string"]),
    ).toMatchObject({
      correlationId: CORRELATION_ID,
      effectPossible: true,
      kind: "unreadable",
      retryable: true,
    })
  })

  it("a call that can't be repeated is retryable only while it surely had no effect", () => {
    expect(toKlarnaError(RELEASE, answer(500, "")).retryable).toBe(false)
    expect(toKlarnaError(RELEASE, answer(429, "")).retryable).toBe(true)
  })
})

describe("what an error never shows", () => {
  const secrets = () => ["token-1234", "Erika"]
  it("is anything of the request that Klarna may repeat, whichever field it is in", () => {
    const body = JSON.stringify({
      correlation_id: "erika@example.de",
      error_code: "token-1234",
      error_messages: [
        "Erika erika@example.de\n0176 14284340",
        ...Array.from({ length: 50 }, () => "more"),
      ],
      fraud_status: "Erika",
      reason: "+4917614284340",
    })
    const error = toKlarnaError({ ...CHARGE, secrets }, answer(403, body))
    const all = [JSON.stringify(error), error.message, error.stack].join(" ")
    expect(all).not.toMatch(/erika|token-1234|14284340/i)
    expect(error.messages).toHaveLength(10)
    expect(error.cause).toBeUndefined()
  })
})
