import type { MedusaContainer } from "@medusajs/framework/types"

import type { KlarnaChargeRow, KlarnaModuleService } from "../../../modules/klarna/service"
import { guestsOf } from "../tokens/guests"
import { notAllowed } from "../../not-allowed"

/** A link, as somebody opens it. */
export interface OpenedLink {
  readonly link: string
  /** Who is logged in where it is opened. */
  readonly customer_id?: string | undefined
}

/**
 * The charge that a customer's link is for, used up by this. A sentence for each way in which it isn't good.
 * @throws MedusaError `not_allowed`
 */
export async function chargeOfLink(
  container: MedusaContainer,
  { customer_id, link: token }: OpenedLink,
): Promise<KlarnaChargeRow> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  const link = klarna.chargeLinks.read(token)
  if (!link) throw notAllowed("This link isn't valid; please open it as you received it.")
  const charge = await klarna.charges.find(link.chargeId)
  if (!charge) throw notAllowed("There is nothing to pay any more.")
  if (charge.state === "paid") throw notAllowed("This is paid already. Thank you.")
  if (charge.state === "canceled") throw notAllowed("There is nothing to pay any more.")
  if (link.expiresAt <= klarna.clock.now()) throw notAllowed("This link has expired.")
  if (await isOthers(container, charge, customer_id)) {
    throw notAllowed(
      "This link is for another customer's account; please log out, or log in as them.",
    )
  }
  if (!(await klarna.charges.useLink(charge.id, link.hash)))
    throw notAllowed("This link was used before, or a newer one was sent.")
  return charge
}

/** A guest's link is good for whoever has it; an account's not for somebody who is logged in to another. */
async function isOthers(
  container: MedusaContainer,
  charge: KlarnaChargeRow,
  customerId: string | undefined,
): Promise<boolean> {
  if (customerId === undefined || charge.customer_id === customerId) return false
  return !(await guestsOf(container, [charge])).has(charge.customer_id)
}

/** The open charge of a subscription, the oldest one. @throws MedusaError `not_allowed` where all is paid */
export async function openChargeOf(
  container: MedusaContainer,
  subscriptionId: string,
): Promise<KlarnaChargeRow> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  const [charge] = await klarna.charges.openOf(subscriptionId)
  if (charge) return charge
  throw notAllowed("There is nothing to pay.")
}
