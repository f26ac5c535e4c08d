import { MedusaError } from "@medusajs/framework/utils"

import type { Account } from "../accounts/account"

/** A purchase's row, a session's or an order's. */
interface Owned {
  readonly installation: string | null
}

/** Whether a session or order belongs to another installation of the store, as in a copy of its database. */
export function isForeign({ installation }: Owned, { site }: Pick<Account, "site">): boolean {
  return installation !== site
}

/** What a person reads who acts on a purchase of another installation. */
export const FOREIGN_PURCHASE =
  "This purchase belongs to another installation of this store (another backendUrl), so nothing is done about it at Klarna. " +
  "If the store has moved here, confirm it once: POST /admin/klarna/installation."

/** @throws MedusaError `not_allowed` for a session or order of another installation */
export function requireOwn(row: Owned, account: Pick<Account, "site">): void {
  if (isForeign(row, account)) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, FOREIGN_PURCHASE)
  }
}
