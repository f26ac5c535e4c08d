import type { KlarnaClient } from "../../src/klarna/client"

/** What the shopper of a test agrees to. */
const AGREED = { interval: "MONTH", interval_count: 1, name: "Daypack" } as const
const MARKET = { locale: "de-DE", purchase_country: "DE", purchase_currency: "EUR" }
const DESCRIPTION = "Daypack every month"

/** A token of Klarna's, with what the store's row of it says. */
export interface Minted {
  /** Klarna's secret. */
  readonly token: string
  readonly facts: {
    readonly description: string
    readonly purchase_country: string
    readonly purchase_currency: string
    readonly session_id: string
  }
}

/**
 * Has Klarna make a customer token, as a sign-up does.
 * @param approve says yes to a session; answers the authorization token
 */
export async function mintToken(
  { payments }: Pick<KlarnaClient, "payments">,
  approve: (sessionId: string) => Promise<string | undefined>,
): Promise<Minted> {
  const line = { name: "Daypack", quantity: 1, total_amount: 0, unit_price: 0 }
  const { session_id } = await payments.createSession({
    ...MARKET,
    intent: "tokenize",
    order_amount: 0,
    order_lines: [{ ...line, subscription: AGREED }],
    order_tax_amount: 0,
  })
  const { token_id } = await payments.createCustomerToken((await approve(session_id)) ?? "", {
    ...MARKET,
    description: DESCRIPTION,
    intended_use: "SUBSCRIPTION",
  })
  const { purchase_country, purchase_currency } = MARKET
  return {
    facts: { description: DESCRIPTION, purchase_country, purchase_currency, session_id },
    token: token_id,
  }
}
