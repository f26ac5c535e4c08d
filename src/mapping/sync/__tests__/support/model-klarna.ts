import { anOperation } from "../builders"
import type { ManagedOrder } from "../../../../klarna/contract/managed-order"
import type { KnownOperation } from "../../facts"
import { KlarnaOrderBuilder } from "./klarna-order"
import type { Modelled, World } from "./model"
import { withPayment } from "./model-books"
import { inDays } from "./time"

type Wish = Pick<KnownOperation, "kind" | "amount" | "reference"> & { readonly id?: string }

/** An effect is asked for once: one that is done isn't asked for again, one that is refused leaves its mark. */
function once(world: World, wish: Wish, effect: (order: KlarnaOrderBuilder) => KlarnaOrderBuilder) {
  const { operations, refused } = world
  const known = operations.find((one) => one.id === wish.id || isSame(one, wish))
  if (known?.state === "done") return world
  const isRefused = refused.has(wish.kind)
  const id = known?.id ?? wish.id ?? `klop_${wish.kind}_${String(operations.length)}`
  const others = operations.filter((one) => one !== known)
  const state = isRefused ? ("refused" as const) : ("done" as const)
  return {
    ...world,
    klarna: isRefused ? world.klarna : effect(new KlarnaOrderBuilder(world.klarna)).build(),
    operations: [...others, anOperation(wish.kind, { ...wish, id, state })],
  }
}

/** Each refund of a cancelled order is a wish of its own. */
function isSame({ kind, reference }: KnownOperation, wish: Wish): boolean {
  return wish.id === undefined && kind === wish.kind && reference === wish.reference
}

function refundOnce(
  world: World,
  { amount, ...wish }: Omit<Wish, "kind"> & { amount: number },
): World {
  const { captured_amount, refunded_amount } = world.klarna
  if (amount > captured_amount - refunded_amount) throw new Error("Klarna hasn't so much to refund")
  return once(world, { amount, kind: "refund", ...wish }, (order) => order.refunded(amount))
}

function ended({ status }: ManagedOrder): string {
  if (status !== "AUTHORIZED" && status !== "PART_CAPTURED") throw new Error(`it is ${status}`)
  return status === "AUTHORIZED" ? "CANCELLED" : "CAPTURED"
}

function end(world: World): World {
  const status = ended(world.klarna)
  return { ...world, klarna: new KlarnaOrderBuilder(world.klarna).ended(status).build() }
}

/** Repairs at Klarna. */
export const AT_MODELLED_KLARNA: Modelled<
  | "cancel_at_klarna"
  | "cancel_orphan"
  | "carry_over"
  | "extend_authorization"
  | "finish_capture"
  | "finish_refund"
  | "keep_difference"
  | "refund_canceled"
  | "release_rest"
  | "send_references"
  | "settle_operation"
> = {
  cancel_at_klarna: end,
  cancel_orphan: (world) => {
    const sessions = world.books.sessions.map(({ id }) => ({ id, status: "canceled" }))
    return end({ ...world, books: { ...world.books, sessions } })
  },
  carry_over: (world, { paymentId, target }) => {
    const { captured_amount, order_amount, remaining_authorized_amount: left } = world.klarna
    if (target < captured_amount) throw new Error("Klarna authorizes no less than is captured")
    const wish = {
      amount: target,
      kind: "update",
      reference: `${String(order_amount)}:${String(target)}`,
    }
    const remaining_authorized_amount = left + target - order_amount
    const status = remaining_authorized_amount > 0 ? world.klarna.status : "CAPTURED"
    const change = { order_amount: target, remaining_authorized_amount, status }
    const isAsked = target !== order_amount
    const after = isAsked ? once(world, wish, (order) => order.with(change)) : world
    if (isAsked && world.refused.has("update")) return after
    return withoutHeir(withPayment(after, paymentId, { amount: target, isCanceled: false }), 0)
  },
  extend_authorization: (world, { expiresAt }) =>
    once(world, { amount: null, kind: "extend", reference: expiresAt }, (order) =>
      order.with({ expires_at: inDays(28) }),
    ),
  finish_capture: (world, { amount, reference }) => {
    if (amount > world.klarna.remaining_authorized_amount) throw new Error("too much is captured")
    const wish = { amount, kind: "capture", reference }
    return once(world, wish, (order) => order.captured(amount, reference))
  },
  finish_refund: (world, { amount, reference }) => refundOnce(world, { amount, reference }),
  keep_difference: (world, { amount, paymentId }) =>
    withoutHeir(withPayment(world, paymentId, { isCanceled: false }), amount),
  refund_canceled: (world, { amount, paymentId }) =>
    refundOnce(world, {
      amount,
      id: `canceled:${String(world.klarna.refunded_amount)}`,
      reference: paymentId,
    }),
  release_rest: end,
  send_references: (world, { references }) => ({
    ...world,
    klarna: { ...world.klarna, ...references },
  }),
  settle_operation: (world, { klarnaId, operationId, state }) => ({
    ...world,
    operations: world.operations.map((one) =>
      one.id === operationId ? { ...one, klarnaId, state } : one,
    ),
  }),
}

/** The new collection goes, or keeps an amount. */
function withoutHeir(world: World, amount: number): World {
  const { order } = world.books
  if (!order?.heir) throw new Error("there is no new collection")
  const heir = amount > 0 ? { ...order.heir, amount } : null
  return { ...world, books: { ...world.books, order: { ...order, heir } } }
}
