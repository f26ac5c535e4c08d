import type { Data } from "../../src/sandbox/data"
import type { Sandbox } from "../../src/sandbox/server"
import { aPage, PAGES } from "./support/hosted-pages"
import { aSandbox, refusal, Shop } from "./support/shop"

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

const send = (id: string, body: unknown) => shop.call("POST", `${PAGES}/${id}/distribution`, body)
const BY_EMAIL = { contact_information: { email: "customer@email.de" }, method: "email" }

describe("sending the link of a hosted page", () => {
  it.each([
    ["email", { email: "customer@email.de" }],
    ["sms", { phone: "017614284340", phone_country: "DE" }],
    ["token", { access_id: "278352" }],
  ])("by %s is noted and answered with nothing", async (method, contact_information) => {
    const reply = await send(await aPage(shop), {
      contact_information,
      method,
      template: "INSTORE_PURCHASE",
    })
    expect([reply.status, reply.text]).toEqual([204, ""])
    expect(sandbox.control.hostedPages()).toMatchObject([
      { distributions: [{ at: "2026-01-01T10:00:00.000Z", method }], status: "WAITING" },
    ])
  })

  it("sends one more each time", async () => {
    const id = await aPage(shop)
    await send(id, BY_EMAIL)
    await send(id, BY_EMAIL)
    expect(sandbox.control.hostedPages()[0]?.distributions).toHaveLength(2)
  })

  it.each([
    ["no method", { contact_information: {} }, "method"],
    ["a pigeon", { contact_information: {}, method: "pigeon" }, "method"],
    ["no contact", { method: "email" }, "contact_information"],
    [
      "no e-mail address",
      { contact_information: { phone: "017614284340" }, method: "email" },
      "contact_information.email",
    ],
    [
      "no good e-mail address",
      { contact_information: { email: "customer" }, method: "email" },
      "contact_information.email",
    ],
    [
      "neither phone nor its country",
      { contact_information: {}, method: "sms" },
      "contact_information.phone, contact_information.phone_country",
    ],
    ["no access id", { contact_information: {}, method: "token" }, "contact_information.access_id"],
    ["another template", { ...BY_EMAIL, template: "PARTY" }, "template"],
  ])("is refused with %s", async (_what, body: Data, paths) => {
    const reply = await send(await aPage(shop), body)
    expect(refusal(reply)).toEqual([400, "BAD_VALUE", [`Bad value: ${paths}`]])
    expect(sandbox.control.hostedPages()).toMatchObject([{ distributions: [] }])
  })

  it("is refused for a page that is over", async () => {
    const id = await aPage(shop)
    await shop.call("DELETE", `${PAGES}/${id}`)
    expect(refusal(await send(id, BY_EMAIL))).toEqual([
      400,
      "BAD_REQUEST",
      ["HPP session is disabled"],
    ])
    const late = await aPage(shop)
    sandbox.clock.advance(47 * 3_600_000)
    expect(refusal(await send(late, BY_EMAIL))[0]).toBe(404)
    expect((await send("nonsense", BY_EMAIL)).status).toBe(404)
  })
})
