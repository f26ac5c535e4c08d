import { addToCartWorkflow, createCartCreditLinesWorkflow } from "@medusajs/medusa/core-flows"
import { z } from "zod"

import { Anything, call } from "../../../demo/check/http"
import type { ManagedOrder } from "../../../src/klarna/contract/managed-order"
import type { Store } from "../../support/in-store"
import { complete, type OpenPayment, startPayment } from "../../support/payment"
import { findFirst } from "../../support/admin-create"
import { COUNTRIES } from "./countries"
import { skuOf } from "./goods"
import type { Scenario } from "./scenario"

const Cart = z.object({ cart: z.object({ id: z.string() }) })
const Payload = z.object({ authorize_payload: z.record(z.string(), z.unknown()) })

export interface BoughtScenario {
  readonly cartId: string
  readonly orderId: string
  /** Klarna's order, as it is read back. */
  readonly klarna: ManagedOrder
}

/** Fills a cart as the scenario says and buys it, by the Store API. */
export async function buyScenario(store: Store, scenario: Scenario): Promise<BoughtScenario> {
  const cartId = await fillScenario(store, scenario)
  const payment = await payFor(store, cartId, scenario)
  await approve(store, payment)
  const { order, error } = await complete(store, payment)
  if (!order) throw new Error(`${scenario.name}: ${error?.message ?? "no order"}`)
  const klarna = await readNewest(store, scenario)
  return { cartId, klarna, orderId: order.id }
}

/** A cart with everything but a payment. */
export async function fillScenario(store: Store, scenario: Scenario): Promise<string> {
  const { code, company, country, items } = scenario
  const { region } = COUNTRIES[country]
  const { offer } = store
  const address = toAddress(scenario)
  const { cart } = await call(store.store, {
    answer: Cart,
    body: {
      billing_address: address,
      email: "anna@shopper.test",
      items: Object.entries(items).map(([name, quantity]) => ({
        quantity,
        variant_id: offer.variantId(skuOf(name)),
      })),
      region_id: offer.regionId(region),
      shipping_address: address,
      ...(company ? { metadata: { vat_id: company.vat_id } } : {}),
    },
    path: "/store/carts",
  })
  await addCustomItems(store, cart.id, scenario)
  for (const name of scenario.shipping ?? ["Parcel"]) await choose(store, cart.id, name)
  if (code) {
    const path = `/store/carts/${cart.id}/promotions`
    await call(store.store, { answer: Anything, body: { promo_codes: [code] }, path })
  }
  return cart.id
}

function toAddress({ company, country }: Scenario) {
  const { address } = COUNTRIES[country]
  const person = { first_name: "Anna", last_name: "Muster", phone: "+49 30 901820" }
  return { ...person, ...address, ...(company ? { company: company.company } : {}) }
}

/**
 * By a workflow: the Store API has no route for them, stores write their own. Medusa 2.21 completes no cart with one that is
 * to be shipped.
 */
async function addCustomItems(
  { container }: Store,
  cart_id: string,
  { custom = [] }: Scenario,
): Promise<void> {
  if (custom.length === 0) return
  const items = custom.map(({ price, quantity, title }) => ({
    is_tax_inclusive: true,
    quantity,
    requires_shipping: false,
    title,
    unit_price: price,
  }))
  await addToCartWorkflow(container()).run({ input: { cart_id, items } })
}

async function choose({ admin, store }: Store, cartId: string, name: string): Promise<void> {
  const option_id = await findFirst(admin, `shipping-options?q=${name}`)
  const path = `/store/carts/${cartId}/shipping-methods`
  await call(store, { answer: Anything, body: { option_id }, path })
}

/** A Klarna session for the cart, and its credit before or after that. */
async function payFor(
  store: Store,
  cartId: string,
  { country, credit }: Scenario,
): Promise<OpenPayment> {
  const provider = `pp_klarna_${COUNTRIES[country].account}`
  const useCredit = async () => {
    if (!credit) return
    const { amount, reference } = credit
    const line = { amount, cart_id: cartId, metadata: null, reference, reference_id: reference }
    await createCartCreditLinesWorkflow(store.container()).run({ input: [line] })
  }
  if (!credit?.isLate) await useCredit()
  const payment = await startPayment(store, cartId, undefined, provider)
  if (credit?.isLate) await useCredit()
  return payment
}

/** The shopper approves what the store says the browser should authorize. */
export async function approve({ sandbox, store }: Store, payment: OpenPayment): Promise<void> {
  const { cartId, data, sessionId } = payment
  const path = `/store/klarna/payment-sessions/${sessionId}`
  const { authorize_payload } = await call(store, {
    answer: Payload,
    path: `${path}/authorize-payload?cart_id=${cartId}`,
  })
  const result = sandbox.control.authorizeSession(String(data["klarna_session_id"]), {
    data: authorize_payload,
  })
  if (!result.authorization_token) throw new Error(`not approved: ${JSON.stringify(result)}`)
  const body = { authorization_token: result.authorization_token, cart_id: cartId }
  await call(store, { answer: Anything, body, path: `${path}/authorization` })
}

async function readNewest(store: Store, { country }: Scenario): Promise<ManagedOrder> {
  const newest = store.sandbox.control.orders().at(-1)
  const { client } = store.klarnaModule().account(COUNTRIES[country].account)
  return client.orders.read(newest?.order_id ?? "")
}
