import type { MedusaContainer } from "@medusajs/framework/types"
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
 * Stores the token, sealed. Anybody who knows the cart can send one, so the token before it stays known until an order is
 * placed: it counts again where Klarna doesn't know the newer one. Once an order is being placed, that one goes on with the
 * token it was begun with, and the newcomer is given back.
 */
export const recordAuthorizationStep = createStep(
  "record-klarna-authorization",
  async (
    { authorization_token: token, user_agent, ...named }: RecordAuthorizationInput,
    { container },
  ) => {
    const find = () => findStorefrontPayment(container, named)
    await recordAuthorization(container, { find, token, userAgent: user_agent })
    return new StepResponse(undefined)
  },
)

/** As much of a payment as an authorization belongs to. */
type Approved = Pick<FoundPayment, "account" | "klarna" | "row">

interface Recording {
  readonly find: () => Promise<Approved>
  readonly token: string
  readonly userAgent: string | undefined
}

/** Records an authorization, while nobody else places an order with its session. */
export async function recordAuthorization(
  container: MedusaContainer,
  { find, token, userAgent }: Recording,
): Promise<void> {
  const { row } = await find()
  const locking = container.resolve(Modules.LOCKING)
  const job = async () => record(await find(), token, userAgent)
  await locking.execute([`klarna:place:${row.id}`], job, { timeout: LOCK_SECONDS })
}

async function record(
  payment: Approved,
  token: string,
  userAgent: string | undefined,
): Promise<void> {
  const { klarna, row } = payment
  const known = klarna.sessions.secret(row, "authorization_token")
  if (known === token) return
  if (row.state !== "open") return turnAway(payment, token)
  const earlier = klarna.sessions.secret(row, "earlier_token") ?? known
  await klarna.sessions.update(
    { device_class: knownDeviceClass(userAgent, row), id: row.id },
    { authorization_token: token, earlier_token: earlier },
  )
}

/** Nobody will use it. The one that the order was placed with comes here too: Klarna doesn't give that back. */
async function turnAway(payment: Approved, token: string): Promise<void> {
  await release(payment, token)
  if (payment.row.state !== "closed") return
  throw notAllowed("This Klarna session is over; start the payment again.")
}

/** An authorization that can't be released ends by itself after an hour. */
async function release({ account }: Approved, token: string): Promise<void> {
  await account.client.payments.cancelAuthorization(token).catch((error: unknown) => {
    if (!(error instanceof KlarnaError)) throw error
  })
}
