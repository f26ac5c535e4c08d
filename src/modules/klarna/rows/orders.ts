import type { ManagedOrder } from "../../../klarna/contract/managed-order"
import type { Account } from "../accounts/account"
import type { KlarnaOrderRow, Rows } from "./base"
import { requireOwn } from "./foreign"

/** Whose order it is: the account's that asks, and of which payment collection, where that is known. */
export interface OrderOwner {
  readonly account: Owner
  readonly payment_collection_id?: string
}

type Owner = Pick<Account, "environment" | "id" | "site">

/** The table `klarna_order`: Klarna's orders as they stood when they were last read. */
export class KlarnaOrders {
  readonly #rows: Rows

  constructor(rows: Rows) {
    this.#rows = rows
  }

  /** Remembers an order that was just placed, before anything else is done with it. */
  async placed(owner: OrderOwner, order: PlacedFacts): Promise<KlarnaOrderRow> {
    const known = await this.find(order.klarna_order_id)
    if (known) return known
    return this.#rows.createKlarnaOrders({
      ...toColumns(owner),
      ...order,
      captured_amount: 0,
      refunded_amount: 0,
      remaining_authorized_amount: order.order_amount,
      status: "AUTHORIZED",
    })
  }

  /**
   * Remembers how an order stands at Klarna now. Everything that is done about an order at Klarna is preceded by this.
   * @throws MedusaError `not_allowed` where the order belongs to another installation of the store
   */
  async seen(owner: OrderOwner, order: ManagedOrder, at: Date): Promise<KlarnaOrderRow> {
    const facts = { ...toFacts(order), read_at: at }
    const known = await this.find(order.order_id)
    if (!known) {
      const klarna_order_id = order.order_id
      return this.#rows.createKlarnaOrders({ ...toColumns(owner), ...facts, klarna_order_id })
    }
    requireOwn(known, owner.account)
    return this.#rows.updateKlarnaOrders({ id: known.id, ...facts })
  }

  async find(klarnaOrderId: string): Promise<KlarnaOrderRow | undefined> {
    return (await this.#rows.listKlarnaOrders({ klarna_order_id: klarnaOrderId }))[0]
  }
}

function toColumns({ account, ...rest }: OrderOwner) {
  const { environment, id, site: installation } = account
  return { ...rest, account: id, environment, installation }
}

/** What is known of an order at the moment it is placed. `order_amount` in minor units. */
export interface PlacedFacts {
  readonly klarna_order_id: string
  readonly fraud_status: string | null
  readonly currency_code: string
  readonly order_amount: number
}

function toFacts(order: ManagedOrder) {
  return {
    captured_amount: order.captured_amount,
    currency_code: order.purchase_currency.toUpperCase(),
    expires_at: order.expires_at ? new Date(order.expires_at) : null,
    fraud_status: order.fraud_status ?? null,
    klarna_reference: order.klarna_reference ?? null,
    order_amount: order.order_amount,
    refunded_amount: order.refunded_amount,
    remaining_authorized_amount: order.remaining_authorized_amount,
    status: order.status,
  }
}
