import { call } from "../../../demo/check/http"
import { PayChargeResponse } from "../../../src/http-contract/charges"
import type { ChargeTokenInput } from "../../../src/workflows/steps/charge-token"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { aToken } from "../../support/recurring"
import { hearEvents, reconcile } from "../../support/sync"
import { chargeByCode } from "./by-code"
import { aDraftOrder } from "./draft-order"
import { Asked, Data, payBy } from "./fallbacks"

export const MEMBERSHIP = { name: "Membership", quantity: 1, tax_rate: 1900, unit_price: 1190 }

export type Payment = PayChargeResponse["payment"]
type Checkout = "widget" | "redirect"

/** What a test does with a charge that has no cart, and that only its customer can pay. */
export function cartlessScene(store: () => Store) {
  const klarnaSession = (payment: Payment) =>
    Data.parse(payment.fallback?.payment_session.data).klarna_session_id
  /** Klarna's script, told nothing more by the store: the session knows all. */
  const approve = (payment: Payment, more: object = {}) =>
    store().sandbox.control.authorizeSession(klarnaSession(payment), { data: {}, ...more })
  const complete = async ({ charge_id, fallback }: Payment, authorization_token?: string) => {
    const { payment_session } = fallback ?? {}
    const { payment } = await call(store().store, {
      answer: PayChargeResponse,
      body: { authorization_token, payment_session_id: payment_session?.id },
      path: `/store/klarna/charges/${charge_id}/complete`,
    })
    return payment
  }
  const orders = () => store().sandbox.control.orders()
  const findCharge = (id: string) => store().klarnaModule().charges.find(id)

  /** A charge that the token can't pay; its customer opens the link that they got. */
  async function asked(
    what: "an order" | "an amount",
    checkout: Checkout,
  ): Promise<{ charged: ChargeTokenInput; payment: Payment; orderId: string | null }> {
    const token = await aToken(store())
    const { token_id = "" } = store().sandbox.control.tokens().at(-1) ?? {}
    store().sandbox.control.actOnToken(token_id, "suspend")
    const orderId = what === "an order" ? await aDraftOrder(store()) : null
    const sold = orderId
      ? { order_id: orderId }
      : { lines: [MEMBERSHIP], reference: `${what} ${checkout}` }
    const charged = { ...sold, customer_token_id: token.id }
    const heard = hearEvents(store(), "klarna.charge.needs_customer")
    const result = await chargeByCode(store(), charged)
    expect(result).toMatchObject({ status: "needs_customer" })
    await eventually(() => expect(heard.data).toHaveLength(1))
    heard.stop()
    const [{ link } = { link: "" }] = Asked.parse(heard.data)
    const code = new URL(link).searchParams.get("token") ?? ""
    const { payment } = await payBy(store().store, code, { checkout })
    expect(payment).toMatchObject({ fallback: { cart_id: null }, order_id: orderId })
    return { charged, orderId, payment }
  }

  async function expectPaidOnce({ charge_id }: Payment): Promise<void> {
    expect(await findCharge(charge_id)).toMatchObject({ state: "paid", way: "customer" })
    expect(await store().klarnaModule().listKlarnaCustomerTokens({})).toMatchObject([
      { status: "ACTIVE" },
    ])
    expect(store().sandbox.control.tokens()).toMatchObject([
      { next_charge: "works", status: "ACTIVE" },
    ])
    const { failed, repairs } = await reconcile(store())
    expect({ failed, repairs }).toEqual({ failed: 0, repairs: {} })
    expect(orders()).toMatchObject([{ status: "AUTHORIZED" }])
  }

  return { approve, asked, complete, expectPaidOnce, findCharge, orders }
}
