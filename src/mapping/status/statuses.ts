import { AFTERWARDS } from "./afterwards"
import { CHECKOUT_STATUSES } from "./checkout"
import { LIFE_STATUSES } from "./order"
import type { KlarnaStatus, StatusRow } from "./row"

/** Every status and what it means for Medusa: one row each, a missing one doesn't compile. */
export const STATUSES: Readonly<Record<KlarnaStatus, StatusRow>> = {
  ...CHECKOUT_STATUSES,
  ...LIFE_STATUSES,
  ...AFTERWARDS,
} satisfies Record<KlarnaStatus, StatusRow>
