import { Modules } from "@medusajs/framework/utils"
import { z } from "zod"

import { Anything, call } from "../../../demo/check/http"
import { toAuthorizePayload } from "../../../demo/check/klarna-address"
import { capture } from "../../../demo/check/merchant"
import type { Person } from "../../../demo/check/purchases"
import { findPaymentId } from "../../../demo/check/read-medusa"
import type { ManagedOrder } from "../../../src/klarna/contract/managed-order"
import type { Store } from "../../support/in-store"
import { create, findFirst } from "../../support/admin-create"
import { buyScenario } from "./buy-scenario"
import { COUNTRIES } from "./countries"
import { skuOf } from "./goods"
import { ONE_ITEM } from "./scenarios/goods"
import { readRows, toRows } from "./table"

const Order = z.object({
  order: z.object({
    display_id: z.number(),
    payment_collections: z.array(
      z.object({ amount: z.number(), id: z.string(), status: z.string() }),
    ),
    payment_status: z.string(),
    total: z.number(),
  }),
})
const Sessions = z.object({
  payment_collection: z.object({
    payment_sessions: z.array(
      z.object({ data: z.object({ klarna_session_id: z.string() }), id: z.string() }),
    ),
  }),
})

const PERSON: Person = {
  ...COUNTRIES.DE.address,
  email: "anna@shopper.test",
  first_name: "Anna",
  last_name: "Muster",
  phone: "+49 30 901820",
}

interface Paid {
  /** Klarna's order, as it is read back. */
  readonly klarna: ManagedOrder
  readonly paymentId: string
}

/**
 * Payment collections of orders, which have no cart: a draft order, an edit of an order that is paid already. Items that
 * were not in a cart read as digital: Medusa leaves open whether they are sent.
 */
export function ordersToPay(store: () => Store): void {
  it("has all lines of a draft order, and names the order", async () => {
    const orderId = await draftOrder()
    const { total } = await readOrder(orderId)
    const { klarna, paymentId } = await pay(await collect(orderId, total))
    // Medusa takes the shipping of a draft order as a price without tax: 5.9381.
    expect(toRows(klarna.order_lines ?? [])).toEqual(
      readRows(`
        name   | type         | quantity | unit_price | discount | total | rate | tax
        Mug    | digital      |        2 |       1250 |        0 |  2500 | 1900 | 399
        Parcel | shipping_fee |        1 |        594 |        0 |   594 | 1900 |  95
        = | 3094 | 494`),
    )
    expect(klarna).toMatchObject({
      billing_address: { city: "Berlin", given_name: "Anna" },
      merchant_reference2: orderId,
      order_amount: 3_094,
      purchase_country: "DE",
    })
    expect((await readOrder(orderId)).payment_status).toBe("authorized")
    await capture(store().admin, paymentId, total)
    expect((await readOrder(orderId)).payment_status).toBe("captured")
  })

  it("has two and a half hours as one line that says so, because Klarna counts in whole numbers", async () => {
    const orderId = await draftOrder([{ quantity: 2.5, title: "Hours of repair", unit_price: 18 }])
    const { total } = await readOrder(orderId)
    const { klarna } = await pay(await collect(orderId, total))
    // 2.5 × 18.00 and 4.99, and then 19 %: 53.55 and 5.9381.
    expect(toRows(klarna.order_lines ?? [])).toEqual(
      readRows(`
        name                  | type         | quantity | unit_price | discount | total | rate | tax
        2.5 × Hours of repair | digital      |        1 |       5355 |        0 |  5355 | 1900 | 855
        Parcel                | shipping_fee |        1 |        594 |        0 |   594 | 1900 |  95
        = | 5949 | 950`),
    )
  })

  it("has what an edit added to an order that is paid, and nothing else", async () => {
    const { orderId } = await buyScenario(store(), ONE_ITEM)
    await capture(store().admin, await findPaymentId(store().admin, orderId), 17.49)
    const { klarna, paymentId } = await pay(await addByEdit(orderId, "Pen"))
    expect(toRows(klarna.order_lines ?? [])).toEqual(
      readRows(`
        name | type     | quantity | unit_price | discount | total | rate | tax
        Pen  | digital  |        1 |         99 |        0 |    99 | 1900 |  16
        = | 99 | 16`),
    )
    await capture(store().admin, paymentId, 0.99)
    expect((await readOrder(orderId)).payment_status).toBe("captured")
  })

  it("has one line that says what it is where a part of an order is paid", async () => {
    const orderId = await draftOrder()
    const { klarna } = await pay(await collect(orderId, 10))
    const { display_id, total } = await readOrder(orderId)
    expect(toRows(klarna.order_lines ?? [])).toEqual(
      readRows(`
        name | type | quantity | unit_price | discount | total | rate | tax
        Balance of order #${String(display_id)} | physical | 1 | 1000 | 0 | 1000 | 1900 | 160
        = | 1000 | 160`),
    )
    expect(total).toBeCloseTo(30.9381)
  })

  it("isn't for the routes of storefronts, which know carts", async () => {
    const session = await startSession(await collect(await draftOrder(), 10))
    const path = `/store/klarna/payment-sessions/${session.id}/authorize-payload?cart_id=cart_1`
    await expect(call(store().store, { answer: Anything, path })).rejects.toThrow(
      "Cart cart_1 has no Klarna payment session",
    )
    store().disagreeOn("it has no Klarna order")
  })

  const twoMugs = () => [{ quantity: 2, variant_id: store().offer.variantId(skuOf("Mug")) }]

  /** Goods and a parcel to Berlin, as a merchant writes them down on the telephone. */
  async function draftOrder(items: object[] = twoMugs()): Promise<string> {
    const { admin, offer } = store()
    const { email, ...address } = PERSON
    const shipping_option_id = await findFirst(admin, "shipping-options?q=Parcel")
    const id = await create(admin, "draft-orders", {
      billing_address: address,
      email,
      items,
      region_id: offer.regionId("Germany"),
      sales_channel_id: await findFirst(admin, "sales-channels?name=Demo shop"),
      shipping_address: address,
      shipping_methods: [{ amount: 4.99, name: "Parcel", shipping_option_id }],
    })
    await call(admin, {
      answer: Anything,
      body: {},
      path: `/admin/draft-orders/${id}/convert-to-order`,
    })
    return id
  }

  /** @returns the payment collection of what is to be paid */
  function collect(order_id: string, amount: number): Promise<string> {
    return create(store().admin, "payment-collections", { amount, order_id })
  }

  /** @returns the payment collection of what the edit added */
  async function addByEdit(order_id: string, name: string): Promise<string> {
    const { admin, offer } = store()
    const edit = `/admin/order-edits/${order_id}`
    const items = [{ quantity: 1, variant_id: offer.variantId(skuOf(name)) }]
    await call(admin, { answer: Anything, body: { order_id }, path: "/admin/order-edits" })
    await call(admin, { answer: Anything, body: { items }, path: `${edit}/items` })
    for (const step of ["request", "confirm"])
      await call(admin, { answer: Anything, body: {}, path: `${edit}/${step}` })
    const { payment_collections } = await readOrder(order_id)
    return payment_collections.find(({ status }) => status === "not_paid")?.id ?? ""
  }

  async function startSession(collection: string) {
    const { payment_collection } = await call(store().store, {
      answer: Sessions,
      body: { provider_id: "pp_klarna_eu" },
      path: `/store/payment-collections/${collection}/payment-sessions`,
    })
    const [session] = payment_collection.payment_sessions
    if (!session) throw new Error("no payment session was made")
    return session
  }

  /** The shopper confirms on a page that the store sent; then the store authorizes. */
  async function pay(collection: string): Promise<Paid> {
    const { data, id } = await startSession(collection)
    const { container, klarnaModule, sandbox } = store()
    sandbox.control.authorizeSession(data.klarna_session_id, { data: toAuthorizePayload(PERSON) })
    const payments = container().resolve(Modules.PAYMENT)
    const payment = await payments.authorizePaymentSession(id, {})
    const newest = sandbox.control.orders().at(-1)
    const { client } = klarnaModule().account("eu")
    return {
      klarna: await client.orders.read(newest?.order_id ?? ""),
      paymentId: payment?.id ?? "",
    }
  }

  async function readOrder(id: string) {
    const fields = "display_id,total,payment_status,*payment_collections"
    const path = `/admin/orders/${id}?fields=${fields}`
    return (await call(store().admin, { answer: Order, path })).order
  }
}
