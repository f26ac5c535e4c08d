import { compare } from "../compare"
import type {
  BookedCapture,
  BookedPayment,
  BookedRefund,
  BookedTransaction,
  Books,
  KnownOperation,
  OrderFacts,
} from "../facts"
import type { Repair } from "../repair"
import { aKlarnaOrder, type KlarnaOrderBuilder } from "./support/klarna-order"
import { hoursAgo, inDays, NOW } from "./support/time"

export const sumOf = (rows: readonly { readonly amount: number }[]): number =>
  rows.reduce((sum, { amount }) => sum + amount, 0)

export const aCapture = (
  amount: number,
  id = "capt_1",
  more: Partial<BookedCapture> = {},
): BookedCapture => ({
  amount,
  createdAt: hoursAgo(1),
  createdBy: null,
  id,
  ...more,
})
export const aRefund = (
  amount: number,
  id = "ref_1",
  more: Partial<BookedRefund> = {},
): BookedRefund => ({
  amount,
  createdAt: hoursAgo(1),
  id,
  klarnaRefundId: null,
  ...more,
})

/** A live payment of 100.00, of which nothing is captured. */
export const aPayment = (more: Partial<BookedPayment> = {}): BookedPayment => {
  const amount = more.amount ?? 100
  const captured = sumOf(more.captures ?? [])
  return {
    amount,
    captures: [],
    expiresAt: inDays(20),
    id: "pay_1",
    isCanceled: false,
    isFullyCaptured: captured > 0 && captured >= amount,
    refunds: [],
    sessionId: "payses_1",
    ...more,
  }
}

/** Medusa's books: an order, and sums and transactions of the payments that are added. */
export class BooksBuilder {
  readonly #books: Books

  constructor(books: Books) {
    this.#books = books
  }

  with(more: Partial<Books>): BooksBuilder {
    return new BooksBuilder({ ...this.#books, ...more })
  }
  withOrder(more: Partial<NonNullable<Books["order"]>>): BooksBuilder {
    const { order } = this.#books
    return order ? this.with({ order: { ...order, ...more } }) : this
  }
  withCollection(more: Partial<Books["collection"]>): BooksBuilder {
    return this.with({ collection: { ...this.#books.collection, ...more } })
  }
  withSession(status: string, id = "payses_1"): BooksBuilder {
    return this.with({ sessions: [...this.#books.sessions, { id, status }] })
  }
  /** With a transaction for each of its captures and refunds, and the collection's sums made of them. */
  withPayment(more: Partial<BookedPayment> = {}): BooksBuilder {
    const payment = aPayment(more)
    const payments = [...this.#books.payments, payment]
    const transactions = [...(this.#books.order?.transactions ?? []), ...transactionsOf(payment)]
    return this.with({ payments }).withOrder({ transactions }).#summedUp()
  }
  canceled(): BooksBuilder {
    return this.withOrder({ isCanceled: true })
  }
  withHeir(amount: number): BooksBuilder {
    return this.withOrder({ heir: { amount, id: "pay_col_heir" } })
  }
  build(): Books {
    return this.#books
  }

  #summedUp(): BooksBuilder {
    const { payments } = this.#books
    const captured = sumOf(payments.flatMap(({ captures }) => captures))
    const refunded = sumOf(payments.flatMap(({ refunds }) => refunds))
    return this.withCollection({ captured, refunded, rows: { captured, refunded } })
  }
}

function transactionsOf({ captures, refunds }: BookedPayment): BookedTransaction[] {
  return [
    ...captures.map(({ amount, id }) => aTransaction("capture", id, amount)),
    ...refunds.map(({ amount, id }) => aTransaction("refund", id, -amount)),
  ]
}

export const aTransaction = (
  reference: string,
  referenceId: string,
  amount: number,
  id = `ordtrx_${referenceId}`,
): BookedTransaction => ({ amount, id, reference, referenceId })

/** A placed order without a payment. */
export const someBooks = (): BooksBuilder =>
  new BooksBuilder({
    cart: { id: "cart_1", isCompleted: true },
    collection: {
      amount: 100,
      authorized: 100,
      captured: 0,
      id: "pay_col_1",
      refunded: 0,
      rows: { captured: 0, refunded: 0 },
      status: "authorized",
    },
    hasForeignSession: false,
    order: {
      hasOtherLivePayment: false,
      isUntouched: true,
      otherEffectIds: [],
      heir: null,
      id: "order_1",
      isCanceled: false,
      transactions: [],
    },
    payments: [],
    sessions: [],
  })

/** An operation whose answer was lost an hour ago. */
export const anOperation = (kind: string, more: Partial<KnownOperation> = {}): KnownOperation => ({
  amount: null,
  createdAt: hoursAgo(1),
  errorCode: null,
  id: "klop_1",
  kind,
  klarnaId: null,
  reference: null,
  state: "unknown",
  ...more,
})

interface Scene {
  readonly klarna?: KlarnaOrderBuilder
  readonly books?: BooksBuilder
  readonly operations?: readonly KnownOperation[]
  readonly settings?: Partial<OrderFacts["settings"]>
}

export const factsOf = ({
  books = someBooks(),
  klarna = aKlarnaOrder(),
  operations = [],
  settings,
}: Scene): OrderFacts => ({
  books: books.build(),
  klarna: klarna.build(),
  now: NOW,
  operations,
  settings: {
    cancelOrderOnRejection: true,
    expiryWarningDays: 3,
    extendExpiring: false,
    ...settings,
  },
})

export const compared = (scene: Scene): Repair[] => compare(factsOf(scene))
export const namesOf = (scene: Scene): string[] => compared(scene).map(({ name }) => name)
