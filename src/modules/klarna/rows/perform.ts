import { MedusaError } from "@medusajs/framework/utils"

import { isDefiniteRefusal, KlarnaError } from "../../../klarna/errors/klarna-error"
import type { KlarnaOperationRow } from "./base"
import type { Journal } from "./journal"
import type { Asker, Intent, KlarnaOperations } from "./operations"

/** Asks Klarna for the effect under this key; answers Klarna's id of what it made, where it has one. */
export type Ask = (idempotencyKey: string) => Promise<string | null>

/** Where effects are written down, and who asks for them. */
export interface Desk {
  readonly operations: KlarnaOperations
  readonly journal: Journal
  readonly account: Asker
}

/**
 * Has one effect at Klarna, once: the operation is written down before it is asked for, and how it ended after. The same
 * intent again is answered from what is written, and one whose outcome is unknown is asked for under its old key until Klarna
 * itself answers.
 * @throws whatever `ask` throws, after the operation was marked refused or unknown
 */
export async function perform(
  { account, journal, operations }: Desk,
  intent: Intent,
  ask: Ask,
): Promise<KlarnaOperationRow> {
  const { operation, tried } = await operations.begin(account, intent)
  if (operation.state === "done") return operation
  // Who may charge is the token's to say. Two who ask under the same key have one order.
  if (intent.kind !== "charge") refuseForeign(operation, account.installation)
  const line = { amount: intent.amount, subject: intent.subject }
  try {
    const klarna_id = await ask(operation.idempotency_key)
    const done = await operations.end(operation.id, { klarna_id, state: "done" })
    await journal.write(account, { ...line, kind: `${intent.kind}.done` })
    return done
  } catch (error) {
    if (!(error instanceof KlarnaError)) throw error
    const state = isDefiniteRefusal(error, tried) ? "refused" : "unknown"
    const { correlationId, code = error.kind } = error
    await operations.end(operation.id, {
      correlation_id: correlationId ?? null,
      error_code: code,
      state,
    })
    const kind = `${intent.kind}.${state}`
    await journal.write(account, { ...line, correlationId, kind, reason: code })
    throw error
  }
}

/** A copy of the database must not finish what the original began: both would act on the same Klarna order. */
export function refuseForeign({ installation, kind }: KlarnaOperationRow, ours: string): void {
  if (installation === ours) return
  throw new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    `An unfinished ${kind} was begun by another installation of this store (another backendUrl or merchantId); ` +
      "only that one may finish it.",
  )
}
