import fc from "fast-check"

import { ENDPOINTS } from "../../src/klarna/contract/endpoints"
import type { EndpointName } from "../../src/klarna/contract/endpoints"
import { isOnPage } from "../../src/klarna/contract/__tests__/places"
import type { Exchange } from "../../src/sandbox/journal"
import type { Sandbox } from "../../src/sandbox/server"
import { aLife } from "../sandbox/support/life/head-start"
import { anyOperation, perform } from "../sandbox/support/operations"
import { aSandbox, Shop } from "../sandbox/support/shop"
import { DEVIATIONS } from "./support/deviations"
import { complaints, describeWithDocuments, explains, violations } from "./support/openapi"
import { everyCallOfAnOrder, everyCallOfASession } from "./support/scenes/orders"
import { recordedOddities } from "./support/scenes/recorded"
import { refusals } from "./support/scenes/refusals"
import { everyCallOfAPage, everyCallOfAToken } from "./support/scenes/tokens"

async function randomLife(shop: Shop): Promise<void> {
  const lives = fc.array(anyOperation, { maxLength: 500, minLength: 500 })
  const [operations = []] = fc.sample(lives, { numRuns: 1, seed: 20_260_101 })
  const life = await aLife(shop)
  for (const operation of operations) await perform(life, operation)
}

const isSuccess = ({ response }: Exchange): boolean => response !== null && response.status < 300

describe("the deviations from Klarna's API documents", () => {
  it("stand on the page of recordings, each with its place", () => {
    expect(DEVIATIONS.filter(({ place }) => !isOnPage(place))).toEqual([])
    expect([isOnPage(""), isOnPage("5.99"), isOnPage("5.2")]).toEqual([false, false, true])
  })
})

describeWithDocuments("the sandbox against Klarna's API documents", () => {
  let sandbox: Sandbox
  let entries: readonly Exchange[]
  beforeAll(async () => {
    sandbox = await aSandbox()
    const shop = new Shop(sandbox)
    await everyCallOfAnOrder(shop)
    await everyCallOfASession(shop)
    await everyCallOfAToken(shop)
    await everyCallOfAPage(shop)
    await recordedOddities(shop)
    await refusals(shop)
    await randomLife(shop)
    entries = sandbox.control.journal()
  }, 30_000)
  afterAll(() => sandbox.close())

  /** An exchange that went well, to be spoiled. */
  const anExchange = (endpoint: EndpointName) => {
    const found = entries.find((entry) => entry.endpoint === endpoint && isSuccess(entry))
    if (!found?.response) throw new Error(`The run had no success of ${endpoint}`)
    return { ...found, response: found.response }
  }

  it("has made every call at least once with success", () => {
    const made = new Set<string | null>(entries.filter(isSuccess).map(({ endpoint }) => endpoint))
    expect(Object.keys(ENDPOINTS).filter((name) => !made.has(name))).toEqual([])
  })

  it("answers success with the status that the contract names", () => {
    const odd = entries.filter(
      (entry) =>
        entry.endpoint !== null &&
        isSuccess(entry) &&
        entry.response?.status !== ENDPOINTS[entry.endpoint].status,
    )
    expect(odd).toEqual([])
  })

  it("takes the odd requests that Klarna is recorded to take", async () => {
    const shop = new Shop(sandbox)
    const replies = await recordedOddities(shop)
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 201, 200, 200])
  })

  it("leaves them only where Klarna itself does", () => {
    expect(violations(entries)).toEqual([])
  })

  it("has no deviation that never applies in one of its places", () => {
    const found = complaints(entries)
    const single = DEVIATIONS.flatMap((deviation) =>
      deviation.where.map((place) => ({ ...deviation, where: [place] })),
    )
    const idle = single.filter((deviation) => !found.some((one) => explains(deviation, one)))
    expect(idle).toEqual([])
  })

  it("would notice a wrong field, a wrong type and a missing header of an order", () => {
    const capture = anExchange("captureOrder")
    const read = anExchange("readOrder")
    const wrong: Exchange[] = [
      { ...capture, request: { ...capture.request, body: { captured_amount: "1", colour: 1 } } },
      { ...capture, response: { ...capture.response, headers: { "refund-id": "1" } } },
      { ...read, response: { ...read.response, body: { status: "PAID" } } },
    ]
    expect(violations(wrong).sort()).toEqual([
      "captureOrder: answer header Capture-Id is missing",
      "captureOrder: answer header Location is missing",
      "captureOrder: answer header refund-id is not documented",
      "captureOrder: request /captured_amount must be integer",
      "captureOrder: request /colour is not documented",
      "readOrder: answer /status must be equal to one of the allowed values",
    ])
  })

  it("would notice the same of a customer token", () => {
    const read = anExchange("readCustomerToken")
    const charge = anExchange("placeCustomerTokenOrder")
    const cancel = anExchange("updateCustomerTokenStatus")
    const create = anExchange("createCustomerToken")
    const wrong: Exchange[] = [
      { ...read, response: { ...read.response, body: { colour: 1, status: 7 } } },
      { ...charge, request: { ...charge.request, body: { order_amount: 0 } } },
      { ...charge, response: { ...charge.response, body: { order_id: 5 } } },
      { ...charge, response: { ...charge.response, status: 201 } },
      { ...cancel, request: { ...cancel.request, body: { status: "ACTIVE" } } },
      { ...cancel, response: { ...cancel.response, body: "noted" } },
      { ...create, response: { ...create.response, body: { token: "1" } } },
    ]
    expect(violations(wrong).sort()).toEqual([
      "createCustomerToken: answer  must have required property 'token_id'",
      "createCustomerToken: answer /token is not documented",
      "placeCustomerTokenOrder: answer  must have required property 'fraud_status'",
      "placeCustomerTokenOrder: answer /order_id must be string",
      "placeCustomerTokenOrder: answer status 201 is not documented",
      "placeCustomerTokenOrder: request  must have required property 'order_lines'",
      "placeCustomerTokenOrder: request  must have required property 'order_tax_amount'",
      "placeCustomerTokenOrder: request  must have required property 'purchase_currency'",
      "placeCustomerTokenOrder: request /order_amount must be >= 1",
      "readCustomerToken: answer  must have required property 'payment_method_type'",
      "readCustomerToken: answer /colour is not documented",
      "readCustomerToken: answer /status must be string",
      "updateCustomerTokenStatus: answer 202 body is not documented",
      "updateCustomerTokenStatus: request /status must be equal to one of the allowed values",
    ])
  })

  it("would notice the same of a hosted page", () => {
    const create = anExchange("createHostedPage")
    const read = anExchange("readHostedPage")
    const disable = anExchange("disableHostedPage")
    const distribute = anExchange("distributeHostedPage")
    const options = { options: { place_order_mode: "LATER" } }
    const wrong: Exchange[] = [
      { ...create, request: { ...create.request, body: options } },
      { ...create, response: { ...create.response, body: { expires_at: "soon", id: "1" } } },
      { ...read, response: { ...read.response, body: { order_id: null, updated_at: 1 } } },
      { ...disable, request: { ...disable.request, body: { why: "none" } } },
      { ...disable, response: { ...disable.response, status: 200 } },
      { ...distribute, request: { ...distribute.request, body: { method: "post" } } },
    ]
    expect(violations(wrong).sort()).toEqual([
      'createHostedPage: answer /expires_at must match format "date-time"',
      "createHostedPage: answer /id is not documented",
      "createHostedPage: request  must have required property 'payment_session_url'",
      "createHostedPage: request /options/place_order_mode must be equal to one of the allowed values",
      "disableHostedPage: answer status 200 is not documented",
      "disableHostedPage: request has a body, but none is documented",
      "distributeHostedPage: request  must have required property 'contact_information'",
      "distributeHostedPage: request /method must be equal to one of the allowed values",
      "readHostedPage: answer /order_id must be string",
      "readHostedPage: answer /updated_at must be string",
    ])
  })
})
