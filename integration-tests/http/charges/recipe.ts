import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  capturePaymentWorkflow,
  createOrderWorkflow,
  createPaymentSessionsWorkflow,
} from "@medusajs/medusa/core-flows"
import { z } from "zod"

import { ANNA, ONE_HUNDRED } from "../../../demo/check/purchases"
import { asCustomer, register } from "../../support/customer"
import type { Store } from "../../support/in-store"
import { complete, confirm, openPayment } from "../../support/payment"
import { aToken } from "../../support/recurring"

const provider_id = "pp_klarna_eu"
const Holder = z.looseObject({ data: z.record(z.string(), z.unknown()) })
const Method = z.object({ data: z.looseObject({ created: z.string() }), id: z.string() })

/** The steps of Medusa's official subscription recipe, in its order: it knows nothing of Klarna. */
export function recipe(store: () => Store): void {
  it("serves a renewal of the shape of Medusa's subscription recipe", async () => {
    const { customerId, orderId } = await firstOrder()
    const newest = await aToken(store(), { customerId })
    const { container } = store()
    const payments = container().resolve(Modules.PAYMENT)
    const query = container().resolve(ContainerRegistrationKeys.QUERY)
    const [collection] = await payments.createPaymentCollections([
      { amount: 95, currency_code: "eur" },
    ])
    const { data: holders } = await query.graph({ entity: "account_holder", fields: ["*"] })
    const context = { account_holder: Holder.parse(holders[0]) }
    const methods = z
      .array(Method)
      .length(2)
      .parse(await payments.listPaymentMethods({ context, provider_id }))
    const [method] = methods.sort((one, other) =>
      other.data.created.localeCompare(one.data.created),
    )
    expect(method?.id).toBe(newest.id)

    const { result: session } = await createPaymentSessionsWorkflow(container()).run({
      input: {
        customer_id: customerId,
        data: {
          capture_method: "automatic",
          confirm: true,
          off_session: true,
          payment_method: method?.id,
        },
        payment_collection_id: collection?.id ?? "",
        provider_id,
      },
    })
    const payment = await payments.authorizePaymentSession(session.id, {})
    const order = await renew(orderId, collection?.id ?? "")
    const capture = () =>
      capturePaymentWorkflow(container()).run({ input: { payment_id: payment?.id ?? "" } })
    await capture()
    expect((await capture()).result.captured_at).not.toBeNull()
    expect(order.id).not.toBe(orderId)
    expect(store().sandbox.control.orders()).toMatchObject([
      { order_amount: 10_000 },
      { captured_amount: 9_500, order_amount: 9_500, status: "CAPTURED" },
    ])
  })

  /** The customer's first purchase, at which they agree to be charged later. */
  async function firstOrder() {
    const customer = await register(store(), ANNA)
    const browser = asCustomer(store(), customer)
    const payment = await openPayment(browser, ONE_HUNDRED, { setup_future_usage: "off_session" })
    await confirm(browser, payment)
    const { order } = await complete(browser, payment)
    if (!order) throw new Error("no order was placed")
    return { customerId: customer.id, orderId: order.id }
  }

  /** The recipe's order: made of the first one, and linked to the collection that paid it. */
  async function renew(orderId: string, payment_collection_id: string) {
    const query = store().container().resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "order",
      fields: ["currency_code", "customer_id", "email", "region_id", "sales_channel_id", "items.*"],
      filters: { id: orderId },
    })
    const { items, ...sold } = z
      .looseObject({
        items: z.array(z.looseObject({ title: z.string(), unit_price: z.number() })),
      })
      .parse(data[0])
    const { result: order } = await createOrderWorkflow(store().container()).run({
      input: {
        ...sold,
        items: items.map(({ title, unit_price }) => ({ quantity: 1, title, unit_price })),
      },
    })
    await store()
      .container()
      .resolve(ContainerRegistrationKeys.LINK)
      .create({
        [Modules.ORDER]: { order_id: order.id },
        [Modules.PAYMENT]: { payment_collection_id },
      })
    return order
  }
}
