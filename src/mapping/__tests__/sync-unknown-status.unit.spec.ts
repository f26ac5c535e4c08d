import { ManagedOrder } from "../../klarna/contract/managed-order"
import { compare } from "../sync/compare"
import type { Books, OrderFacts } from "../sync/facts"

const NOW = new Date("2026-11-27T12:00:00Z")

const aPayment = (isCanceled: boolean): Books["payments"][number] => ({
  amount: 10_000,
  captures: [],
  expiresAt: null,
  id: "pay_1",
  isCanceled,
  isFullyCaptured: false,
  refunds: [],
  sessionId: "payses_1",
})

/** A purchase of 100.00, with or without an order of Medusa's and a payment. */
const someBooks = (order: { isCanceled: boolean } | null, payments: Books["payments"]): Books => ({
  cart: { id: "cart_1", isCompleted: order !== null },
  collection: {
    amount: 10_000,
    authorized: 0,
    captured: 0,
    id: "pay_col_1",
    refunded: 0,
    rows: { captured: 0, refunded: 0 },
    status: "authorized",
  },
  hasForeignSession: false,
  order: order && {
    ...order,
    hasOtherLivePayment: false,
    isUntouched: true,
    otherEffectIds: [],
    heir: null,
    id: "order_1",
    transactions: [],
  },
  payments,
  sessions: [{ id: "payses_1", status: "pending_authorization" }],
})

const klarnaOrder = (more: object): ManagedOrder =>
  ManagedOrder.parse({
    captured_amount: 0,
    order_amount: 10_000,
    order_id: "k1",
    original_order_amount: 10_000,
    purchase_currency: "EUR",
    refunded_amount: 0,
    remaining_authorized_amount: 10_000,
    ...more,
  })

const compared = (books: Books, klarna: object) => {
  const settings = { cancelOrderOnRejection: true, expiryWarningDays: 3, extendExpiring: true }
  const facts: OrderFacts = {
    books,
    klarna: klarnaOrder(klarna),
    now: NOW,
    operations: [],
    settings,
  }
  return compare(facts)
}

const STATUSES = [
  ["ON_HOLD", { status: "ON_HOLD" }],
  ["ESCALATED", { fraud_status: "ESCALATED", status: "AUTHORIZED" }],
] as const

const BOOKS = [
  ["an open cart", someBooks(null, [])],
  ["an order without a payment", someBooks({ isCanceled: false }, [])],
  ["a paid order", someBooks({ isCanceled: false }, [aPayment(false)])],
  ["an order whose payment is cancelled", someBooks({ isCanceled: false }, [aPayment(true)])],
  ["a cancelled order", someBooks({ isCanceled: true }, [aPayment(true)])],
] as const

describe("a status that this version doesn't know", () => {
  it.each(
    STATUSES.flatMap(([raw, klarna]) =>
      BOOKS.map(([what, books]) => ({ books, klarna, raw, what })),
    ),
  )("$raw only tells a person, whatever Medusa has: $what", ({ books, klarna, raw }) => {
    expect(compared(books, klarna)).toEqual([
      {
        difference: `Klarna's order has the status ${raw}, which this version doesn't know`,
        name: "tell_difference",
      },
    ])
  })
})
