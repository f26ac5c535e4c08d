import type { Sandbox } from "../../src/sandbox/server"
import { controlOf } from "./support/control"
import { aSignUp, aToken, charge } from "./support/customer-tokens"
import { ANY_ID, aSandbox, Shop } from "./support/shop"

let sandbox: Sandbox
let shop: Shop
beforeAll(async () => {
  sandbox = await aSandbox()
  shop = new Shop(sandbox)
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

describe("customer tokens in the control API", () => {
  const control = (method: string, path: string, body?: unknown) =>
    controlOf(sandbox)(method, path, body)

  it("are listed oldest first, with what became of them", async () => {
    const first = await aToken(shop)
    const second = await aToken(shop, aSignUp("customer+charge-fails-2@email.de"))
    const { body } = await charge(shop, first)
    await charge(shop, second)
    expect((await control("GET", "tokens")).json).toMatchObject([
      {
        created_at: "2026-01-01T10:00:00.000Z",
        description: "Shoes every month",
        failing_charges: 0,
        next_charge: "works",
        order_ids: [body.order_id],
        payment_method_type: "INVOICE",
        purchase_country: "DE",
        purchase_currency: "EUR",
        session_id: ANY_ID,
        status: "ACTIVE",
        token_id: first,
      },
      { failing_charges: 1, next_charge: "fails", order_ids: [], token_id: second },
    ])
  })

  it("do what they are told", async () => {
    const id = await aToken(shop)
    const act = (action: string, body?: unknown) => control("POST", `tokens/${id}/${action}`, body)
    expect((await act("suspend")).json).toMatchObject({ status: "SUSPENDED", token_id: id })
    expect((await act("activate")).json).toMatchObject({ status: "ACTIVE" })
    expect((await act("fail", { times: 3 })).json).toMatchObject({ failing_charges: 3 })
    expect((await act("unavailable")).json).toMatchObject({ next_charge: "unavailable" })
    expect((await act("forbid")).json).toMatchObject({ forbidden: true })
    expect((await act("cancel")).json).toMatchObject({ status: "CANCELLED" })
    const late = await act("activate")
    expect([late.status, late.json]).toEqual([
      409,
      { error: `The customer token ${id} is cancelled for good.` },
    ])
  })

  it("say what is wrong with a mistake", async () => {
    const id = await aToken(shop)
    expect(await control("POST", "tokens/nonsense/suspend")).toMatchObject({
      json: { error: "There is no customer token nonsense." },
      status: 404,
    })
    expect(await control("POST", `tokens/${id}/dance`)).toMatchObject({
      json: {
        error: "A customer token knows suspend, activate, cancel, fail, unavailable, forbid.",
      },
      status: 404,
    })
    const { json, status } = await control("POST", `tokens/${id}/fail`, { times: 0 })
    expect([status, JSON.stringify(json)]).toEqual([400, expect.stringContaining('\\"times\\"')])
  })

  it("are forgotten on reset", async () => {
    await aToken(shop)
    await control("POST", "reset")
    expect((await control("GET", "tokens")).json).toEqual([])
  })
})
