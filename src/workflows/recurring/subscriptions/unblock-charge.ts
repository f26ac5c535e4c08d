import { KlarnaError } from "../../../klarna/errors/klarna-error"
import type { ManagedOrder } from "../../../klarna/contract/managed-order"
import { formatMinor } from "../../../mapping/money"
import type { KlarnaChargeRow } from "../../../modules/klarna/service"
import { contextOf, type SyncContext } from "../../sync/context"
import type { SubscriptionContext } from "./context"
import { findCharge } from "./retry-charge"
import { notAllowed } from "../../not-allowed"

/**
 * A person found out what became of a blocked charge. Without an order at Klarna it is tried anew, under a new key; with one
 * it is finished like any other, once Klarna's order is seen to be this charge's.
 * @param klarnaOrderId null: Klarna didn't charge it
 * @throws MedusaError `not_allowed` where it isn't blocked, or the order is another purchase's
 */
export async function unblockCharge(
  { container, klarna }: SubscriptionContext,
  id: string,
  klarnaOrderId: string | null,
): Promise<KlarnaChargeRow> {
  const charge = await findCharge({ container, klarna }, id)
  if (charge.state !== "blocked" || charge.klarna_order_id !== null) {
    throw notAllowed("This charge isn't blocked.")
  }
  const context = contextOf(container, charge.account)
  if (klarnaOrderId !== null) await adopt(context, charge, klarnaOrderId)
  await settleOperation(context, charge, klarnaOrderId)
  const unblocked = await klarna.charges.unblock(id, klarnaOrderId, klarna.clock.now())
  if (!unblocked) throw notAllowed("Somebody else has just unblocked this charge.")
  await klarna.attempts.settle(id, {
    code: null,
    correlation_id: null,
    outcome: klarnaOrderId === null ? "failed" : "authorized",
  })
  const reason =
    klarnaOrderId === null
      ? "a person says that Klarna didn't charge it"
      : `a person says that Klarna charged it with order ${klarnaOrderId}`
  await klarna.journal.write(context.account, { kind: "charge.unblocked", reason, subject: id })
  return unblocked
}

/** What was asked under the key whose outcome isn't known is known now: the next try gets another key. */
async function settleOperation(
  { klarna }: SyncContext,
  { id }: KlarnaChargeRow,
  klarna_id: string | null,
): Promise<void> {
  for (const operation of await klarna.operations.unknownOf(id)) {
    const state = klarna_id === null ? "refused" : "done"
    if (operation.kind === "charge") await klarna.operations.end(operation.id, { klarna_id, state })
  }
}

/** Remembers Klarna's order as this charge's. @throws MedusaError where it isn't */
async function adopt(
  { account, klarna }: SyncContext,
  charge: KlarnaChargeRow,
  orderId: string,
): Promise<void> {
  const known = await klarna.listKlarnaCharges({ klarna_order_id: orderId }, { take: 1 })
  if (known.length > 0) throw notAllowed(`Klarna's order ${orderId} paid another charge.`)
  const order = await account.client.orders.read(orderId).catch((error: unknown) => {
    if (error instanceof KlarnaError && error.status === 404) {
      throw notAllowed(`Klarna has no order ${orderId} in account "${account.id}".`)
    }
    throw error
  })
  const differs = whyNotOf(charge, order)
  if (differs !== undefined) throw notAllowed(`Klarna's order ${orderId} is another's: ${differs}.`)
  const owner = {
    account,
    ...(charge.payment_collection_id === null
      ? {}
      : { payment_collection_id: charge.payment_collection_id }),
  }
  await klarna.orders.seen(owner, order, klarna.clock.now())
}

/** A charge sends its payment collection as reference. */
function whyNotOf(
  { amount, currency_code, payment_collection_id }: KlarnaChargeRow,
  order: ManagedOrder,
): string | undefined {
  const { merchant_reference1: reference, order_amount, purchase_currency } = order
  if (payment_collection_id === null || reference !== payment_collection_id) {
    return `its merchant reference is ${reference ?? "missing"}, not ${String(payment_collection_id)}`
  }
  const currency = purchase_currency.toUpperCase()
  if (order_amount === amount && currency === currency_code) return undefined
  const charged = amount === null ? "an unknown amount" : formatMinor(amount, currency_code)
  return `it is of ${formatMinor(order_amount, currency)}, not ${charged}`
}
