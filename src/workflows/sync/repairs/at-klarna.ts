import type { RepairOf, Repairers } from "./repairer"
import { isDefiniteRefusal, KlarnaError } from "../../../klarna/errors/klarna-error"
import { aboutOrder, emit, noteOnce, type OrderScene, withLock } from "../context"
import { readOrder } from "../load"
import { sendReferences } from "../send-references"
import { paymentBooks } from "../payment-books"

/** Repairs at Klarna: Medusa's books are right, or no order can come of it. Each is an operation that happens once. */
export const AT_KLARNA = {
  cancel_at_klarna: (scene) => endAtKlarna(scene, "Medusa's order is cancelled"),
  cancel_orphan: cancelOrphan,
  extend_authorization: extend,
  finish_capture: finishCapture,
  finish_refund: finishRefund,
  refund_canceled: refundCanceled,
  send_references: nameOrder,
  release_rest: (scene) => endAtKlarna(scene, "nobody will capture the rest"),
  settle_operation: settleOperation,
} as const satisfies Repairers<
  | "cancel_at_klarna"
  | "cancel_orphan"
  | "extend_authorization"
  | "finish_capture"
  | "finish_refund"
  | "refund_canceled"
  | "release_rest"
  | "send_references"
  | "settle_operation"
>

/** Gives back what isn't captured: all of it by cancelling, a rest by releasing. */
export async function endAtKlarna(scene: OrderScene, reason: string): Promise<boolean> {
  const { account, klarna, row } = scene
  const orderId = row.klarna_order_id
  return withLock(scene, `klarna:order:${orderId}`, async () => {
    const order = await readOrder(scene, orderId)
    if (order.status !== "AUTHORIZED" && order.status !== "PART_CAPTURED") return false
    const [kind, call] =
      order.status === "AUTHORIZED"
        ? (["cancel", "cancelOrder"] as const)
        : (["release", "releaseRemainingAuthorization"] as const)
    await klarna.perform(account, { kind, subject: orderId, wish: orderId }, async (key) => {
      await account.client.orders.change(call, { idempotencyKey: key, orderId })
      return null
    })
    await klarna.journal.write(account, { kind: `sync.${kind}`, reason, subject: orderId })
    return true
  })
}

/** Before: nothing in Medusa may use it any more, or goods would be given for a cancelled order. */
async function cancelOrphan(
  scene: OrderScene,
  { reason }: RepairOf<"cancel_orphan">,
): Promise<boolean> {
  const { account, books, klarna, row } = scene
  const session = await klarna.sessions.ofOrder(account.id, row.klarna_order_id)
  if (session) await klarna.customerTokens.retract(session.id, klarna.clock.now())
  await klarna.sessions.closeOfOrder(account.id, row.klarna_order_id)
  const payments = paymentBooks(scene)
  for (const { id } of books.sessions) {
    await payments.updatePaymentSessions({ id, status: "canceled" })
  }
  return endAtKlarna(scene, reason)
}

async function finishCapture(
  scene: OrderScene,
  { amount, reference }: RepairOf<"finish_capture">,
): Promise<boolean> {
  const { account, klarna, order, row } = scene
  const orderId = row.klarna_order_id
  const intent = {
    amount,
    capturedBefore: order.captured_amount,
    kind: "capture",
    reference,
    subject: orderId,
    wish: reference,
  } as const
  return withLock(scene, `klarna:order:${orderId}`, () =>
    unlessRefused(() =>
      klarna.perform(account, intent, (idempotencyKey) =>
        account.client.orders.capture(
          { idempotencyKey, orderId },
          { captured_amount: amount, reference },
        ),
      ),
    ),
  )
}

async function finishRefund(
  scene: OrderScene,
  { amount, reference }: RepairOf<"finish_refund">,
): Promise<boolean> {
  return withLock(scene, `klarna:order:${scene.row.klarna_order_id}`, () =>
    refundOnce(scene, { amount, reference, wish: reference }),
  )
}

/** Core noted the refund of a cancelled order, and its call failed. */
async function refundCanceled(
  scene: OrderScene,
  { amount, paymentId }: RepairOf<"refund_canceled">,
): Promise<boolean> {
  const wish = `canceled:${paymentId}:${String(scene.order.refunded_amount)}`
  return withLock(scene, `klarna:order:${scene.row.klarna_order_id}`, () =>
    refundOnce(scene, { amount, reference: paymentId, wish }),
  )
}

function refundOnce(
  { account, klarna, order, row }: OrderScene,
  { amount, reference, wish }: { amount: number; reference: string; wish: string },
): Promise<boolean> {
  const orderId = row.klarna_order_id
  const refundedBefore = order.refunded_amount
  const intent = {
    amount,
    kind: "refund",
    reference,
    refundedBefore,
    subject: orderId,
    wish,
  } as const
  return unlessRefused(() =>
    klarna.perform(account, intent, (idempotencyKey) =>
      account.client.orders.refund(
        { idempotencyKey, orderId },
        { reference, refunded_amount: amount },
      ),
    ),
  )
}

/** The operation says that Klarna refused: the next comparison tells a person. */
async function unlessRefused(job: () => Promise<unknown>): Promise<boolean> {
  try {
    await job()
    return true
  } catch (error) {
    if (error instanceof KlarnaError && isDefiniteRefusal(error)) return true
    throw error
  }
}

async function settleOperation(
  { klarna }: OrderScene,
  { klarnaId, operationId, state }: RepairOf<"settle_operation">,
): Promise<boolean> {
  const error_code = state === "refused" ? "no effect seen" : null
  await klarna.operations.end(operationId, { error_code, klarna_id: klarnaId, state })
  return true
}

/** Where Klarna refuses it, the merchant finds the order by its amount: nothing else depends on its name. */
async function nameOrder(
  scene: OrderScene,
  { references }: RepairOf<"send_references">,
): Promise<boolean> {
  const subject = scene.row.klarna_order_id
  try {
    await sendReferences(scene.account, subject, references)
    return true
  } catch (error) {
    if (!(error instanceof KlarnaError) || !isDefiniteRefusal(error)) throw error
    await noteOnce(scene, { kind: "references.refused", reason: error.message, subject })
    return false
  }
}

async function extend(
  scene: OrderScene,
  { expiresAt }: RepairOf<"extend_authorization">,
): Promise<boolean> {
  const { account, klarna, row } = scene
  const orderId = row.klarna_order_id
  const wish = `${orderId}:${expiresAt}`
  const intent = { kind: "extend", reference: expiresAt, subject: orderId, wish } as const
  return withLock(scene, `klarna:order:${orderId}`, () =>
    unlessRefused(async () => {
      await klarna.perform(account, intent, async (idempotencyKey) => {
        await account.client.orders.change("extendAuthorizationTime", { idempotencyKey, orderId })
        return null
      })
      const { expires_at } = await readOrder(scene, orderId)
      await emit(scene, "klarna.payment.extended", {
        ...aboutOrder(scene),
        expires_at: expires_at ?? null,
      })
    }),
  )
}
