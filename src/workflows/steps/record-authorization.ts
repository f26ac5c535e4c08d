import { MedusaError, Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { KlarnaError } from "../../klarna/errors/klarna-error"
import {
  findStorefrontPayment,
  type FoundPayment,
  type StorefrontPayment,
} from "./storefront-payment"

export interface RecordAuthorizationInput extends StorefrontPayment {
  readonly authorization_token: string
}

const LOCK_SECONDS = 30

/** Stores the token, sealed. Not while an order is being placed: that one goes on with the token it was begun with. */
export const recordAuthorizationStep = createStep(
  "record-klarna-authorization",
  async ({ authorization_token: token, ...named }: RecordAuthorizationInput, { container }) => {
    const { row } = await findStorefrontPayment(container, named)
    const locking = container.resolve(Modules.LOCKING)
    const job = async () => record(await findStorefrontPayment(container, named), token)
    await locking.execute([`klarna:place:${row.id}`], job, { timeout: LOCK_SECONDS })
    return new StepResponse(undefined)
  },
)

async function record({ klarna, account, row }: FoundPayment, token: string): Promise<void> {
  if (row.state === "closed") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "This Klarna session is over; start the payment again.",
    )
  }
  if (row.state !== "open") return
  const older = klarna.sessions.secret(row, "authorization_token")
  if (older === token) return
  await klarna.sessions.update({ id: row.id }, { authorization_token: token })
  if (older) await account.client.payments.cancelAuthorization(older).catch(ignoreRefusal)
}

/** An authorization that can't be released ends by itself after an hour. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof KlarnaError)) throw error
}
