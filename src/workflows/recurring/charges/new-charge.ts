import { createHash } from "node:crypto"

import type { ChargeLine } from "../../../mapping/recurring/charge-plain"
import { fromMinor } from "../../../mapping/money"
import type { KlarnaChargeRow, KlarnaCustomerTokenRow } from "../../../modules/klarna/service"
import { type SyncContext, withLock } from "../../sync/context"
import { paymentBooks } from "../../sync/payment-books"
import { paymentOf } from "./pay-collection"
import { ensureCollection } from "./payment-session"
import { unpaidCollection } from "./unpaid-collection"
import { notAllowed } from "../../not-allowed"

/** What the store's code has charged: one of the three. */
export type Charged =
  | { readonly cart_id: string }
  /** An order that isn't paid, or not in full. */
  | { readonly order_id: string }
  /** Lines in the token's currency. The same reference again is the same charge. */
  | { readonly reference: string; readonly lines: readonly ChargeLine[] }

/**
 * The charge of what the store's code asks for: the one that there is, else a new one. Of two calls at once the second finds
 * what the first made.
 */
export async function chargeFor(
  context: SyncContext,
  token: KlarnaCustomerTokenRow,
  charged: Charged,
): Promise<KlarnaChargeRow> {
  if ("cart_id" in charged) {
    const { cart_id } = charged
    return withLock(context, `klarna:charge:${cart_id}`, () => forCart(context, token, cart_id))
  }
  if ("order_id" in charged) {
    const { order_id } = charged
    return withLock(context, `klarna:charge:${order_id}`, () => forOrder(context, token, order_id))
  }
  return forLines(context, token, charged)
}

async function forCart(context: SyncContext, token: KlarnaCustomerTokenRow, cart_id: string) {
  const { klarna } = context
  const [known] = await klarna.listKlarnaCharges({ cart_id })
  const row = known ?? (await klarna.charges.create({ ...ownerOf(token), cart_id }))
  const { collectionId } = await ensureCollection(context, row, cart_id)
  return { ...row, payment_collection_id: collectionId }
}

/**
 * The charge that is still to be paid; else one of what is left to be paid; else the last one, which paid it. Where an order
 * costs more after an edit, it is charged again, for the rest.
 */
async function forOrder(context: SyncContext, token: KlarnaCustomerTokenRow, order_id: string) {
  const { klarna } = context
  const before = await klarna.listKlarnaCharges({ order_id }, { order: { created_at: "ASC" } })
  const open = before.find(({ state }) => state !== "paid" && state !== "canceled")
  if (open && isUnderWay(open)) return open
  const payment_collection_id = await unpaidCollection(context, order_id)
  if (payment_collection_id === undefined) return whatPaid(context, order_id, open ?? before.at(-1))
  const id = idOf(`${token.account}:${order_id}:${String(before.length)}`)
  const facts = { ...ownerOf(token), id, order_id, payment_collection_id }
  const known = before.find((one) => one.payment_collection_id === payment_collection_id)
  const row = open ?? known ?? (await klarna.charges.create(facts))
  if (row.payment_collection_id === payment_collection_id) return row
  // Its collection was given up, by core's change of the order or with an order that Klarna rejected.
  return klarna.charges.update({ id: row.id, order_id, payment_collection_id })
}

/** Klarna may have been asked for it, or the customer is: what is paid mustn't change now. */
function isUnderWay({ klarna_order_id, unknown_since, way }: KlarnaChargeRow): boolean {
  return way !== null || klarna_order_id !== null || unknown_since !== null
}

/** Nothing is left to be paid of an order: the charge that paid it. @throws MedusaError where none did */
async function whatPaid(
  context: SyncContext,
  orderId: string,
  charge: KlarnaChargeRow | undefined,
): Promise<KlarnaChargeRow> {
  if (charge && (charge.state === "paid" || (await paymentOf(context, charge)))) return charge
  throw notAllowed(`Order ${orderId} has nothing to be paid.`)
}

async function forLines(
  context: SyncContext,
  token: KlarnaCustomerTokenRow,
  { lines, reference }: { reference: string; lines: readonly ChargeLine[] },
): Promise<KlarnaChargeRow> {
  const { klarna } = context
  const id = idOf(`${token.account}:${reference}`)
  const known = await klarna.charges.find(id)
  if (known) return known
  const minor = lines.reduce((sum, { quantity, unit_price }) => sum + quantity * unit_price, 0)
  if (minor < 1) throw notAllowed("A charge needs lines that cost something.")
  const [collection] = await paymentBooks(context).createPaymentCollections([
    {
      amount: fromMinor(minor, token.purchase_currency).toNumber(),
      currency_code: token.purchase_currency.toLowerCase(),
    },
  ])
  return klarna.charges.create({
    ...ownerOf(token),
    id,
    lines: { lines: [...lines] },
    payment_collection_id: collection?.id ?? null,
  })
}

/** Two charges of the same are one row, whoever makes it. */
function idOf(what: string): string {
  return `klchg_${createHash("sha256").update(what).digest("hex").slice(0, 32)}`
}

function ownerOf({
  account,
  customer_id,
  environment,
  id,
  purchase_currency,
}: KlarnaCustomerTokenRow) {
  return {
    account,
    currency_code: purchase_currency,
    customer_id,
    customer_token_id: id,
    environment,
  }
}
