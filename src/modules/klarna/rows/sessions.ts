import { generateEntityId } from "@medusajs/framework/utils"

import type { Sealer } from "../secrets/sealer"
import type { KlarnaSessionRow, New, Rows } from "./base"

const SEALED = ["authorization_token", "earlier_token", "order_body"] as const
type Sealed = (typeof SEALED)[number]
type Page = "hosted_page_id" | "hosted_page_url" | "hosted_page_expires_at"
type Filled = Sealed | Page | "state" | "klarna_order_id" | "authorize_hash" | "device_class"
/** What most sessions don't have: they buy, and Klarna takes what it is told. */
type Special =
  | "intent"
  | "charge_id"
  | "customer_id"
  | "cart_id"
  | "subscription_id"
  | "short_references"
  | "without_people"
/** `id` is made by `newId`, because Klarna is told addresses with it before the row is written. */
export type NewKlarnaSession = Omit<New<KlarnaSessionRow>, Filled | Special> &
  Pick<KlarnaSessionRow, "id"> &
  Partial<Pick<KlarnaSessionRow, Special>>
export type KlarnaSessionChange = Pick<KlarnaSessionRow, "id"> &
  Partial<Omit<KlarnaSessionRow, Sealed>>

/** Secrets of a session, in clear; null forgets one, undefined keeps it. */
export interface SessionSecrets {
  readonly authorization_token?: string | null
  readonly earlier_token?: string | null
  readonly order_body?: string | null
}

const NOTHING = { authorization_token: null, earlier_token: null, order_body: null } as const
const UNCHECKED = { checked_at: null, gave_up_at: null, sync_tries: 0 }

/** The table `klarna_session`: what this store knows of Klarna's payment sessions. */
export class KlarnaSessions {
  readonly #rows: Rows
  readonly #sealer: Sealer

  constructor(rows: Rows, sealer: Sealer) {
    this.#rows = rows
    this.#sealer = sealer
  }

  /** The one session of a payment collection that is not closed. */
  async live(account: string, paymentCollectionId: string): Promise<KlarnaSessionRow | undefined> {
    const state = { $ne: "closed" as const }
    const filters = { account, payment_collection_id: paymentCollectionId, state }
    return (await this.#rows.listKlarnaSessions(filters))[0]
  }

  /** The session that a payment session of Medusa's uses, the newest where there were several. */
  async ofPaymentSession(
    account: string,
    paymentSessionId: string,
  ): Promise<KlarnaSessionRow | undefined> {
    const filters = { account, payment_session_id: paymentSessionId }
    const config = { order: { created_at: "DESC" as const }, take: 1 }
    return (await this.#rows.listKlarnaSessions(filters, config))[0]
  }

  /** Whether an order was placed for the payment collection, or is being placed. */
  async isBeingPaid(paymentCollectionId: string): Promise<boolean> {
    const state = ["placing" as const, "unknown" as const, "placed" as const]
    const filters = { payment_collection_id: paymentCollectionId, state }
    return (await this.#rows.listKlarnaSessions(filters, { take: 1 })).length > 0
  }

  /** The id of a row that is about to be written. */
  newId(): string {
    return generateEntityId(undefined, "klses")
  }

  async find(id: string): Promise<KlarnaSessionRow | undefined> {
    return (await this.#rows.listKlarnaSessions({ id }))[0]
  }

  /** The session that an order was placed with. */
  async ofOrder(account: string, klarnaOrderId: string): Promise<KlarnaSessionRow | undefined> {
    return (await this.#rows.listKlarnaSessions({ account, klarna_order_id: klarnaOrderId }))[0]
  }

  async create(session: NewKlarnaSession): Promise<KlarnaSessionRow> {
    return this.#rows.createKlarnaSessions(session)
  }

  /** Whether a session of the payment collection isn't closed, whichever account's. */
  async hasLive(payment_collection_id: string): Promise<boolean> {
    const filters = { payment_collection_id, state: { $ne: "closed" as const } }
    return (await this.#rows.listKlarnaSessions(filters, { take: 1 })).length > 0
  }

  /** A session that is closed is looked at by reconciliation once more, also where it was given up before. */
  async update(
    change: KlarnaSessionChange,
    secrets: SessionSecrets = {},
  ): Promise<KlarnaSessionRow> {
    const unchecked = change.state === "closed" ? UNCHECKED : {}
    const sealed = this.#sealAll(change.id, secrets)
    return this.#rows.updateKlarnaSessions({ ...unchecked, ...change, ...sealed })
  }

  /** Changes a session whose approval is used up or given back: nothing stays sealed in it. */
  async forget(change: KlarnaSessionChange): Promise<KlarnaSessionRow> {
    return this.update(change, NOTHING)
  }

  /** The session that an order was placed with is never to be used again. */
  async closeOfOrder(account: string, klarnaOrderId: string): Promise<void> {
    const rows = await this.#rows.listKlarnaSessions({ account, klarna_order_id: klarnaOrderId })
    await this.#rows.updateKlarnaSessions(rows.map(({ id }) => ({ id, state: "closed" as const })))
  }

  /** A secret of the session in clear; null when there is none. @throws SealError */
  secret(row: KlarnaSessionRow, column: Sealed): string | null {
    const sealed = row[column]
    return sealed === null ? null : this.#sealer.open(sealed, placeOf(column, row.id))
  }

  /** Seals again, with the newest secret, what an older one sealed. Answers how many rows were changed. */
  async reseal(): Promise<number> {
    const rows = await this.#rows.listKlarnaSessions({
      $or: SEALED.map((column) => ({ [column]: { $ne: null } })),
    })
    const outdated = rows.filter((row) =>
      SEALED.some((column) => {
        const sealed = row[column]
        return sealed !== null && this.#sealer.isOutdated(sealed)
      }),
    )
    for (const row of outdated) {
      const secrets: Record<Sealed, string | null> = {
        authorization_token: this.secret(row, "authorization_token"),
        earlier_token: this.secret(row, "earlier_token"),
        order_body: this.secret(row, "order_body"),
      }
      await this.update({ id: row.id }, secrets)
    }
    return outdated.length
  }

  #sealAll(id: string, secrets: SessionSecrets): Partial<Record<Sealed, string | null>> {
    const seal = (column: Sealed) => {
      const text = secrets[column]
      if (text === undefined) return {}
      return { [column]: text === null ? null : this.#sealer.seal(text, placeOf(column, id)) }
    }
    return { ...seal("authorization_token"), ...seal("earlier_token"), ...seal("order_body") }
  }
}

function placeOf(column: Sealed, id: string): string {
  return `klarna_session.${column}.${id}`
}
