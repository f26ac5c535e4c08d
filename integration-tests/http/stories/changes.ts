import { z } from "zod"

import { Anything, call } from "../../../demo/check/http"
import type { Store } from "../../support/in-store"
import { hearEvents } from "../../support/sync"
import { begin, COFFEE_COSTS, history, liveUntil, now, tokenAtKlarna } from "./live"

const QUARTERLY = { interval: "month", interval_count: 3 }
const START = "2027-01-15T10:00:00Z"
const TWO_YEARS = "2029-01-16T00:00:00Z"
const QUARTERS = ["04-15", "07-15", "10-15"]
const days = (year: number, list: readonly string[]) => list.map((day) => `${String(year)}-${day}`)
const ALL_QUARTERS = [...days(2027, QUARTERS), ...days(2028, ["01-15", ...QUARTERS]), "2029-01-15"]

const Products = z.object({
  products: z.array(
    z.object({ id: z.string(), variants: z.array(z.object({ id: z.string(), sku: z.string() })) }),
  ),
})

/** What the merchant asks for the coffee from now on, in euro. */
async function setPrice({ admin }: Store, amount: number): Promise<void> {
  const path = "/admin/products?limit=100&fields=id,variants.id,variants.sku"
  const { products } = await call(admin, { answer: Products, path })
  for (const { id, variants } of products) {
    const variant = variants.find(({ sku }) => sku === "COFFEE-MONTHLY")
    if (!variant) continue
    const prices = [{ amount, currency_code: "eur" }]
    const change = `/admin/products/${id}/variants/${variant.id}`
    await call(admin, { answer: Anything, body: { prices }, path: change })
  }
}

export function changes(store: () => Store): void {
  it("costs what the goods cost when they are charged", async () => {
    const { subscription } = await begin(store(), { at: START, terms: QUARTERLY })
    await liveUntil(store(), "2028-01-16T00:00:00Z")
    await setPrice(store(), 19.9)
    await liveUntil(store(), TWO_YEARS)
    await setPrice(store(), 14.9)
    expect(await history(store(), subscription)).toEqual(
      ALL_QUARTERS.map(
        (day) => `${day} paid token ${String(day < "2028-02" ? COFFEE_COSTS : 2_490)}`,
      ),
    )
  })

  it("skips the periods that begin while the customer has paused it", async () => {
    const { customer, subscription } = await begin(store(), { at: START, terms: QUARTERLY })
    const ask = (what: string) =>
      call(customer.api, {
        answer: Anything,
        body: {},
        path: `/store/klarna/subscriptions/${subscription.id}/${what}`,
      })
    await liveUntil(store(), "2027-08-01T00:00:00Z")
    await ask("pause")
    await liveUntil(store(), "2028-05-01T00:00:00Z")
    await ask("resume")
    await liveUntil(store(), TWO_YEARS)
    const charged = ["2027-04-15", "2027-07-15", "2028-07-15", "2028-10-15", "2029-01-15"]
    expect(await history(store(), subscription)).toEqual(
      charged.map((day) => `${day} paid token ${String(COFFEE_COSTS)}`),
    )
  })

  it("ends when the customer takes the consent back at Klarna", async () => {
    const heard = hearEvents(store(), "klarna.subscription.canceled")
    const { subscription } = await begin(store(), { at: START, terms: QUARTERLY })
    await liveUntil(store(), "2027-05-01T00:00:00Z")
    store().sandbox.control.actOnToken(tokenAtKlarna(store()), "cancel")
    await liveUntil(store(), TWO_YEARS)
    heard.stop()
    expect(await history(store(), subscription)).toEqual([
      `2027-04-15 paid token ${String(COFFEE_COSTS)}`,
      `2027-07-15 canceled - ${String(COFFEE_COSTS)}`,
    ])
    expect(await now(store(), subscription)).toMatchObject({ status: "canceled" })
    expect(heard.data).toHaveLength(1)
  })
}
