import fc from "fast-check"

import {
  aCapture,
  anOperation,
  aRefund,
  aTransaction,
  factsOf,
  someBooks,
  sumOf,
} from "../builders"
import { aKlarnaOrder, KlarnaOrderBuilder } from "./klarna-order"
import type { World } from "./model"
import { withOrder, withPayment } from "./model-books"
import { hoursAgo } from "./time"

/** How far a click came: Klarna was asked or not, it did it or not, the answer came or not, the row stands or not. */
const ENDS = {
  answered: { does: true, keepsRow: true, notes: true, operation: "done" },
  died_after: { does: true, keepsRow: true, notes: false, operation: "unknown" },
  died_before: { does: false, keepsRow: true, notes: false, operation: null },
  died_meanwhile: { does: false, keepsRow: true, notes: false, operation: "unknown" },
  lost: { does: true, keepsRow: false, notes: false, operation: "unknown" },
  refused: { does: false, keepsRow: true, notes: true, operation: "refused" },
} as const

const amount = fc.integer({ max: 60, min: 1 })
const kind = fc.constantFrom("capture" as const, "refund" as const)
const end = fc.constantFrom(...Object.values(ENDS))
const age = fc.constantFrom(1, 22, 30)

/** What happens to an order of 100.00 after it was authorized. */
const event = fc.oneof(
  {
    arbitrary: fc.record({ age, amount, end, is: fc.constant("click" as const), kind }),
    weight: 5,
  },
  { arbitrary: fc.record({ amount, is: fc.constant("portal" as const), kind }), weight: 3 },
  fc.record({
    is: fc.constantFrom("double" as const, "forget" as const, "unreference" as const),
    which: fc.nat({ max: 5 }),
  }),
  fc.record({ is: fc.constantFrom("stale" as const, "flip" as const, "uncancel" as const) }),
  fc.record({ is: fc.constant("end" as const), status: fc.constantFrom("EXPIRED", "CLOSED", "") }),
  fc.record({ is: fc.constant("cancel" as const), refunds: fc.boolean() }),
  fc.record({ amount: fc.integer({ max: 60, min: -60 }), is: fc.constant("change" as const) }),
)
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never
type EventOf<N extends Event["is"]> = Extract<Event, { is: N }>

/** An effect at Klarna, where it is possible. */
function done(
  world: World,
  { amount, kind }: EventOf<"portal">,
  reference: string,
): World | undefined {
  const { captured_amount, refunded_amount, remaining_authorized_amount: left } = world.klarna
  const most = kind === "capture" ? left : captured_amount - refunded_amount
  if (amount > most) return undefined
  const order = new KlarnaOrderBuilder(world.klarna)
  const after = kind === "capture" ? order.captured(amount, reference) : order.refunded(amount)
  return { ...world, klarna: after.build() }
}

function click(world: World, { age, amount, end, kind }: EventOf<"click">): World {
  const [payment] = world.books.payments
  if (!payment || payment.isCanceled || !mayClick(payment, kind, amount)) return world
  const id = `${kind}_${String(world.operations.length)}_${String(payment.captures.length + payment.refunds.length)}`
  const after = end.does ? done(world, { amount, is: "portal", kind }, id) : world
  if (!after) return world
  const operation = { amount, createdAt: hoursAgo(age), id: `klop_${id}`, reference: id }
  const operations = end.operation
    ? [...world.operations, anOperation(kind, { ...operation, state: end.operation })]
    : world.operations
  const row = { createdAt: hoursAgo(age) }
  const rows =
    kind === "capture"
      ? { captures: [...payment.captures, aCapture(amount, id, row)] }
      : { refunds: [...payment.refunds, aRefund(amount, id, row)] }
  const booked = end.keepsRow
    ? withPayment({ ...after, operations }, payment.id, rows)
    : { ...after, operations }
  const signed = kind === "capture" ? amount : -amount
  return end.notes ? noted(booked, aTransaction(kind, id, signed)) : booked
}

/** What core lets through. */
function mayClick(
  payment: World["books"]["payments"][number],
  kind: string,
  amount: number,
): boolean {
  const captured = sumOf(payment.captures)
  const most = kind === "capture" ? payment.amount - captured : captured - sumOf(payment.refunds)
  return amount <= most
}

function noted(world: World, ...more: ReturnType<typeof aTransaction>[]): World {
  return withOrder(world, { transactions: [...(world.books.order?.transactions ?? []), ...more] })
}

function spoil(world: World, { is, which }: Extract<Event, { which: number }>): World {
  const transactions = world.books.order?.transactions ?? []
  const chosen = transactions[which]
  if (is === "double") return chosen ? noted(world, { ...chosen, id: `${chosen.id}_again` }) : world
  if (is === "forget")
    return withOrder(world, { transactions: transactions.filter((one) => one !== chosen) })
  const captures = world.klarna.captures?.map((one, at) =>
    at === which ? { ...one, reference: "" } : one,
  )
  return { ...world, klarna: { ...world.klarna, captures } }
}

/** Core cancels: it refunds what it knows of as captured, and notes that whether or not Klarna did. */
function cancel(world: World, { refunds }: EventOf<"cancel">): World {
  const { order, payments } = world.books
  const [payment] = payments
  if (!payment || !order || order.isCanceled) return world
  const amount = sumOf(payment.captures) - sumOf(payment.refunds)
  const after = withOrder(world, { heir: null, isCanceled: true })
  if (payment.captures.length === 0) return withPayment(after, payment.id, { isCanceled: true })
  if (amount === 0) return after
  const core = noted(after, aTransaction("refund", payment.id, -amount))
  if (!refunds) return core
  return done(core, { amount, is: "portal", kind: "refund" }, "") ?? core
}

/** Core makes a new collection of what the changed order costs and its transactions don't cover. */
function change(world: World, { amount }: EventOf<"change">): World {
  const { order, payments } = world.books
  const [payment] = payments
  if (!payment || !order || order.isCanceled || payment.isFullyCaptured || order.heir) return world
  const captured = sumOf(order.transactions.filter(({ reference }) => reference === "capture"))
  const due = 100 + amount - captured
  if (due <= 0) return world
  const after = withOrder(world, { heir: { amount: due, id: "pay_col_heir" } })
  return withPayment(after, payment.id, { isCanceled: true })
}

function happen(world: World, happened: Event): World {
  const [payment] = world.books.payments
  switch (happened.is) {
    case "cancel":
      return cancel(world, happened)
    case "change":
      return change(world, happened)
    case "click":
      return click(world, happened)
    case "double":
    case "forget":
    case "unreference":
      return spoil(world, happened)
    case "end":
      return ended(world, happened)
    case "flip":
      return payment
        ? withPayment(world, payment.id, { isFullyCaptured: !payment.isFullyCaptured })
        : world
    case "portal":
      return done(world, happened, "") ?? world
    case "stale":
      return {
        ...world,
        books: { ...world.books, collection: { ...world.books.collection, captured: 1 } },
      }
    case "uncancel":
      return payment ? withPayment(world, payment.id, { isCanceled: false }) : world
  }
}

/** By time, by Klarna, or by a release or cancellation in its portal. */
function ended(world: World, { status }: EventOf<"end">): World {
  const { captured_amount, status: before } = world.klarna
  if (before !== "AUTHORIZED" && before !== "PART_CAPTURED") return world
  const next = status || (captured_amount > 0 ? "CAPTURED" : "CANCELLED")
  return { ...world, klarna: new KlarnaOrderBuilder(world.klarna).ended(next).build() }
}

const refused = fc.subarray(["capture", "extend", "refund", "update"])

export const randomWorlds: fc.Arbitrary<World> = fc
  .record({ events: fc.array(event, { maxLength: 12 }), isUnnamed: fc.boolean(), refused })
  .map(({ events, isUnnamed, refused }) => {
    const sent = { merchant_reference1: "7", merchant_reference2: "order_1" }
    const references = { createdAt: hoursAgo(48), sent }
    const start = {
      ...factsOf({
        books: someBooks().withOrder({ references }).withSession("authorized").withPayment(),
        klarna: aKlarnaOrder().with(isUnnamed ? { merchant_reference1: "pay_col_1" } : sent),
      }),
      refused: new Set(refused),
    }
    return events.reduce<World>(happen, start)
  })
