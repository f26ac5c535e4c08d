import type { Rows } from "./base"

/** The line that says that Klarna has to decide on an order. */
const ORDER_PENDING = "order.pending"

/** A line of the journal. `amount` in minor units. */
export interface JournalLine {
  readonly kind: string
  /** Klarna's order, or the session's row before there is one. */
  readonly subject: string
  readonly reason?: string
  readonly amount?: number
  readonly correlationId?: string | undefined
}

/** The table `klarna_event`: what was done and why. */
export class Journal {
  readonly #rows: Rows

  constructor(rows: Rows) {
    this.#rows = rows
  }

  async write({ id: account, environment }: JournalOwner, line: JournalLine): Promise<void> {
    const { kind, subject, reason, amount, correlationId: correlation_id } = line
    await this.#rows.createKlarnaEvents({
      account,
      amount,
      correlation_id,
      environment,
      kind,
      reason,
      subject,
    })
  }

  /** Notes, once, that Klarna has to decide on an order. */
  async pending(owner: JournalOwner, klarnaOrderId: string): Promise<void> {
    if (await this.wasPending(klarnaOrderId)) return
    await this.write(owner, { kind: ORDER_PENDING, subject: klarnaOrderId })
  }

  /** Whether Klarna had to decide on an order. */
  async wasPending(klarnaOrderId: string): Promise<boolean> {
    const filters = { kind: ORDER_PENDING, subject: klarnaOrderId }
    return (await this.#rows.listKlarnaEvents(filters, { take: 1 })).length > 0
  }
}

export interface JournalOwner {
  readonly id: string
  readonly environment: string
}
