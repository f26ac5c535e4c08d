import { Anything, call } from "../../../demo/check/http"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { buy } from "../../support/buy"
import type { Store } from "../../support/in-store"
import {
  complete,
  confirm,
  klarnaCalls,
  onlyKlarnaOrder,
  openPayment,
  type OpenPayment,
  startPayment,
} from "../../support/payment"
import { reconcile, workOff } from "../../support/sync"
import { providerOf } from "../../support/provider"
import { attempt } from "../subscriptions/scene"

const FOREIGN = "belongs to another installation of this store"

/** What the database of the original looks like to a copy that runs under another address. */
async function copyDatabase({ klarnaModule }: Store): Promise<void> {
  const klarna = klarnaModule()
  const another = { installation: "the original" }
  const orders = await klarna.listKlarnaOrders({})
  await klarna.updateKlarnaOrders(orders.map(({ id }) => ({ id, ...another })))
  const sessions = await klarna.listKlarnaSessions({})
  await klarna.updateKlarnaSessions(sessions.map(({ id }) => ({ id, ...another })))
}

const READS = new Set(["readOrder", "readSession"])

/** Calls that did something at Klarna. */
const effects = (store: Store) => klarnaCalls(store).filter((name) => !READS.has(name ?? ""))

export function copies(store: () => Store): void {
  const finish = ({ cartId }: OpenPayment) =>
    attempt(store().store, `/store/carts/${cartId}/complete`, {})

  it.each([
    ["captured", (paymentId: string) => `/admin/payments/${paymentId}/capture`, { amount: 30 }],
    ["captured in full", (paymentId: string) => `/admin/payments/${paymentId}/capture`, {}],
  ])("is not %s by the copy's merchant, who reads why", async (_name, path, body) => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    await copyDatabase(store())
    const { answer, status } = await attempt(store().admin, path(paymentId), body)
    expect(status).toBe(400)
    expect(JSON.stringify(answer)).toContain(FOREIGN)
    expect(onlyKlarnaOrder(store())).toMatchObject({ captured_amount: 0, status: "AUTHORIZED" })
  })

  it("refunds nothing of the original's, and says why", async () => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    await call(store().admin, {
      answer: Anything,
      body: {},
      path: `/admin/payments/${paymentId}/capture`,
    })
    await copyDatabase(store())
    const { answer, status } = await attempt(store().admin, `/admin/payments/${paymentId}/refund`, {
      amount: 10,
    })
    expect(status).toBe(400)
    expect(JSON.stringify(answer)).toContain(FOREIGN)
    expect(onlyKlarnaOrder(store())).toMatchObject({ refunded_amount: 0 })
  })

  it("cancels no order of the original's, neither in Medusa nor at Klarna, and says why", async () => {
    const { orderId } = await buy(store(), ONE_HUNDRED)
    await copyDatabase(store())
    const { answer, status } = await attempt(store().admin, `/admin/orders/${orderId}/cancel`, {})
    expect(status).toBe(400)
    expect(JSON.stringify(answer)).toContain(FOREIGN)
    await reconcile(store())
    expect(onlyKlarnaOrder(store())).toMatchObject({ status: "AUTHORIZED" })
  })

  it("places no order with the original's approval, neither by its storefront nor by reconciliation", async () => {
    const payment = await openPayment(store())
    await confirm(store(), payment)
    await copyDatabase(store())
    const before = effects(store())
    const { answer } = await finish(payment)
    expect(JSON.stringify(answer)).toContain(FOREIGN)
    const report = await reconcile(store())
    await workOff(store())
    expect(report.skipped).toMatchObject([
      { reason: expect.stringContaining("another installation") as string },
    ])
    expect(effects(store())).toEqual(before)
    expect(store().sandbox.control.orders()).toEqual([])
  })

  it("sells to its own shoppers, and leaves the original's open session alone", async () => {
    const payment = await openPayment(store())
    await copyDatabase(store())
    const own = await startPayment(store(), payment.cartId)
    expect(own.data["klarna_session_id"]).not.toBe(payment.data["klarna_session_id"])
    expect(effects(store())).toEqual(["createSession", "createSession"])
    await confirm(store(), own)
    expect(await complete(store(), own)).toMatchObject({ type: "order" })
  })

  it("gives the storefront no payload and takes no token for a session of the original's", async () => {
    const payment = await openPayment(store())
    await copyDatabase(store())
    const path = `/store/klarna/payment-sessions/${payment.sessionId}/authorization`
    const authorization_token = "00000000-0000-4000-8000-000000000000"
    const taken = await attempt(store().store, path, {
      authorization_token,
      cart_id: payment.cartId,
    })
    expect(JSON.stringify(taken.answer)).toContain(FOREIGN)
    expect(effects(store())).toEqual(["createSession"])
  })

  it("changes nothing at Klarna when anybody calls Medusa's address for webhooks", async () => {
    await buy(store(), ONE_HUNDRED)
    await copyDatabase(store())
    const before = klarnaCalls(store())
    const { order_id } = onlyKlarnaOrder(store())
    const call = { data: { order_id }, headers: {}, rawData: "" }
    expect(await providerOf(store()).getWebhookActionAndData(call)).toEqual({
      action: "not_supported",
    })
    await workOff(store())
    expect(klarnaCalls(store())).toEqual(before)
  })

  it("is the store once a person confirms that it has moved here", async () => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    await copyDatabase(store())
    const confirmed = await attempt(store().admin, "/admin/klarna/installation", {})
    const moved = { customer_tokens: 0, orders: 1, sessions: 1 }
    expect(confirmed.answer).toMatchObject({ accounts: [{ account: "eu", ...moved }, {}] })
    await call(store().admin, {
      answer: Anything,
      body: {},
      path: `/admin/payments/${paymentId}/capture`,
    })
    expect(onlyKlarnaOrder(store())).toMatchObject({ status: "CAPTURED" })
  })
}
