import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import type { KlarnaModuleService, KlarnaSessionRow } from "../../modules/klarna/service"
import { guestsOf } from "../recurring/tokens/guests"
import { finishSignUp } from "../recurring/tokens/finish-sign-up"
import { inWords } from "../recurring/tokens/in-words"
import { openSignUp, type OpenSignUpInput } from "../recurring/tokens/open-sign-up"
import { readApproval } from "../recurring/tokens/sync-sign-up"
import { toTokenView } from "../recurring/tokens/view"
import { contextOf } from "../sync/context"
import { notAllowed } from "../not-allowed"

export const openSignUpStep = createStep(
  "open-klarna-sign-up",
  async (input: OpenSignUpInput, { container }) =>
    new StepResponse(await inWords("shopper", () => openSignUp(container, input))),
)

export interface FinishSignUpInput {
  /** Of the sign-up. */
  readonly id: string
  readonly authorization_token?: string | undefined
  /** Who is logged in. */
  readonly customer_id?: string | undefined
  readonly cart_id?: string | undefined
}

/** The token of a sign-up whose shopper agreed. */
export const finishSignUpStep = createStep(
  "finish-klarna-sign-up",
  async ({ authorization_token, ...asked }: FinishSignUpInput, { container }) => {
    const klarna: KlarnaModuleService = container.resolve("klarna")
    const row = await klarna.sessions.find(asked.id)
    if (row?.intent !== "tokenize" || !(await isTheirs(container, row, asked))) {
      const message = `There is no sign-up ${asked.id}.`
      throw new MedusaError(MedusaError.Types.NOT_FOUND, message)
    }
    const context = contextOf(container, row.account)
    const token = await inWords("shopper", async () => {
      const isOpen = row.state === "open" && authorization_token === undefined
      const read = isOpen ? await readApproval(context, row) : undefined
      return finishSignUp(context, row.id, authorization_token ?? read)
    })
    if (!token) throw unfinished(row)
    const { id } = token
    return new StepResponse(toTokenView((await klarna.customerTokens.find(id)) ?? token))
  },
)

/** Whoever knows a guest's cart may act for it, as everywhere in the Store API; a customer's own needs their login. */
async function isTheirs(
  container: MedusaContainer,
  { cart_id, customer_id }: KlarnaSessionRow,
  asked: Pick<FinishSignUpInput, "cart_id" | "customer_id">,
): Promise<boolean> {
  if (asked.customer_id !== undefined && asked.customer_id === customer_id) return true
  if (cart_id === null || asked.cart_id !== cart_id) return false
  return (await guestsOf(container, [{ customer_id }])).has(customer_id)
}

function unfinished({ state }: KlarnaSessionRow): MedusaError {
  const message =
    state === "open"
      ? "Please agree at Klarna first."
      : "This sign-up is over; please start it again."
  return notAllowed(message)
}
