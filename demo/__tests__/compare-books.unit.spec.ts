import { compareBooks } from "../check/compare-books"
import type { KlarnaEntry, MedusaEntry, MedusaPayment } from "../check/compare-books"
import { aMedusaOrder, anOrder, aPayment } from "./entries"

/** One Medusa order for each payment. */
const bought = (payments: MedusaPayment[]) =>
  payments.map((payment, index) => aMedusaOrder({ id: `order_${index}` }, [payment]))

const differencesOf = (klarna: KlarnaEntry[], medusa: MedusaEntry[]) =>
  compareBooks(klarna, medusa).flatMap(({ differences }) => differences)

describe("compareBooks", () => {
  it("lets a live Klarna order speak for a cancelled first attempt of the same Medusa order", () => {
    const first = anOrder({ id: "k0", status: "CANCELLED" })
    const canceled = aPayment({ isCanceled: true, klarnaOrderId: "k0" })
    const bought = aMedusaOrder({}, [canceled, aPayment()])
    expect(differencesOf([first, anOrder()], [bought])).toEqual([])
    expect(differencesOf([first], [aMedusaOrder({}, [canceled])])).not.toEqual([])
  })

  it("finds nothing to say about two empty books", () => {
    expect(compareBooks([], [])).toEqual([])
  })

  it.each([
    ["authorized", {}, {}, {}],
    [
      "part captured",
      { status: "PART_CAPTURED", captured: 3_000 },
      { paymentStatus: "partially_captured" },
      { captured: 3_000 },
    ],
    [
      "captured",
      { status: "CAPTURED", captured: 10_000 },
      { paymentStatus: "captured" },
      { captured: 10_000 },
    ],
    [
      "captured but for one minor unit, which Medusa takes for all",
      { status: "PART_CAPTURED", captured: 9_999 },
      { paymentStatus: "captured" },
      { captured: 9_999 },
    ],
    [
      "part refunded",
      { status: "CAPTURED", captured: 10_000, refunded: 1_000 },
      { paymentStatus: "partially_refunded" },
      { captured: 10_000, refunded: 1_000 },
    ],
    [
      "part refunded of a part, which Medusa calls refunded",
      { status: "PART_CAPTURED", captured: 5_000, refunded: 2_000 },
      { paymentStatus: "refunded" },
      { captured: 5_000, refunded: 2_000 },
    ],
    [
      "refunded by cancelling the order",
      { status: "CAPTURED", captured: 10_000, refunded: 10_000 },
      { status: "canceled", paymentStatus: "refunded" },
      { captured: 10_000, refunded: 10_000 },
    ],
    [
      "cancelled",
      { status: "CANCELLED" },
      { status: "canceled", paymentStatus: "canceled" },
      { isCanceled: true },
    ],
    [
      "closed without a capture",
      { status: "CLOSED" },
      { status: "canceled", paymentStatus: "canceled" },
      { isCanceled: true },
    ],
    [
      "expired after a part was captured, which is all that the payment is worth then",
      { status: "EXPIRED", captured: 3_000 },
      { paymentStatus: "captured" },
      { amount: 3_000, captured: 3_000 },
    ],
    [
      "captured in part, the rest released",
      { status: "CAPTURED", captured: 3_000 },
      { paymentStatus: "captured" },
      { amount: 3_000, captured: 3_000 },
    ],
    [
      "rejected, and not yet cancelled by Klarna",
      { fraudStatus: "REJECTED" },
      { status: "canceled", paymentStatus: "canceled" },
      { isCanceled: true },
    ],
    [
      "stopped after the capture, about which Medusa can do nothing",
      { status: "CAPTURED", captured: 10_000, fraudStatus: "STOPPED" },
      { paymentStatus: "captured" },
      { captured: 10_000 },
    ],
    ["waiting for a decision", { fraudStatus: "PENDING" }, { paymentStatus: "awaiting" }, {}],
  ])("agrees on an order that is %s", (_, klarna, medusa, payment) => {
    const [line] = compareBooks([anOrder(klarna)], [aMedusaOrder(medusa, [aPayment(payment)])])
    expect(line?.differences).toEqual([])
  })

  it.each([
    ["amount", aPayment({ amount: 9_999 }), "amount: Klarna 10000, Medusa 9999"],
    ["captured amount", aPayment({ captured: 1 }), "captured: Klarna 0, Medusa 1"],
    ["refunded amount", aPayment({ refunded: 1 }), "refunded: Klarna 0, Medusa 1"],
    ["currency", aPayment({ currency: "sek" }), "currency: Klarna EUR, Medusa sek"],
  ])("tells another %s", (_, payment, difference) => {
    expect(differencesOf([anOrder()], [aMedusaOrder({}, [payment])])).toEqual([difference])
  })

  it("tells an order that Medusa believes captured", () => {
    expect(differencesOf([anOrder()], [aMedusaOrder({ paymentStatus: "captured" })])).toEqual([
      "payment status: Klarna AUTHORIZED, Medusa captured",
    ])
  })

  it("tells a live Medusa order whose Klarna order is cancelled", () => {
    const medusa = aMedusaOrder({ paymentStatus: "canceled" }, [aPayment({ isCanceled: true })])
    expect(differencesOf([anOrder({ status: "CANCELLED" })], [medusa])).toEqual([
      "order status: Klarna CANCELLED, Medusa pending",
    ])
  })

  it("tells a Klarna order that nobody in Medusa knows, unless it is cancelled", () => {
    const cancelled = anOrder({ id: "k2", status: "CANCELLED" })
    expect(differencesOf([anOrder(), cancelled], [])).toEqual(["Medusa has no order for it"])
  })

  it("tells a Klarna order that pays two Medusa orders, at both of them", () => {
    const lines = compareBooks([anOrder()], [aMedusaOrder(), aMedusaOrder({ id: "order_2" })])
    expect(lines.map(({ differences }) => differences)).toEqual([
      ["2 Medusa orders share it"],
      ["2 Medusa orders share it"],
    ])
  })

  it("tells two live payments with one Klarna order, and minds none that was canceled", () => {
    const old = aPayment({ isCanceled: true, amount: 8_000 })
    expect(differencesOf([anOrder()], [aMedusaOrder({}, [old, aPayment()])])).toEqual([])
    expect(differencesOf([anOrder()], [aMedusaOrder({}, [aPayment(), aPayment()])])).toEqual([
      "2 live payments share it",
    ])
  })

  it("tells a second live order for one purchase, and minds none that is over", () => {
    const orders = [
      anOrder({ id: "k0", purchase: "p1", status: "CANCELLED" }),
      anOrder({ id: "k1", purchase: "p1" }),
      anOrder({ id: "k2", purchase: "p2" }),
      anOrder({ id: "k3", purchase: "p1" }),
    ]
    const payments = orders.map(({ id }) => aPayment({ klarnaOrderId: id }))
    expect(differencesOf(orders.slice(0, 3), bought(payments.slice(1, 3)))).toEqual([])
    expect(differencesOf(orders, bought(payments.slice(1)))).toEqual([
      "it pays what k1 pays already",
    ])
  })

  it("tells what the order's transactions don't say", () => {
    const klarna = anOrder({ captured: 3_000, status: "PART_CAPTURED" })
    const money = { captured: 3_000, refunded: 0, transactions: [] }
    const medusa = aMedusaOrder({ money, paymentStatus: "partially_captured" }, [
      aPayment({ captured: 3_000 }),
    ])
    expect(differencesOf([klarna], [medusa])).toEqual(["captures: payments 3000, transactions 0"])
  })

  it("tells a payment whose order Klarna doesn't know", () => {
    expect(differencesOf([], [aMedusaOrder()])).toEqual(["Klarna has no order k1"])
  })

  it("tells a live order that nobody paid, but neither a canceled nor a free one", () => {
    const unpaid = aMedusaOrder({ paymentStatus: "not_paid" }, [])
    expect(differencesOf([], [unpaid])).toEqual(["it has no Klarna order"])
    expect(
      differencesOf(
        [],
        [
          { ...unpaid, status: "canceled" },
          { ...unpaid, total: 0 },
        ],
      ),
    ).toEqual([])
  })
})
