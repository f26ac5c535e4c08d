import fc from "fast-check"

import { SERVED_ENDPOINTS } from "../../src/klarna/contract/endpoints"
import type { Exchange } from "../../src/sandbox/journal"
import type { Sandbox } from "../../src/sandbox/server"
import { anyOperation, perform } from "../sandbox/support/operations"
import {
  aLine,
  anAddress,
  aPurchase,
  aSandbox,
  ORDERS,
  SESSIONS,
  Shop,
} from "../sandbox/support/shop"
import { DEVIATIONS } from "./support/deviations"
import { complaints, describeWithDocuments, violations } from "./support/openapi"

const COMPANY = aPurchase({
  billing_address: anAddress({ organization_name: "Ltd" }),
  customer: { organization_registration_id: "1", type: "organization", vat_id: "DE1" },
  merchant_data: "{}",
  merchant_urls: { confirmation: "https://shop.example/{order.id}" },
  order_lines: [aLine({ image_url: "https://shop.example/1.png", merchant_data: "{}" })],
})

async function everyCallOfAnOrder(shop: Shop): Promise<void> {
  const id = await shop.order(COMPANY)
  await shop.act(id, "acknowledge")
  await shop.patch(id, "merchant-references", { merchant_reference2: "two" })
  await shop.patch(id, "customer-details", { shipping_address: anAddress({ city: "Bonn" }) })
  await shop.act(id, "shipping-info", { shipping_info: [{ tracking_number: "1" }] })
  await shop.act(id, "extend-authorization-time")
  await shop.patch(id, "authorization", { description: "More", order_amount: 12_000 })
  await shop.act(id, "captures", { captured_amount: 5_000, order_lines: [aLine()], reference: "c" })
  const capture = `captures/${await shop.captureId(id)}`
  await shop.act(id, `${capture}/shipping-info`, { shipping_info: [{ shipping_method: "Home" }] })
  await shop.act(id, `${capture}/trigger-send-out`)
  for (const path of ["captures", capture, `${capture}/extend-due-date-options`]) {
    await shop.call("GET", `${ORDERS}/${id}/${path}`)
  }
  const refund = await shop.act(id, "refunds", { reference: "r", refunded_amount: 100 })
  await shop.call("GET", `${ORDERS}/${id}/refunds/${refund.headers.get("refund-id")}`)
  await shop.act(id, "release-remaining-authorization")
  await shop.read(id)
}

async function everythingElse(shop: Shop): Promise<void> {
  const customer = { customer_token: "token", date_of_birth: "1970-07-10" }
  const sessionId = await shop.openSession(aPurchase({ customer }))
  await shop.call("POST", `${SESSIONS}/${sessionId}`, { merchant_reference2: "two" })
  shop.sandbox.control.authorizeSession(sessionId)
  await shop.call("GET", `${SESSIONS}/${sessionId}`)
  await shop.call("DELETE", `/payments/v1/authorizations/${await shop.authorize()}`)
  const invoice = await shop.order()
  await shop.capture(invoice, 5_000)
  const dueDate = `captures/${await shop.captureId(invoice)}/extend-due-date`
  await shop.patch(invoice, dueDate, { number_of_days: 14 })
  await shop.act(await shop.order(), "cancel")
  await shop.act(invoice, "captures", {})
  await shop.patch("no-such-order", "authorization", { order_amount: 1 })
}

async function randomLives(shop: Shop): Promise<void> {
  const lives = fc.array(anyOperation, { maxLength: 20, minLength: 5 })
  for (const operations of fc.sample(lives, { numRuns: 40, seed: 20_260_101 })) {
    const id = await shop.order()
    for (const operation of operations) {
      await perform(shop, id, operation)
      await shop.read(id)
    }
  }
}

describeWithDocuments("the sandbox against Klarna's API documents", () => {
  let sandbox: Sandbox
  let entries: readonly Exchange[]
  beforeAll(async () => {
    sandbox = await aSandbox()
    const shop = new Shop(sandbox)
    await everyCallOfAnOrder(shop)
    await everythingElse(shop)
    await randomLives(shop)
    entries = sandbox.control.journal()
  }, 30_000)
  afterAll(() => sandbox.close())

  it("has made every call at least once with success", () => {
    const made = new Set(
      entries
        .filter(({ response }) => response !== null && response.status < 300)
        .map(({ endpoint }) => endpoint),
    )
    expect(
      Object.keys(SERVED_ENDPOINTS).filter(
        (name) => !made.has(name as keyof typeof SERVED_ENDPOINTS),
      ),
    ).toEqual([])
  })

  it("answers success with the status that the contract names", () => {
    const odd = entries.filter(
      ({ endpoint, response }) =>
        endpoint &&
        response &&
        response.status < 300 &&
        response.status !== SERVED_ENDPOINTS[endpoint].status,
    )
    expect(odd).toEqual([])
  })

  it("leaves them only where Klarna itself does", () => {
    expect(violations(entries)).toEqual([])
  })

  it("has no exception that never applies", () => {
    const found = complaints(entries)
    const idle = DEVIATIONS.filter(({ complaint, endpoint }) =>
      found.every((one) => !complaint.test(one.text) || ![one.endpoint, "any"].includes(endpoint)),
    )
    expect(idle).toEqual([])
  })

  it("would notice a wrong field, a wrong type and a missing header", () => {
    const capture = entries.find(
      (entry) => entry.endpoint === "captureOrder" && entry.response?.status === 201,
    )
    const read = entries.find(
      (entry) => entry.endpoint === "readOrder" && entry.response?.status === 200,
    )
    if (!capture?.response || !read?.response) throw new Error("The run made no capture")
    const wrong: Exchange[] = [
      { ...capture, request: { ...capture.request, body: { captured_amount: "1", colour: 1 } } },
      { ...capture, response: { ...capture.response, headers: {} } },
      { ...read, response: { ...read.response, body: { status: "PAID" } } },
    ]
    expect(violations(wrong).sort()).toEqual([
      "captureOrder: answer header Capture-Id is missing",
      "captureOrder: answer header Location is missing",
      "captureOrder: request /captured_amount must be integer",
      "captureOrder: request /colour is not documented",
      "readOrder: answer /status must be equal to one of the allowed values",
    ])
  })
})
