import { call, Anything } from "../../../demo/check/http"
import { capture, refund } from "../../../demo/check/merchant"
import { findPaymentId } from "../../../demo/check/read-medusa"
import type { Store } from "../../support/in-store"
import { edit, readCollections } from "../../support/order-changes"
import { aToken } from "../../support/recurring"
import { chargeByCode } from "./by-code"
import { aDraftOrder } from "./draft-order"

/** Orders that the merchant wrote down, and whose customer is charged for them. */
export function chargedOrders(store: () => Store): void {
  it("is charged once, asked for twice at once, and again once it is authorized, captured and refunded", async () => {
    const { charged, orderId } = await anOrder()
    const ended = await Promise.allSettled([charged(), charged()])
    expect(ended.map(({ status }) => status)).toContain("fulfilled")
    const first = await charged()
    expect(first).toMatchObject({ order_id: orderId, status: "paid" })
    expect(amounts()).toEqual([9_500])
    const paymentId = await findPaymentId(store().admin, orderId)
    await capture(store().admin, paymentId, 95)
    expect(await charged()).toMatchObject({ charge_id: first.charge_id, status: "paid" })
    await refund(store().admin, paymentId, 10)
    expect(await charged()).toMatchObject({ charge_id: first.charge_id, status: "paid" })
    expect(amounts()).toEqual([9_500])
    expect(await readCollections(store(), orderId)).toMatchObject([{ amount: 95 }])
  })

  it("is charged for the rest once it costs more than what is captured", async () => {
    const { charged, orderId } = await anOrder()
    const first = await charged()
    await capture(store().admin, await findPaymentId(store().admin, orderId), 95)
    await edit(store(), orderId, { add: "TSHIRT-M" })
    const second = await charged()
    expect(second).toMatchObject({ order_id: orderId, status: "paid" })
    expect(second.charge_id).not.toBe(first.charge_id)
    await capture(store().admin, second.payment_id ?? "", 19.99)
    expect(amounts()).toEqual([9_500, 1_999])
    expect(await charged()).toMatchObject({ charge_id: second.charge_id })
    expect(amounts()).toEqual([9_500, 1_999])
  })

  it("is charged what it costs now, by a token that works, after another was refused", async () => {
    const { charged, orderId } = await anOrder()
    const [{ token_id = "" } = {}] = store().sandbox.control.tokens()
    store().sandbox.control.actOnToken(token_id, "fail")
    const refused = await charged()
    expect(refused).toMatchObject({ code: "PAYMENT_METHOD_FAILED", status: "failed" })
    await edit(store(), orderId, { add: "TSHIRT-M" })
    const other = await aToken(store())
    expect(await charged(other.id)).toMatchObject({
      charge_id: refused.charge_id,
      order_id: orderId,
      status: "paid",
    })
    expect(amounts()).toEqual([11_499])
  })

  it("isn't charged where nothing is left to be paid, or there is no such order", async () => {
    const { charged, orderId } = await anOrder()
    await call(store().admin, {
      answer: Anything,
      body: {},
      path: `/admin/orders/${orderId}/cancel`,
    })
    await expect(charged()).rejects.toMatchObject({
      message: `Order ${orderId} has nothing to be paid.`,
    })
    const { id: customer_token_id } = await aToken(store())
    const nobodys = { customer_token_id, order_id: "order_nobodys" }
    await expect(chargeByCode(store(), nobodys)).rejects.toMatchObject({
      message: "Order order_nobodys was not found.",
    })
  })

  const amounts = () =>
    store()
      .sandbox.control.orders()
      .map(({ order_amount }) => order_amount)

  async function anOrder() {
    const orderId = await aDraftOrder(store())
    const token = await aToken(store())
    const charged = (customer_token_id = token.id) =>
      chargeByCode(store(), { customer_token_id, order_id: orderId })
    return { charged, orderId }
  }
}
