import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { KlarnaError } from "../../klarna/errors/klarna-error"
import { type AskingBrowser, knownDeviceClass } from "./device-class"
import {
  findStorefrontPayment,
  type FoundPayment,
  type StorefrontPayment,
} from "./storefront-payment"
import { notAllowed } from "../not-allowed"

export interface RecordAuthorizationInput extends StorefrontPayment, AskingBrowser {
  readonly authorization_token: string
}

const LOCK_SECONDS = 30

/**
 * Stores the token, sealed; an older one is given back. Once an order is being placed that one goes on with the token it
 * was begun with, and the newcomer is given back.
 */
export const recordAuthorizationStep = createStep(
  "record-klarna-authorization",
  async (
    { authorization_token: token, user_agent, ...named }: RecordAuthorizationInput,
    { container },
  ) => {
    const { row } = await findStorefrontPayment(container, named)
    const locking = container.resolve(Modules.LOCKING)
    const job = async () => record(await findStorefrontPayment(container, named), token, user_agent)
    await locking.execute([`klarna:place:${row.id}`], job, { timeout: LOCK_SECONDS })
    return new StepResponse(undefined)
  },
)

async function record(
  payment: FoundPayment,
  token: string,
  userAgent: string | undefined,
): Promise<void> {
  const { klarna, row } = payment
  const known = klarna.sessions.secret(row, "authorization_token")
  if (known === token) return
  if (row.state !== "open") return turnAway(payment, token)
  await klarna.sessions.update(
    { device_class: knownDeviceClass(userAgent, row), id: row.id },
    { authorization_token: token },
  )
  if (known) await release(payment, known)
}

/** Nobody will use it. The one that the order was placed with comes here too: Klarna doesn't give that back. */
async function turnAway(payment: FoundPayment, token: string): Promise<void> {
  await release(payment, token)
  if (payment.row.state !== "closed") return
  throw notAllowed("This Klarna session is over; start the payment again.")
}

/** An authorization that can't be released ends by itself after an hour. */
async function release({ account }: FoundPayment, token: string): Promise<void> {
  await account.client.payments.cancelAuthorization(token).catch((error: unknown) => {
    if (!(error instanceof KlarnaError)) throw error
  })
}
