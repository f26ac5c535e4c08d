import { z } from "zod"

import { Anything, call } from "../../../demo/check/http"
import { capture } from "../../../demo/check/merchant"
import { findPaymentId } from "../../../demo/check/read-medusa"
import type { Store } from "../../support/in-store"
import { complete, klarnaCalls, startPayment } from "../../support/payment"
import { approve, buyScenario, fillScenario } from "./buy-scenario"
import { COUNTRIES } from "./countries"
import type { Scenario } from "./scenario"
import { GIFT_CARD } from "./scenarios/discounts"
import { ONE_ITEM } from "./scenarios/goods"
import { SALES_TAX } from "./scenarios/taxes"
import { toRows } from "./table"

const COMPANY: Scenario = {
  ...ONE_ITEM,
  company: { company: "  Muster GmbH ", vat_id: "DE123456789" },
  name: "a company",
}

/** What integrators of Klarna complain about most, as far as it takes a store to see it. */
export function complaints(store: () => Store): void {
  it("'Not matching fields': a company's name and an untidy address are the same when authorized and when placed", async () => {
    const { klarna } = await buyScenario(store(), COMPANY)
    expect(klarna.billing_address).toMatchObject({ organization_name: "Muster GmbH" })
    expect(klarna.shipping_address).toMatchObject({ organization_name: "Muster GmbH" })
    expect(klarna).toMatchObject({ customer: { type: "organization" } })
    expect(answers("placeOrder")).toEqual([200])
  })

  it.each([
    ["a person's home, under the buyer's name", undefined, "Muster GmbH"],
    ["another company of theirs", "Muster Lager GmbH", "Muster Lager GmbH"],
  ])("a company's goods may go elsewhere: %s", async (_where, company, organization_name) => {
    const cartId = await fillScenario(store(), COMPANY)
    const elsewhere = { ...COUNTRIES.DE.address, address_1: "Lagerweg 1", company }
    const shipping_address = { first_name: "Bert", last_name: "Lager", ...elsewhere }
    await change(cartId, { shipping_address })
    const payment = await startPayment(store(), cartId)
    await approve(store(), payment)
    expect((await complete(store(), payment)).type).toBe("order")
    expect(bodiesOf("placeOrder")).toEqual([
      expect.objectContaining({
        billing_address: expect.objectContaining({ organization_name: "Muster GmbH" }),
        customer: expect.objectContaining({ type: "organization" }),
        shipping_address: expect.objectContaining({ family_name: "Lager", organization_name }),
      }),
    ])
    expect(answers("placeOrder")).toEqual([200])
  })

  it("'Bad value' after a change: country, currency, language or shopper take a new session, the same cart none", async () => {
    const cartId = await fillScenario(store(), ONE_ITEM)
    const sessions = new Set<unknown>()
    const start = async () =>
      sessions.add((await startPayment(store(), cartId)).data["klarna_session_id"])
    await start()
    await start()
    expect(klarnaCalls(store())).toEqual(["createSession"])
    await change(cartId, { email: "bert@shopper.test" })
    await start()
    await change(cartId, { locale: "en-US" })
    await start()
    await offerAustriaInGermany()
    await change(cartId, addressesIn({ ...COUNTRIES.DE.address, country_code: "at" }))
    await start()
    await change(cartId, { region_id: store().offer.regionId("Sweden") })
    await change(cartId, addressesIn(COUNTRIES.SE.address))
    await start()
    expect(sessions.size).toBe(5)
    const asked = bodiesOf("createSession").map((body) => Asked.parse(body))
    expect(asked.map((one) => [one.purchase_country, one.purchase_currency, one.locale])).toEqual([
      ["DE", "EUR", "de-DE"],
      ["DE", "EUR", "de-DE"],
      ["DE", "EUR", "en-DE"],
      ["AT", "EUR", "en-AT"],
      ["SE", "SEK", "en-SE"],
    ])
  })

  it("United States: addresses when the widget loads and a line of sales tax; elsewhere neither", async () => {
    await buyScenario(store(), SALES_TAX)
    await buyScenario(store(), ONE_ITEM)
    const [american, german] = bodiesOf("createSession")
    expect(american).toMatchObject({
      billing_address: { city: "New York", country: "US", region: "NY" },
      order_amount: 6_894,
      order_tax_amount: 562,
      shipping_address: { city: "New York", country: "US", region: "NY" },
    })
    expect(JSON.stringify(german)).not.toMatch(/billing_address|shipping_address|sales_tax|Anna/)
  })

  it("Canada: sold through the account of North America, and refused with a sentence on Europe's", async () => {
    const cartId = await fillScenario(store(), { ...ONE_ITEM, country: "CA" })
    const payment_providers = ["pp_klarna_eu", "pp_klarna_us"]
    const path = `/admin/regions/${store().offer.regionId("Canada")}`
    await call(store().admin, { answer: Anything, body: { payment_providers }, path })
    await expect(startPayment(store(), cartId)).rejects.toThrow(
      'Country CA belongs to Klarna\'s region \\"na\\", but account \\"eu\\" is of region \\"eu\\".',
    )
    const payment = await startPayment(store(), cartId, undefined, "pp_klarna_us")
    await approve(store(), payment)
    expect((await complete(store(), payment)).type).toBe("order")
  })

  it("data's shape: a long SKU is cut, nothing is sent empty, and a gift card doesn't keep parts from being captured", async () => {
    const { klarna } = await buyScenario(store(), { ...ONE_ITEM, items: { Widget: 1 } })
    expect(klarna.order_lines?.[0]?.reference).toHaveLength(255)
    const { klarna: carded, orderId } = await buyScenario(store(), GIFT_CARD)
    const paymentId = await findPaymentId(store().admin, orderId)
    for (const amount of [13, 0.32]) await capture(store().admin, paymentId, amount)
    const { captures, status } = await store()
      .klarnaModule()
      .account("eu")
      .client.orders.read(carded.order_id)
    expect(status).toBe("CAPTURED")
    expect(captures?.map(({ order_lines }) => toRows(order_lines ?? []).at(-1))).toEqual([
      "= | 1300 | 217",
      "= | 32 | 422",
    ])
    const sent = store().sandbox.control.journal()
    expect(sent.flatMap(({ request }) => emptiesIn(request.body))).toEqual([])
  })

  function answers(name: string): (number | undefined)[] {
    const entries = store().sandbox.control.journal()
    return entries
      .filter(({ endpoint }) => endpoint === name)
      .map(({ response }) => response?.status)
  }

  function bodiesOf(name: string): unknown[] {
    const entries = store().sandbox.control.journal()
    return entries.filter(({ endpoint }) => endpoint === name).map(({ request }) => request.body)
  }

  async function change(cartId: string, body: object): Promise<void> {
    await call(store().store, { answer: Anything, body, path: `/store/carts/${cartId}` })
  }

  async function offerAustriaInGermany(): Promise<void> {
    const path = `/admin/regions/${store().offer.regionId("Germany")}`
    const body = { countries: ["de", "at"] }
    await call(store().admin, { answer: Anything, body, path })
  }
}

const Asked = z.object({
  locale: z.string(),
  purchase_country: z.string(),
  purchase_currency: z.string(),
})

function addressesIn(address: object) {
  const person = { first_name: "Anna", last_name: "Muster" }
  return {
    billing_address: { ...person, ...address },
    shipping_address: { ...person, ...address },
  }
}

/** Paths of empty texts, lists and objects, and of nulls: Klarna takes each for something else than nothing. */
function emptiesIn(value: unknown, path = "body"): string[] {
  if (path === "body" && value === null) return []
  if (typeof value !== "object" || value === null)
    return value === "" || value === null ? [path] : []
  const entries = Object.entries(value)
  if (entries.length === 0) return [path]
  return entries.flatMap(([key, inner]) => emptiesIn(inner, `${path}.${key}`))
}
