import { z } from "zod"

import { call } from "../../../demo/check/http"
import { AdminCustomerTokens, InstallationConfirmed } from "../../../src/http-contract/tokens"
import { KlarnaCustomerTokens } from "../../../src/modules/klarna/rows/customer-tokens"
import { createSealer } from "../../../src/modules/klarna/secrets/sealer"
import { resealWorkflow } from "../../../src/workflows/reseal"
import type { Store } from "../../support/in-store"
import { aToken } from "../../support/recurring"
import { hearEvents } from "../../support/sync"
import { attempt } from "../subscriptions/scene"
import { remove, welcome } from "./scene"

const PATH = "/admin/klarna/customer-tokens"
const Answer = z.object({ customer_token: z.looseObject({ status: z.string() }) })

export function administering(store: () => Store): void {
  it("lists tokens, of all or of one customer", async () => {
    const token = await aToken(store(), { customerId: "cus_listed" })
    await aToken(store(), { customerId: "cus_other" })
    const found = await list("?customer_id=cus_listed")
    expect(found).toMatchObject({ count: 1, limit: 20, offset: 0 })
    expect(found.customer_tokens).toEqual([
      expect.objectContaining({
        customer_id: "cus_listed",
        id: token.id,
        is_chargeable_here: true,
        purchase_currency: "EUR",
        status: "ACTIVE",
      }),
    ])
    expect((await list("?limit=1")).customer_tokens).toHaveLength(1)
    expect((await attempt(store().admin, `${PATH}?limit=many`)).status).toBe(400)
    expect((await attempt(store().store, PATH)).status).toBe(401)
  })

  it.each([
    ["suspend", "SUSPENDED", 0],
    ["cancel", "CANCELLED", 1],
  ] as const)("reads back that Klarna did: %s", async (action, status, told) => {
    const token = await aToken(store(), { customerId: "cus_read" })
    await welcome(store())
    actAtKlarna(action)
    const heard = hearEvents(store(), "klarna.token.canceled")
    const { customer_token } = await call(store().admin, {
      answer: Answer,
      body: {},
      path: `${PATH}/${token.id}/refresh`,
    })
    heard.stop()
    expect(customer_token.status).toBe(status)
    const mine = heard.data.filter(
      (data) => Reflect.get(Object(data), "customer_token_id") === token.id,
    )
    expect(mine).toHaveLength(told)
  })

  it("ends none that only a gateway can't find; one that Klarna doesn't know is over", async () => {
    const { customerTokens } = store().klarnaModule()
    const token = await aToken(store())
    const secret = customerTokens.secret(token)
    const refresh = () => attempt(store().admin, `${PATH}/${token.id}/refresh`, {})
    const gone = { count: 1, endpoint: "readCustomerToken", status: 404 } as const
    store().sandbox.control.addFault({ ...gone, kind: "html" })
    await refresh()
    const kept = await customerTokens.find(token.id)
    expect(kept).toMatchObject({ status: "ACTIVE" })
    expect(kept && customerTokens.secret(kept)).toBe(secret)
    store().sandbox.control.addFault({ ...gone, code: "TOKEN_NOT_FOUND", kind: "error" })
    expect((await refresh()).status).toBe(200)
    expect(await customerTokens.find(token.id)).toMatchObject({ status: "CANCELLED", token: null })
  })

  it("revokes one", async () => {
    const token = await aToken(store())
    expect(await remove(store().admin, `${PATH}/${token.id}`)).toBe(200)
    expect(store().sandbox.control.tokens().at(-1)?.status).toBe("CANCELLED")
    expect(await remove(store().admin, `${PATH}/klctok_unknown`)).toBe(404)
  })

  it("confirms that the store has moved; until then a copy touches nothing at Klarna", async () => {
    const klarna = store().klarnaModule()
    const token = await aToken(store())
    await klarna.customerTokens.update({ id: token.id, installation: "another" })
    const foreign = (await list("")).customer_tokens.find(({ id }) => id === token.id)
    expect(foreign?.is_chargeable_here).toBe(false)
    expect((await attempt(store().admin, `${PATH}/${token.id}/refresh`, {})).status).toBe(400)
    const confirmed = await call(store().admin, {
      answer: InstallationConfirmed,
      body: {},
      path: "/admin/klarna/installation",
    })
    expect(confirmed.accounts).toContainEqual({
      account: "eu",
      customer_tokens: 1,
      orders: 0,
      sessions: 0,
    })
    const { installation } = klarna.account("eu")
    expect((await klarna.customerTokens.find(token.id))?.installation).toBe(installation)
    const [line] = await klarna.listKlarnaEvents({ kind: "installation.confirmed", subject: "eu" })
    expect(line?.reason).toContain("1 customer tokens")
  })

  it("lets a copy mark its own row, and not cancel what the original charges", async () => {
    const { customerTokens } = store().klarnaModule()
    const token = await aToken(store())
    await customerTokens.update({ id: token.id, installation: "another" })
    expect(await remove(store().admin, `${PATH}/${token.id}`)).toBe(200)
    expect(store().sandbox.control.tokens().at(-1)?.status).toBe("ACTIVE")
    expect((await customerTokens.find(token.id))?.revoke_requested_at).not.toBeNull()
  })

  it("seals tokens again after a rotation, so that the old secret can go", async () => {
    const klarna = store().klarnaModule()
    const token = await aToken(store())
    const secret = klarna.customerTokens.secret(token)
    const NEW = "another-secret-for-tests-of-32-characters"
    const OLD = String(klarna.options.secret)
    const rotated = new KlarnaCustomerTokens(klarna, createSealer([NEW, OLD]))
    expect(await rotated.reseal()).toBeGreaterThan(0)
    expect(await rotated.reseal()).toBe(0)
    const without = new KlarnaCustomerTokens(klarna, createSealer([NEW]))
    const row = await klarna.customerTokens.find(token.id)
    expect(row && without.secret(row)).toBe(secret)
    const back = new KlarnaCustomerTokens(klarna, createSealer([OLD, NEW]))
    await back.reseal()
    const { result } = await resealWorkflow(store().container()).run()
    expect(result).toEqual({ customer_tokens: 0, sessions: 0 })
  })

  function list(query: string) {
    return call(store().admin, { answer: AdminCustomerTokens, path: `${PATH}${query}` })
  }

  function actAtKlarna(action: "cancel" | "suspend"): void {
    const { control } = store().sandbox
    control.actOnToken(control.tokens().at(-1)?.token_id ?? "", action)
  }
}
