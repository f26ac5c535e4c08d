import { Modules } from "@medusajs/framework/utils"

import { cancel, capture, refund } from "../../../demo/check/merchant"
import { ONE_HUNDRED, SALES_TAX } from "../../../demo/check/purchases"
import { buy, type Bought } from "../../support/buy"
import type { Store } from "../../support/in-store"
import {
  complete,
  confirm,
  klarnaCalls,
  onlyKlarnaOrder,
  openPayment,
  type OpenPayment,
} from "../../support/payment"
import { providerOf } from "../../support/provider"

type Prepare = (store: Store, bought: Bought) => unknown

const inPortal =
  (action: "cancel" | "close"): Prepare =>
  (store) =>
    store.sandbox.control.actInPortal(onlyKlarnaOrder(store).order_id, action)
const captured =
  (amount: number): Prepare =>
  (store, { paymentId }) =>
    capture(store.admin, paymentId, amount)
const refunded =
  (amount: number): Prepare =>
  async (store, { paymentId }) => {
    await capture(store.admin, paymentId, 100)
    await refund(store.admin, paymentId, amount)
  }
const expired: Prepare = (store) => store.sandbox.control.changeClock({ advance: "P30D" })

const ENDED = (status: string) => [
  `payment status: Klarna ${status}, Medusa authorized`,
  `order status: Klarna ${status}, Medusa pending`,
]

/** What the order became, what core is told, and in what the two sides still differ: sync's work. */
const STATUSES: readonly (readonly [string, Prepare, string, readonly string[]])[] = [
  ["AUTHORIZED", () => undefined, "authorized", []],
  ["PART_CAPTURED", captured(30), "authorized", []],
  ["CAPTURED", captured(100), "not_supported", []],
  ["PART_REFUNDED", refunded(10), "not_supported", []],
  ["REFUNDED", refunded(100), "not_supported", []],
  ["CANCELLED", (store, { orderId }) => cancel(store.admin, orderId), "canceled", []],
  ["CANCELLED in the portal", inPortal("cancel"), "canceled", ENDED("CANCELLED")],
  ["CLOSED", inPortal("close"), "canceled", ENDED("CLOSED")],
  ["EXPIRED", expired, "canceled", ENDED("EXPIRED")],
]

/** Core calls it for `/hooks/payment/klarna_eu`, with whatever anybody sent there. */
export function hintedByWebhook(store: () => Store): void {
  it.each(STATUSES)("tells core of an order that is %s", async (_name, prepare, action, left) => {
    const bought = await buy(store(), ONE_HUNDRED)
    await prepare(store(), bought)
    const { order_id } = onlyKlarnaOrder(store())
    const answer = await hint({ order_id })
    expect(answer).toEqual(
      action === "not_supported"
        ? { action }
        : { action, data: { amount: 100, session_id: await sessionIdOf(bought.paymentId) } },
    )
    expect(await woken()).toEqual([order_id])
    store().disagreeOn(...left)
  })

  it("tells core of an expired order of which a part was captured nothing", async () => {
    const bought = await buy(store(), ONE_HUNDRED)
    await capture(store().admin, bought.paymentId, 30)
    store().sandbox.control.changeClock({ advance: "P30D" })
    expect(await hint({ order_id: onlyKlarnaOrder(store()).order_id })).toEqual(NOTHING)
    store().disagreeOn(
      "amount: Klarna 3000, Medusa 10000",
      "payment status: Klarna EXPIRED, Medusa partially_captured",
    )
  })

  it.each([
    [undefined, "pending_authorization", []],
    ["accept", "authorized", ["payment status: Klarna AUTHORIZED, Medusa awaiting"]],
    [
      "reject",
      "failed",
      [
        "payment status: Klarna AUTHORIZED, Medusa awaiting",
        "order status: Klarna AUTHORIZED, Medusa pending",
      ],
    ],
  ] as const)(
    "tells core of a pending order with the decision %s: %s",
    async (decision, action, left) => {
      const payment = await orderUndecided()
      const { order_id } = onlyKlarnaOrder(store())
      if (decision) store().sandbox.control.decideOrder(order_id, decision)
      expect(await hint({ order_id })).toEqual({
        action,
        data: { amount: 100, session_id: payment.sessionId },
      })
      store().disagreeOn(...left)
    },
  )

  it.each([
    ["a session's row", (row: Row) => ({ data: { session_id: row.id } })],
    ["Klarna's session", (row: Row) => ({ data: { session_id: row.klarna_session_id } })],
    ["Klarna's order, in text", (row: Row) => ({ rawData: body(row) })],
    ["Klarna's order, in bytes", (row: Row) => ({ rawData: Buffer.from(body(row)) })],
    ["Klarna's order, from a queue", (row: Row) => ({ rawData: Buffer.from(body(row)).toJSON() })],
    [
      "Klarna's order, as its page names it",
      (row: Row) => ({ data: { session: { order_id: row.klarna_order_id, session_id: "x" } } }),
    ],
  ])("finds the order by %s", async (_name, payload) => {
    await buy(store(), ONE_HUNDRED)
    const [row] = await store().klarnaModule().listKlarnaSessions({})
    if (!row) throw new Error("there is no session")
    expect(await send(payload(row))).toMatchObject({ action: "authorized" })
  })

  it("tells core nothing of an open cart, and has it looked at", async () => {
    const payment = await openPayment(store())
    expect(await hint({ session_id: payment.data["klarna_session_id"] })).toEqual(NOTHING)
    const [row] = await store().klarnaModule().listKlarnaSessions({})
    expect(row?.next_sync_at).toEqual(expect.any(Date))
    expect(klarnaCalls(store())).toEqual(["createSession"])
  })

  it("tells core nothing of a payment session that is gone: core would take another shopper's", async () => {
    const payment = await orderUndecided()
    const { order_id } = onlyKlarnaOrder(store())
    await store().container().resolve(Modules.PAYMENT).deletePaymentSession(payment.sessionId)
    expect(await hint({ order_id })).toEqual(NOTHING)
    expect(await woken()).toEqual([order_id])
    store().disagreeOn("Medusa has no order for it", "it has no Klarna order")
  })

  it.each([401, 404, 503])("tells core nothing while Klarna answers %i", async (status) => {
    await buy(store(), ONE_HUNDRED)
    const { order_id } = onlyKlarnaOrder(store())
    store().sandbox.control.addFault({ count: 9, endpoint: "readOrder", kind: "error", status })
    expect(await hint({ order_id })).toEqual(NOTHING)
    expect(await woken()).toEqual([order_id])
    store().sandbox.control.clearFaults()
  })

  it("knows no order of another account", async () => {
    await buy(store(), SALES_TAX)
    expect(await hint({ order_id: onlyKlarnaOrder(store()).order_id })).toEqual(NOTHING)
    expect(await woken()).toEqual([])
  })

  it.each([
    ["nothing", undefined],
    ["a text", "order_id"],
    ["a list", [1, 2]],
    ["an order that nobody knows", { order_id: "99999999-9999-9999-9999-999999999999" }],
    ["a session that nobody knows", { session_id: "klses_0" }],
    ["an object for an id", { order_id: { $ne: null }, session_id: ["x"] }],
    ["an empty id", { order_id: "", session_id: "" }],
  ])("makes nothing of %s", async (_name, data) => {
    await buy(store(), ONE_HUNDRED)
    const calls = klarnaCalls(store()).filter((name) => name?.startsWith("read")).length
    expect(await send({ data })).toEqual(NOTHING)
    expect(await send({ rawData: "{" })).toEqual(NOTHING)
    expect(await woken()).toEqual([])
    expect(klarnaCalls(store()).filter((name) => name?.startsWith("read"))).toHaveLength(calls)
  })

  const NOTHING = { action: "not_supported" }

  const hint = (data: unknown) => send({ data })

  /** As core calls it, which passes on what came without looking. */
  const send = ({ data, rawData }: { data?: unknown; rawData?: unknown }) => {
    const payload = Object.assign({ data: {}, headers: {}, rawData: "" }, { data, rawData })
    return providerOf(store()).getWebhookActionAndData(payload)
  }

  /** Klarna's orders that are due to be compared. */
  async function woken(): Promise<string[]> {
    const rows = await store().klarnaModule().listKlarnaOrders({})
    return rows.flatMap(({ klarna_order_id, next_sync_at }) =>
      next_sync_at ? [klarna_order_id] : [],
    )
  }

  async function sessionIdOf(paymentId: string): Promise<string> {
    const payments = store().container().resolve(Modules.PAYMENT)
    const payment = await payments.retrievePayment(paymentId, { relations: ["payment_session"] })
    return payment.payment_session?.id ?? ""
  }

  async function orderUndecided(): Promise<OpenPayment> {
    const person = { ...ONE_HUNDRED.person, email: "anna+pend-accept-10@shopper.test" }
    const payment = await openPayment(store(), { ...ONE_HUNDRED, person })
    await confirm(store(), payment, person)
    await complete(store(), payment)
    return payment
  }
}

interface Row {
  readonly id: string
  readonly klarna_session_id: string
  readonly klarna_order_id: string | null
}

const body = ({ klarna_order_id: order_id }: Row) => JSON.stringify({ order_id })
