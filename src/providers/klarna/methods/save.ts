import type { SavePaymentMethodInput, SavePaymentMethodOutput } from "@medusajs/framework/types"
import { z } from "zod"

import { tokenRequestOf } from "../../../mapping/recurring/token-request"
import type { KlarnaSessionRow } from "../../../modules/klarna/service"
import type { Tools } from "../cradle"
import { withLock } from "../lock"
import { invalid, notAllowed } from "../refusal"
import { customerIdOf } from "./account-holder"
import { toMethod } from "./list"

const Approval = z.looseObject({
  authorization_token: z.string().min(1),
  session_id: z.string().min(1),
})

/**
 * Makes a saved payment method of what a customer authorized in a sign-up of theirs. Saved again, it is the same one.
 * @throws MedusaError `not_allowed` for another's sign-up, the same for one that isn't there
 */
export async function saveMethod(
  tools: Tools,
  input: SavePaymentMethodInput,
): Promise<SavePaymentMethodOutput> {
  const customerId = customerIdOf(input)
  const approval = Approval.safeParse(input.data).data
  if (!approval)
    throw invalid("data.authorization_token and data.session_id of a sign-up are expected.")
  const { authorization_token: token, session_id: id } = approval
  return withLock(tools.cradle, `klarna:place:${id}`, async () => {
    const row = await tools.cradle.klarna.sessions.find(id)
    const isTheirs =
      row?.intent === "tokenize" &&
      row.customer_id === customerId &&
      row.account === tools.account.id
    if (!isTheirs) throw notAllowed(`The customer has no sign-up ${id}.`)
    return toMethod(await finish(tools, row, token))
  })
}

async function finish({ account, cradle }: Tools, row: KlarnaSessionRow, given: string) {
  const { customerTokens, sessions } = cradle.klarna
  const request = tokenRequestOf(row, sessions.secret(row, "order_body"))
  const ending = { account, authorizationToken: given, request, row }
  const token = await customerTokens.finishSignUp(cradle.klarna, ending)
  if (token) return token
  throw notAllowed("This sign-up is over; please start it again.")
}
