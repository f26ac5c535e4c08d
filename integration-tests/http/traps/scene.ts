import { Modules } from "@medusajs/framework/utils"

import { Anything, call } from "../../../demo/check/http"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { readMedusaOrders } from "../../../demo/check/read-medusa"
import type { KlarnaSessionRow } from "../../../src/modules/klarna/service"
import { buy, type Bought } from "../../support/buy"
import type { Store } from "../../support/in-store"
import { confirm, klarnaCalls, openPayment, type OpenPayment } from "../../support/payment"
import { settled } from "../../support/sync"

/** More than any test's calls. */
const ALL = 999

/** From here on nothing that Klarna calls arrives. */
export function loseCallbacks({ sandbox }: Store): void {
  sandbox.control.addFault({ count: ALL, endpoint: "callbacks", kind: "lost" })
}

/** Nothing that Klarna calls arrives, and the shopper approved. */
export async function approveUnheard(store: Store): Promise<OpenPayment> {
  loseCallbacks(store)
  const payment = await openPayment(store)
  await confirm(store, payment)
  return payment
}

/** A purchase of 100.00 of which all callbacks were worked off. */
export async function buyInPeace(store: Store): Promise<Bought> {
  const bought = await buy(store, ONE_HUNDRED)
  await settled(store)
  return bought
}

/** Places orders at Klarna whose answers are lost, however often they are asked for. */
export function losePlacedOrders({ sandbox }: Store): void {
  sandbox.control.addFault({ count: ALL, endpoint: "placeOrder", kind: "lost" })
}

/** The plugin's row of a payment session's Klarna session. */
export async function rowOf(
  { klarnaModule }: Store,
  { data }: OpenPayment,
): Promise<KlarnaSessionRow> {
  const klarna_session_id = String(data["klarna_session_id"])
  const [row] = await klarnaModule().listKlarnaSessions({ klarna_session_id })
  if (!row) throw new Error(`there is no session ${klarna_session_id}`)
  return row
}

/** How often Klarna got a call. */
export function countCalls(store: Store, endpoint: string): number {
  return klarnaCalls(store).filter((name) => name === endpoint).length
}

/** What became of the approvals of a payment's Klarna session, oldest first. */
export function approvalsOf({ sandbox }: Store, { data }: OpenPayment): string[] {
  const session = sandbox.control.sessions().find(({ session_id }) => {
    return session_id === data["klarna_session_id"]
  })
  return session?.authorizations.map(({ state }) => state) ?? []
}

export const medusaOrders = ({ admin }: Store) => readMedusaOrders(admin)

/** The shopper puts another thing into the cart: core deletes its payment session. */
export async function addToCart({ offer, store }: Store, cartId: string): Promise<void> {
  const body = { quantity: 1, variant_id: offer.variantId("TSHIRT-M") }
  await call(store, { answer: Anything, body, path: `/store/carts/${cartId}/line-items` })
}

/** Somebody else bought the last ones. */
export async function sellOut({ container }: Store): Promise<void> {
  const inventory = container().resolve(Modules.INVENTORY)
  const levels = await inventory.listInventoryLevels({}, { take: 1_000 })
  await inventory.updateInventoryLevels(
    levels.map(({ inventory_item_id, location_id }) => ({
      inventory_item_id,
      location_id,
      stocked_quantity: 0,
    })),
  )
}
