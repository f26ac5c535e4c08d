import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"

import { accountIdOf } from "../../modules/klarna/accounts/provider-id"
import { SCENE_FIELDS } from "../../mapping/medusa/fields"
import { orderToLoad, parseScene, type Scene } from "../../mapping/medusa/scene"
import type { Account } from "../../modules/klarna/accounts/account"
import type { KlarnaModuleService, KlarnaSessionRow } from "../../modules/klarna/service"

/** A payment as a storefront names it: whoever knows the cart may act on its payment session. */
export interface StorefrontPayment {
  readonly cart_id: string
  readonly payment_session_id: string
}

export interface FoundPayment {
  readonly klarna: KlarnaModuleService
  readonly account: Account
  readonly scene: Scene
  readonly row: KlarnaSessionRow
}

/**
 * Finds the payment and its Klarna session.
 * @throws MedusaError `not_found` when the session isn't this cart's, isn't Klarna's, or Klarna doesn't know it
 */
export async function findStorefrontPayment(
  container: MedusaContainer,
  named: StorefrontPayment,
): Promise<FoundPayment> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const id = named.payment_session_id
  const { data } = await query.graph({
    entity: "payment_session",
    fields: SCENE_FIELDS,
    filters: { id },
  })
  if (data.length === 0 || orderToLoad(data[0]) !== undefined) throw notFound(named)
  const scene = parseScene(data[0], id)
  const accountId = accountIdOf(scene.providerId)
  if (scene.cartId !== named.cart_id || accountId === undefined) throw notFound(named)
  const account = klarna.account(accountId)
  const row = await klarna.sessions.ofPaymentSession(account.id, id)
  if (!row) throw notFound(named)
  klarna.requireOwn(row)
  return { account, klarna, row, scene }
}

function notFound({ cart_id, payment_session_id }: StorefrontPayment): MedusaError {
  const message = `Cart ${cart_id} has no Klarna payment session ${payment_session_id}.`
  return new MedusaError(MedusaError.Types.NOT_FOUND, message)
}
