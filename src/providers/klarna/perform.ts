import type { Intent } from "../../modules/klarna/rows/operations"
import type { Ask } from "../../modules/klarna/rows/perform"
import type { KlarnaOperationRow } from "../../modules/klarna/service"
import type { Tools } from "./cradle"
import { notAllowed } from "./refusal"

/**
 * Has one effect at Klarna, once: what is asked for is written down first, and how it ended after.
 * @throws whatever `ask` throws
 */
export function perform(
  { cradle, account }: Tools,
  intent: Intent,
  ask: Ask,
): Promise<KlarnaOperationRow> {
  return cradle.klarna.perform(account, intent, ask)
}

/** A copy of the database must not finish what the original began: both would act on the same Klarna order. */
export function refuseForeign({ installation, kind }: KlarnaOperationRow, ours: string): void {
  if (installation === ours) return
  throw notAllowed(
    `An unfinished ${kind} was begun by another installation of this store (another backendUrl or merchantId); ` +
      "only that one may finish it.",
  )
}
