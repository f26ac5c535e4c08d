import type { KlarnaCustomerTokenRow } from "../../../src/modules/klarna/service"
import type { Customer } from "../../support/customer"
import type { Store } from "../../support/in-store"
import { aToken, chargeDue, chargesOf } from "../../support/recurring"
import { passTime } from "../../support/sync"
import { aSubscriber, attempt, spoilToken } from "./scene"

export function methods(store: () => Store): void {
  const change = (customer: Customer, id: string, customer_token_id: string) =>
    attempt(customer.api, `/store/klarna/subscriptions/${id}/payment-method`, { customer_token_id })

  it("pays an open charge with the new one at once", async () => {
    const { customer, id } = await aSubscriber(store(), { terms: { interval: "week" } })
    spoilToken(store(), "unavailable")
    await passTime(store(), "P7D")
    await chargeDue(store())
    expect(await chargesOf(store(), id)).toMatchObject([{ state: "needs_customer" }])
    const other = await aToken(store(), { customerId: customer.id })
    expect(await change(customer, id, other.id)).toMatchObject({
      answer: { subscription: { customer_token_id: other.id, status: "active" } },
      status: 200,
    })
    await chargeDue(store())
    expect(await chargesOf(store(), id)).toMatchObject([
      { customer_token_id: other.id, state: "paid" },
    ])
  })

  type Wrong = Partial<KlarnaCustomerTokenRow>
  it.each([
    ["another customer's", { customer_id: "cus_somebody_else" }, 404, /no payment method/],
    ["one in another currency", { purchase_currency: "SEK" }, 400, /pays in SEK/],
    ["one of another account", { account: "us" }, 400, /another Klarna account/],
    ["one of another installation", { installation: "elsewhere" }, 400, /another installation/],
    ["a cancelled one", { status: "CANCELLED" }, 400, /removed/],
  ] satisfies [string, Wrong, number, RegExp][])(
    "refuses %s",
    async (_case, wrong, status, message) => {
      const { customer, id } = await aSubscriber(store())
      const other = await aToken(store(), { customerId: customer.id })
      await store()
        .klarnaModule()
        .customerTokens.update({ id: other.id, ...wrong })
      expect(await change(customer, id, other.id)).toEqual({
        answer: expect.objectContaining({ message: expect.stringMatching(message) }),
        status,
      })
    },
  )
}
