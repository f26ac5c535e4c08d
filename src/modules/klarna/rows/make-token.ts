import { createHash } from "node:crypto"

import type { CustomerTokenCreateRequest } from "../../../klarna/contract/customer-token"
import { isDefiniteRefusal, KlarnaError } from "../../../klarna/errors/klarna-error"
import type { Account } from "../accounts/account"
import type { KlarnaCustomerTokenRow, KlarnaOperationRow, KlarnaSessionRow, New } from "./base"
import type { Asker, Intent } from "./operations"
import type { Ask } from "./perform"
import type { KlarnaSessions } from "./sessions"

type Unknown =
  | "token"
  | "status"
  | "payment_method_type"
  | "card_brand"
  | "masked_number"
  | "read_at"
  | "revoke_requested_at"
export type NewCustomerToken = Omit<New<KlarnaCustomerTokenRow>, Unknown>

/** As much of the module as makes tokens. */
export interface TokenDesk {
  readonly customerTokens: {
    ofSession(sessionId: string): Promise<KlarnaCustomerTokenRow | undefined>
    keep(facts: NewCustomerToken, token: string): Promise<KlarnaCustomerTokenRow>
  }
  readonly sessions: KlarnaSessions
  perform(account: Asker, intent: Intent, ask: Ask): Promise<KlarnaOperationRow>
}

/** A token to be made with what a shopper authorized. */
export interface TokenWish {
  readonly account: Account
  readonly row: KlarnaSessionRow
  /** Klarna's authorization token. */
  readonly authorizationToken: string
  readonly request: CustomerTokenCreateRequest
}

/**
 * Makes the customer token of a session, once: what is asked of Klarna is written down before, and Klarna answers the same
 * token for the same authorization, however often it is asked.
 * @throws KlarnaError
 */
export async function makeToken(
  desk: TokenDesk,
  { account, authorizationToken, request, row }: TokenWish,
): Promise<KlarnaCustomerTokenRow> {
  const { customerTokens } = desk
  const known = await customerTokens.ofSession(row.id)
  if (known) return known
  const intent = {
    kind: "tokenize",
    subject: row.id,
    wish: wishOf(row, authorizationToken),
  } as const
  await desk.perform(account, intent, async () => {
    const made = await account.client.payments.createCustomerToken(authorizationToken, request)
    const kept = await customerTokens.keep(factsOf(account, row, request), made.token_id)
    return kept.id
  })
  const made = await customerTokens.ofSession(row.id)
  if (made) return made
  throw new Error(`The customer token of session ${row.id} was made, and its row is gone.`)
}

/** A sign-up to be ended; without an authorization token, the one that was sealed counts. */
export type SignUpEnding = Omit<TokenWish, "authorizationToken"> &
  Partial<Pick<TokenWish, "authorizationToken">>

/**
 * Ends a sign-up: its authorization becomes a customer token. The authorization is sealed before, so that an answer that is
 * lost can be had again; where Klarna refuses, the shopper may agree again. Ended again, it is the same token; undefined where
 * none can come of it.
 * @throws KlarnaError
 */
export async function finishSignUp(
  desk: TokenDesk,
  ending: SignUpEnding,
): Promise<KlarnaCustomerTokenRow | undefined> {
  const { customerTokens, sessions } = desk
  const { row } = ending
  const tried = row.state === "placing" ? "again" : "first"
  if (row.state === "closed") return customerTokens.ofSession(row.id)
  const authorizationToken =
    sessions.secret(row, "authorization_token") ?? ending.authorizationToken
  if (authorizationToken === undefined) return undefined
  await sessions.update(
    { id: row.id, state: "placing" },
    { authorization_token: authorizationToken },
  )
  try {
    const token = await makeToken(desk, { ...ending, authorizationToken })
    await sessions.forget({ id: row.id, state: "closed" })
    return token
  } catch (error) {
    if (error instanceof KlarnaError && isDefiniteRefusal(error, tried))
      await sessions.update({ id: row.id, state: "open" }, { authorization_token: null })
    throw error
  }
}

function factsOf(account: Account, row: KlarnaSessionRow, request: CustomerTokenCreateRequest) {
  return {
    account: account.id,
    cart_id: row.cart_id,
    customer_id: row.customer_id,
    description: request.description,
    environment: account.environment,
    installation: account.installation,
    purchase_country: row.purchase_country,
    purchase_currency: row.purchase_currency,
    session_id: row.id,
  }
}

/** One wish per authorization; the token itself is secret. */
function wishOf(row: KlarnaSessionRow, token: string): string {
  return `${row.id}:${createHash("sha256").update(token).digest("hex").slice(0, 16)}`
}
