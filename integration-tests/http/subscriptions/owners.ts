import { BJORN } from "../../../demo/check/purchases"
import { StoreSubscriptions } from "../../../src/http-contract/subscriptions"
import { register } from "../../support/customer"
import type { Store } from "../../support/in-store"
import { aSubscriber, attempt } from "./scene"

const PATH = "/store/klarna/subscriptions"

export function owners(store: () => Store): void {
  it("see their own, and nobody else's, whatever they ask for", async () => {
    const { customer, id } = await aSubscriber(store())
    const other = await register(store(), BJORN)
    const mine = StoreSubscriptions.parse((await attempt(customer.api, PATH)).answer)
    expect(mine).toMatchObject({ count: 1, limit: 20, offset: 0, subscriptions: [{ id }] })
    expect(await attempt(other.api, PATH)).toMatchObject({
      answer: { count: 0, subscriptions: [] },
    })
    const asked = [
      await attempt(other.api, `${PATH}/${id}`),
      await attempt(other.api, `${PATH}/${id}/pause`, {}),
      await attempt(other.api, `${PATH}/${id}/resume`, {}),
      await attempt(other.api, `${PATH}/${id}/cancel`, { at: "now" }),
      await attempt(other.api, `${PATH}/${id}/payment-method`, { customer_token_id: "klctok_1" }),
      await attempt(other.api, `${PATH}/klsub_nobodys`),
    ]
    expect(asked.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404])
    const row = await store().klarnaModule().subscriptions.find(id)
    expect(row?.status).toBe("active")
  })

  it("have to log in", async () => {
    const { id } = await aSubscriber(store())
    expect((await attempt(store().store, PATH)).status).toBe(401)
    expect((await attempt(store().store, `${PATH}/${id}`)).status).toBe(401)
    expect((await attempt(store().store, `${PATH}/${id}/cancel`, { at: "now" })).status).toBe(401)
  })

  it("hear what is wrong with what they ask for", async () => {
    const { customer, id } = await aSubscriber(store())
    const { answer, status } = await attempt(customer.api, `${PATH}/${id}/cancel`, { at: "noon" })
    expect(status).toBe(400)
    expect(JSON.stringify(answer)).toContain("at: ")
  })
}
