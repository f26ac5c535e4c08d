import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "zod"

import { Anything, call } from "../../../demo/check/http"
import { ANNA, BJORN } from "../../../demo/check/purchases"
import type { KlarnaCustomerTokenRow } from "../../../src/modules/klarna/service"
import { asCustomer, register } from "../../support/customer"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { complete, confirm, openPayment } from "../../support/payment"
import { begunWith } from "../subscriptions/scene"
import { myTokens, sellTea, tokenOf } from "./scene"

const Change = z.looseObject({
  actions: z.array(z.looseObject({ details: z.looseObject({ token: z.string() }) })),
})

export function claiming(store: () => Store): void {
  it("token waits until an account claims the order; then it and the subscription are the account's", async () => {
    await sellTea(store())
    const { cartId, orderId } = await boughtByGuest()
    const [subscription] = await begunWith(store(), orderId)
    const customer = await register(store())
    expect(await myTokens(customer.api)).toEqual([])
    const charge = await openCharge(String(subscription?.id), await tokenOf(store(), cartId))
    await accept(customer.api, orderId)
    const { charges, customerTokens, subscriptions } = store().klarnaModule()
    await eventually(async () => {
      expect((await tokenOf(store(), cartId)).customer_id).toBe(customer.id)
      expect((await subscriptions.find(String(subscription?.id)))?.customer_id).toBe(customer.id)
      expect((await charges.find(charge.id))?.customer_id).toBe(customer.id)
    })
    expect(await customerTokens.ofCustomer(customer.id)).toHaveLength(1)
    expect(await myTokens(customer.api)).toHaveLength(1)
  })

  it("token is found by who looks at their own, also when nobody noticed the transfer", async () => {
    const { cartId, orderId } = await boughtByGuest()
    const customer = await register(store())
    await accept(customer.api, orderId)
    await eventually(async () => {
      expect((await tokenOf(store(), cartId)).customer_id).toBe(customer.id)
    })
    const { id } = await tokenOf(store(), cartId)
    await store().klarnaModule().customerTokens.update({ customer_id: null, id })
    expect(await myTokens(customer.api)).toHaveLength(1)
  })

  it("order alone is claimed: what an account agreed to stays with that account", async () => {
    const bjorn = await register(store(), BJORN)
    const { cartId, orderId } = await boughtBy(asCustomer(store(), bjorn))
    const anna = await register(store(), ANNA)
    await accept(anna.api, orderId)
    expect(await myTokens(anna.api)).toEqual([])
    expect((await tokenOf(store(), cartId)).customer_id).toBe(bjorn.id)
  })

  const openCharge = (
    subscription_id: string,
    { account, customer_id, environment, id }: KlarnaCustomerTokenRow,
  ) =>
    store().klarnaModule().createKlarnaCharges({
      account,
      currency_code: "EUR",
      customer_id,
      customer_token_id: id,
      environment,
      period: 1,
      subscription_id,
    })

  const boughtByGuest = () => boughtBy(store())

  async function boughtBy(browser: Store) {
    await sellTea(store())
    const payment = await openPayment(browser)
    await confirm(browser, payment)
    const { order } = await complete(browser, payment)
    if (!order) throw new Error("no order was placed")
    return { cartId: payment.cartId, orderId: order.id }
  }

  /** The account asks for the order, and whoever bought it agrees by the link in their e-mail. */
  async function accept(api: Store["store"], orderId: string): Promise<void> {
    const path = `/store/orders/${orderId}/transfer`
    await call(api, { answer: Anything, body: {}, path: `${path}/request` })
    const query = store().container().resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "order_change",
      fields: ["actions.details"],
      filters: { order_id: orderId, status: "requested" },
    })
    const token = Change.parse(data[0]).actions[0]?.details.token
    await call(store().store, { answer: Anything, body: { token }, path: `${path}/accept` })
  }
}
