import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { z } from "zod"

import { CART_FIELDS, ORDER_FIELDS } from "../../../mapping/medusa/fields"
import { MedusaSale } from "../../../mapping/medusa/sale"
import { toRenewedSale, toSignUpSale } from "../../../mapping/recurring/sign-up"
import type { KlarnaModuleService } from "../../../modules/klarna/service"
import { notAllowed } from "../../not-allowed"

/** Who wants to sign up, and for what. */
export interface SignUpWish {
  /** Who is logged in. */
  readonly customer_id?: string | undefined
  readonly cart_id?: string | undefined
  readonly subscription_id?: string | undefined
  /** Key of the account in `options.accounts`. */
  readonly account?: string | undefined
}

/** What is signed up for. */
export interface FoundSignUp {
  readonly sale: MedusaSale
  /** The account that it has to be; null: the first that sells there. */
  readonly account: string | null
  readonly customer_id: string | null
  readonly cart_id: string | null
  readonly subscription_id: string | null
}

/**
 * What is signed up for, if it is theirs: a customer's cart needs their login; a guest's is whoever's that knows it, as
 * everywhere in the Store API.
 * @throws MedusaError `not_found` for what isn't there and for what is another's
 */
export function findSignUp(container: MedusaContainer, wish: SignUpWish): Promise<FoundSignUp> {
  const { cart_id, subscription_id } = wish
  return subscription_id === undefined
    ? ofCart(container, wish, cart_id ?? "")
    : ofSubscription(container, wish, subscription_id)
}

const Completed = z.object({ completed_at: z.unknown() })

async function ofCart(
  container: MedusaContainer,
  { account, customer_id: actor }: SignUpWish,
  cart_id: string,
): Promise<FoundSignUp> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const filters = { id: cart_id }
  const { data } = await query.graph({ entity: "cart", fields: CART_FIELDS, filters })
  const cart = MedusaSale.safeParse(data[0]).data
  const isOthers = cart?.customer?.has_account === true && cart.customer_id !== actor
  if (!cart || isOthers) throw notFound("cart", cart_id)
  if (Completed.safeParse(data[0]).data?.completed_at) {
    throw notAllowed("This cart is an order already.")
  }
  const customer_id = cart.customer_id ?? actor ?? null
  const sale = toSignUpSale(cart)
  return { account: account ?? null, cart_id, customer_id, sale, subscription_id: null }
}

async function ofSubscription(
  container: MedusaContainer,
  { customer_id: actor }: SignUpWish,
  subscription_id: string,
): Promise<FoundSignUp> {
  const klarna: KlarnaModuleService = container.resolve("klarna")
  const row = await klarna.subscriptions.find(subscription_id)
  if (!row || actor === undefined || row.customer_id !== actor)
    throw notFound("subscription", subscription_id)
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const filters = { id: row.origin_order_id }
  const { data } = await query.graph({ entity: "order", fields: ORDER_FIELDS, filters })
  const terms = { interval: row.interval, intervalCount: row.interval_count, name: row.name }
  return {
    account: row.account,
    cart_id: null,
    customer_id: actor,
    sale: toRenewedSale(MedusaSale.parse(data[0]), terms),
    subscription_id,
  }
}

function notFound(what: string, id: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_FOUND, `There is no ${what} ${id}.`)
}
