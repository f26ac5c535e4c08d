import { transactionDifferences } from "./compare-transactions"
import type { Transaction } from "./compare-transactions"
import { expectedOrderStatuses, expectedPaymentStatuses, isOver, worthOf } from "./expected-status"

/** An order as Klarna keeps it. Amounts in minor units. */
export interface KlarnaEntry {
  id: string
  status: string
  fraudStatus: string
  currency: string
  amount: number
  captured: number
  refunded: number
  /** The reference under which its session was opened: the same for all attempts at one purchase. */
  purchase?: string
}

/** A payment of a Medusa order, or the session of one that waits for Klarna's decision. Amounts in minor units. */
export interface MedusaPayment {
  klarnaOrderId: string | null
  currency: string
  amount: number
  captured: number
  refunded: number
  isCanceled: boolean
}

/** An order as Medusa keeps it, with those of its payments that are Klarna's. */
export interface MedusaEntry {
  id: string
  displayId: number
  status: string
  paymentStatus: string
  /** Minor units. */
  total: number
  payments: MedusaPayment[]
  /** What the order's transactions and all of its payments say, those of other providers too. */
  money: { captured: number; refunded: number; transactions: Transaction[] }
  /** Neither a cart nor a payment collection is linked to it: core's process died just after it had made the order. */
  isAdrift?: boolean
}

/** One order on both sides; a side is absent when it knows nothing of it. */
export interface BookLine {
  klarna?: KlarnaEntry
  medusa?: MedusaEntry
  payment?: MedusaPayment
  /** Empty when the two sides agree. Each a sentence's worth. */
  differences: string[]
}

/**
 * Compares all of Klarna's orders with all of Medusa's, in both directions: every Klarna order has exactly one Medusa order
 * (or is cancelled), every live Medusa order has its Klarna order, and the two say the same.
 */
export function compareBooks(
  klarna: readonly KlarnaEntry[],
  medusa: readonly MedusaEntry[],
): BookLine[] {
  const known = new Set(klarna.map(({ id }) => id))
  return [
    ...klarna.flatMap((order) => compareOrder(order, medusa)),
    ...medusa.flatMap((order) => findMissing(order, known)),
    ...findPaidTwice(klarna),
    ...medusa.flatMap(compareTransactions),
  ]
}

/** One purchase may have had several orders at Klarna, of which at most one is not over. */
function findPaidTwice(klarna: readonly KlarnaEntry[]): BookLine[] {
  const alive = klarna.filter((order) => order.purchase !== undefined && !isOver(order))
  return alive.flatMap((order, index) => {
    const twin = alive.slice(0, index).find(({ purchase }) => purchase === order.purchase)
    return twin ? [{ klarna: order, differences: [`it pays what ${twin.id} pays already`] }] : []
  })
}

function compareTransactions(medusa: MedusaEntry): BookLine[] {
  const differences = transactionDifferences(medusa.money)
  return differences.length > 0 ? [{ medusa, differences }] : []
}

function compareOrder(klarna: KlarnaEntry, medusa: readonly MedusaEntry[]): BookLine[] {
  const owners = medusa.filter(({ payments }) => payments.some(isPaidBy(klarna)))
  if (owners.length === 0) {
    return [{ klarna, differences: isOver(klarna) ? [] : ["Medusa has no order for it"] }]
  }
  const shared = owners.length > 1 ? [`${owners.length} Medusa orders share it`] : []
  return owners.map((owner) => {
    const line = compareWithOwner(klarna, owner)
    return { ...line, differences: [...shared, ...line.differences] }
  })
}

const isPaidBy =
  ({ id }: KlarnaEntry) =>
  ({ klarnaOrderId }: MedusaPayment) =>
    klarnaOrderId === id

/** One Klarna order may have had several payments, when the order was changed; at most one of them is alive. */
function compareWithOwner(klarna: KlarnaEntry, medusa: MedusaEntry): BookLine {
  const payments = medusa.payments.filter(isPaidBy(klarna))
  const alive = payments.filter(({ isCanceled }) => !isCanceled)
  const payment = alive[0] ?? payments.at(-1)
  const doubled = alive.length > 1 ? [`${alive.length} live payments share it`] : []
  const amounts = payment ? amountDifferences(klarna, payment) : []
  return {
    klarna,
    medusa,
    payment,
    differences: [
      ...doubled,
      ...amounts,
      ...(isEarlierAttempt(klarna, medusa) ? [] : statusDifferences(klarna, medusa)),
    ],
  }
}

/** Rolled back and cancelled on both sides, before the shopper paid with another Klarna order: that one says the status. */
function isEarlierAttempt(klarna: KlarnaEntry, { payments }: MedusaEntry): boolean {
  const isMine = isPaidBy(klarna)
  const isCanceled = payments.filter(isMine).every((payment) => payment.isCanceled)
  return (
    isOver(klarna) &&
    isCanceled &&
    payments.some((payment) => !isMine(payment) && !payment.isCanceled)
  )
}

function amountDifferences(klarna: KlarnaEntry, payment: MedusaPayment): string[] {
  const currency = klarna.currency.toLowerCase() === payment.currency.toLowerCase()
  const { captured, refunded } = klarna
  const sums = { amount: worthOf(klarna), captured, refunded }
  const amounts = (["amount", "captured", "refunded"] as const)
    .filter((name) => sums[name] !== payment[name])
    .map((name) => `${name}: Klarna ${sums[name]}, Medusa ${payment[name]}`)
  return currency
    ? amounts
    : [`currency: Klarna ${klarna.currency}, Medusa ${payment.currency}`, ...amounts]
}

function statusDifferences(klarna: KlarnaEntry, medusa: MedusaEntry): string[] {
  const differences: string[] = []
  if (!expectedPaymentStatuses(klarna).includes(medusa.paymentStatus))
    differences.push(`payment status: Klarna ${klarna.status}, Medusa ${medusa.paymentStatus}`)
  if (!expectedOrderStatuses(klarna).includes(medusa.status))
    differences.push(`order status: Klarna ${klarna.status}, Medusa ${medusa.status}`)
  return differences
}

/** What Medusa believes and Klarna doesn't know. */
function findMissing(medusa: MedusaEntry, known: ReadonlySet<string>): BookLine[] {
  const isOwed = medusa.status !== "canceled" && medusa.total > 0
  if (medusa.payments.length === 0)
    return isOwed ? [{ medusa, differences: ["it has no Klarna order"] }] : []
  return medusa.payments
    .filter(({ klarnaOrderId }) => klarnaOrderId === null || !known.has(klarnaOrderId))
    .map((payment) => ({
      medusa,
      payment,
      differences: [`Klarna has no order ${payment.klarnaOrderId}`],
    }))
}
