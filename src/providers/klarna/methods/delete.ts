import type { DeletePaymentMethodInput, DeletePaymentMethodOutput } from "@medusajs/framework/types"

import { KlarnaError } from "../../../klarna/errors/klarna-error"
import type { KlarnaCustomerTokenRow } from "../../../modules/klarna/service"
import type { Tools } from "../cradle"
import { notAllowed } from "../refusal"
import { customerIdOf } from "./account-holder"

/**
 * Removes a saved payment method: nobody charges it from now on, and Klarna cancels it. What follows is the job's: it tells
 * the store, and asks Klarna again where it can't be asked now.
 * @throws MedusaError `not_allowed` for another's, the same for one that isn't there
 */
export async function deleteMethod(
  { account, cradle }: Tools,
  input: DeletePaymentMethodInput,
): Promise<DeletePaymentMethodOutput> {
  const { clock, customerTokens } = cradle.klarna
  const customerId = customerIdOf(input)
  const row = await customerTokens.find(input.data.id)
  if (row?.customer_id !== customerId || row.account !== account.id) {
    throw notAllowed(`The customer has no payment method ${input.data.id}.`)
  }
  const marked = await customerTokens.requestRevocation(row, clock.now())
  await cancelAtKlarna({ account, cradle }, marked)
  return { data: { id: row.id } }
}

/** A copy of the database only marks its own row: the original still charges the token. */
async function cancelAtKlarna(
  { account, cradle }: Tools,
  row: KlarnaCustomerTokenRow,
): Promise<void> {
  const secret = cradle.klarna.customerTokens.secret(row)
  if (secret === null || row.installation !== account.installation) return
  await account.client.customerTokens.updateStatus(secret, "CANCELLED").catch((error: unknown) => {
    if (!(error instanceof KlarnaError)) throw error
  })
}
