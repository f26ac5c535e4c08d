import type { Rows } from "./base"

/** The line that says that Klarna has to decide on an order. */
export const ORDER_PENDING = "order.pending"

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
}

export interface JournalOwner {
  readonly id: string
  readonly environment: string
}
