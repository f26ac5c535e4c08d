import type { MedusaContainer } from "@medusajs/framework/types"

import type { KlarnaChargeRow, KlarnaModuleService } from "../../../modules/klarna/service"
import { contextOf, type SyncContext } from "../../sync/context"
import { whyForeign } from "../../sync/foreign"

/** What a charge is worked with; undefined where its account or environment isn't this store's. */
export function contextOfCharge(
  container: MedusaContainer,
  charge: KlarnaChargeRow,
): SyncContext | undefined {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  return whyForeign(klarna, charge) ? undefined : contextOf(container, charge.account)
}
