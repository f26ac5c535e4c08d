import { ENDPOINTS } from "../../contract/endpoints"
import { KlarnaError } from "../../errors/klarna-error"
import { factsOf, toRequest } from "../request"

const CAPTURE = { endpoint: ENDPOINTS.captureOrder, name: "captureOrder" } as const
const RELEASE = { endpoint: ENDPOINTS.cancelAuthorization, name: "cancelAuthorization" } as const
const READ = { endpoint: ENDPOINTS.readOrder, name: "readOrder" } as const

function refusalOf(make: () => unknown): unknown {
  try {
    return make()
  } catch (error) {
    return error
  }
}

describe("a request", () => {
  it("has the body as the caller gave it, in the caller's order, without what is undefined", () => {
    const body = { reference: "r", description: undefined, captured_amount: 1 }
    expect(
      toRequest({ ...CAPTURE, body, idempotencyKey: "k", params: { order_id: "o/1" } }),
    ).toEqual({
      body: '{"reference":"r","captured_amount":1}',
      idempotencyKey: "k",
      method: "POST",
      path: "/ordermanagement/v1/orders/o%2F1/captures",
    })
  })

  it.each(["", ".", "..", undefined])("is refused when an id is %p", (order_id) => {
    const params: Record<string, string> = order_id === undefined ? {} : { order_id }
    const refusal = refusalOf(() => toRequest({ ...READ, params }))
    expect(refusal).toBeInstanceOf(KlarnaError)
    expect(refusal).toMatchObject({
      effectPossible: false,
      kind: "invalid_request",
      messages: ["path: order_id is missing"],
      retryable: false,
    })
  })

  it("is refused with the field and without its value", () => {
    const body = { captured_amount: -1, reference: "Erika".repeat(100) }
    const refusal = refusalOf(() => toRequest({ ...CAPTURE, body, params: { order_id: "o" } }))
    expect(refusal).toMatchObject({
      messages: [
        "captured_amount: Too small: expected number to be >=0",
        "reference: Too big: expected string to have <=255 characters",
      ],
    })
    expect(JSON.stringify(refusal)).not.toContain("Erika")
  })
})

describe("what may be repeated", () => {
  it("is a keyed call with a key, not one without", () => {
    expect(factsOf({ ...CAPTURE, idempotencyKey: "k" })).toMatchObject({
      hasEffect: true,
      repeatable: true,
    })
    expect(factsOf(CAPTURE).repeatable).toBe(false)
    expect(factsOf({ ...CAPTURE, idempotencyKey: "" }).repeatable).toBe(false)
    expect(factsOf({ ...RELEASE, idempotencyKey: "k" }).repeatable).toBe(false)
    expect(factsOf(READ)).toMatchObject({ hasEffect: false, repeatable: true })
  })

  it("is without a key: every read, sessions, and what Klarna keeps per authorization token", () => {
    const writes = Object.entries(ENDPOINTS).filter(
      ([, { method, repeatable }]) => repeatable && method !== "GET",
    )
    expect(writes.map(([name]) => name).sort()).toEqual([
      "createCustomerToken",
      "createHostedPage",
      "createSession",
      "placeOrder",
      "updateSession",
    ])
    const reads = Object.values(ENDPOINTS).filter(({ method }) => method === "GET")
    expect(reads.every(({ keyed, repeatable }) => repeatable && !keyed)).toBe(true)
  })
})
