import { generateEntityId } from "@medusajs/framework/utils"

import type { Sealer } from "../secrets/sealer"
import type { KlarnaCustomerTokenRow, Rows } from "./base"
import {
  finishSignUp,
  makeToken,
  type NewCustomerToken,
  type SignUpEnding,
  type TokenDesk,
  type TokenWish,
} from "./make-token"
import type { Asker } from "./operations"

export type CustomerTokenChange = Pick<KlarnaCustomerTokenRow, "id"> &
  Partial<Omit<KlarnaCustomerTokenRow, "token">>

/** The table `klarna_customer_token`: what customers agreed to be charged with later. */
export class KlarnaCustomerTokens {
  readonly #rows: Rows
  readonly #sealer: Sealer

  constructor(rows: Rows, sealer: Sealer) {
    this.#rows = rows
    this.#sealer = sealer
  }

  /** Keeps a token that Klarna made, sealed. The same session again finds its row. */
  async keep(facts: NewCustomerToken, token: string): Promise<KlarnaCustomerTokenRow> {
    const known = await this.ofSession(facts.session_id)
    if (known) return known
    const id = generateEntityId(undefined, "klctok")
    const sealed = this.#sealer.seal(token, placeOf(id))
    try {
      return await this.#rows.createKlarnaCustomerTokens({ ...facts, id, token: sealed })
    } catch (error) {
      // Of two at once, the table lets one in.
      const winner = await this.ofSession(facts.session_id)
      if (!winner) throw error
      return winner
    }
  }

  /** The customer token of a session: the one that was made, or a new one of Klarna's. @throws KlarnaError */
  async make(desk: TokenDesk, wish: TokenWish): Promise<KlarnaCustomerTokenRow> {
    return makeToken(desk, wish)
  }

  /** The customer token of a sign-up, which is over then; undefined where none can come of it. @throws KlarnaError */
  async finishSignUp(
    desk: TokenDesk,
    ending: SignUpEnding,
  ): Promise<KlarnaCustomerTokenRow | undefined> {
    return finishSignUp(desk, ending)
  }

  /** Nothing came of what a session's token was made for: it is to be cancelled. Undefined where none was made. */
  async retract(session_id: string, now: Date): Promise<KlarnaCustomerTokenRow | undefined> {
    const row = await this.ofSession(session_id)
    return row && this.requestRevocation(row, now)
  }

  /** From now on nobody charges it or lists it; the job has Klarna cancel it. */
  async requestRevocation(row: KlarnaCustomerTokenRow, now: Date): Promise<KlarnaCustomerTokenRow> {
    if (row.revoke_requested_at !== null) return row
    return this.#rows.updateKlarnaCustomerTokens({ id: row.id, revoke_requested_at: now })
  }

  async find(id: string): Promise<KlarnaCustomerTokenRow | undefined> {
    return (await this.#rows.listKlarnaCustomerTokens({ id }))[0]
  }

  async ofSession(session_id: string): Promise<KlarnaCustomerTokenRow | undefined> {
    return (await this.#rows.listKlarnaCustomerTokens({ session_id }))[0]
  }

  /** The token that was made with a cart, the newest where there were several. */
  async ofCart(cart_id: string): Promise<KlarnaCustomerTokenRow | undefined> {
    const config = { order: { created_at: "DESC" as const }, take: 1 }
    const filters = { cart_id, revoke_requested_at: null }
    return (await this.#rows.listKlarnaCustomerTokens(filters, config))[0]
  }

  /** A customer's tokens that weren't cancelled, newest first; of one account where it is named. */
  async ofCustomer(customer_id: string, account?: string): Promise<KlarnaCustomerTokenRow[]> {
    const filters = {
      ...(account === undefined ? {} : { account }),
      customer_id,
      revoke_requested_at: null,
      status: { $ne: "CANCELLED" },
    }
    return this.#rows.listKlarnaCustomerTokens(filters, { order: { created_at: "DESC" } })
  }

  /** Those of these installations that Klarna wasn't asked about yet, in the order of their ids: the next ones after one of them. */
  async unread(
    installation: readonly string[],
    after: string,
    take: number,
  ): Promise<KlarnaCustomerTokenRow[]> {
    const open = { read_at: null, status: { $ne: "CANCELLED" } }
    return this.#rows.listKlarnaCustomerTokens(
      { ...open, id: { $gt: after }, installation: [...installation] },
      { order: { id: "ASC" }, take },
    )
  }

  /** All tokens of these customers, whatever became of them, newest first. */
  async list(filters: { customer_id?: string }, take: number, skip: number) {
    return this.#rows.listAndCountKlarnaCustomerTokens(filters, {
      order: { created_at: "DESC" },
      skip,
      take,
    })
  }

  async update(change: CustomerTokenChange): Promise<KlarnaCustomerTokenRow> {
    const gone = change.status === "CANCELLED" ? { token: null } : {}
    return this.#rows.updateKlarnaCustomerTokens({ ...change, ...gone })
  }

  /** Those that are still to be cancelled at Klarna. */
  async toRevoke(environment: string, take: number): Promise<KlarnaCustomerTokenRow[]> {
    return this.#rows.listKlarnaCustomerTokens(
      { environment, revoke_requested_at: { $ne: null }, status: { $ne: "CANCELLED" } },
      { order: { revoke_requested_at: "ASC" }, take },
    )
  }

  /** Lets an installation charge what others of the account were allowed to. Answers how many tokens that are. */
  async moveTo({ environment, id: account, installation }: Asker): Promise<number> {
    const rows = await this.#rows.listKlarnaCustomerTokens({
      account,
      environment,
      installation: { $ne: installation },
      status: { $ne: "CANCELLED" },
    })
    await this.#rows.updateKlarnaCustomerTokens(rows.map(({ id }) => ({ id, installation })))
    return rows.length
  }

  /** Klarna's token in clear; null once it is cancelled. @throws SealError */
  secret({ id, token }: KlarnaCustomerTokenRow): string | null {
    return token === null ? null : this.#sealer.open(token, placeOf(id))
  }

  /** Seals again, with the newest secret, what an older one sealed. Answers how many rows were changed. */
  async reseal(): Promise<number> {
    const rows = await this.#rows.listKlarnaCustomerTokens({ token: { $ne: null } })
    const outdated = rows.filter(({ token }) => token !== null && this.#sealer.isOutdated(token))
    for (const row of outdated) {
      const token = this.#sealer.seal(this.secret(row) ?? "", placeOf(row.id))
      await this.#rows.updateKlarnaCustomerTokens({ id: row.id, token })
    }
    return outdated.length
  }
}

function placeOf(id: string): string {
  return `klarna_customer_token.token.${id}`
}
