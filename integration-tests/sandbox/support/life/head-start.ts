import { aSignUp, aToken } from "../customer-tokens"
import { aPage } from "../hosted-pages"
import type { Shop } from "../shop"
import { aPurchase } from "../shop"
import type { Life } from "./life"
import { newLife } from "./life"

/** A life that begins with a session, an order, a customer token and a hosted page. */
export async function aLife(shop: Shop): Promise<Life> {
  const life = newLife(shop)
  life.orders.push(await shop.order())
  life.tokens.push(await aToken(shop, aSignUp()))
  life.pages.push(await aPage(shop))
  life.sessions.set(await shop.openSession(), aPurchase())
  return life
}
