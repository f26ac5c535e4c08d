import { chargeKlarnaTokenWorkflow } from "../../../src/workflows/charge-token"
import type { ChargeTokenInput } from "../../../src/workflows/steps/charge-token"
import type { Store } from "../../support/in-store"

/** Charges a token as the store's own code does. */
export async function chargeByCode({ container }: Store, input: ChargeTokenInput) {
  return (await chargeKlarnaTokenWorkflow(container()).run({ input })).result
}
