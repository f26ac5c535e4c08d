import { z } from "zod"

import { Anything, call } from "../../../demo/check/http"
import { DISCOUNTED } from "../../../demo/check/purchases"
import type { Store } from "../../support/in-store"
import { openPayment } from "../../support/payment"

const Category = z.object({ product_category: z.object({ id: z.string() }) })
const Products = z.object({
  products: z.array(z.object({ handle: z.string(), id: z.string() })),
})

/** A category of the shop, below another one. */
async function addCategory({ admin }: Store, name: string, parent?: string): Promise<string> {
  const body = { is_active: true, name, parent_category_id: parent }
  const { product_category } = await call(admin, {
    answer: Category,
    body,
    path: "/admin/product-categories",
  })
  return product_category.id
}

export function describingProducts(store: () => Store): void {
  it("says brand and category of a discounted product, as Query knows them", async () => {
    const home = await addCategory(store(), "Home")
    const candles = await addCategory(store(), "Candles", home)
    const { products } = await call(store().admin, {
      answer: Products,
      path: "/admin/products?limit=100",
    })
    const candle = products.find(({ handle }) => handle.includes("candle"))
    const body = { categories: [{ id: candles }], metadata: { brand: "Acme" } }
    await call(store().admin, {
      answer: Anything,
      body,
      path: `/admin/products/${candle?.id ?? ""}`,
    })
    await openPayment(store(), DISCOUNTED)
    const [sent] = store().sandbox.control.journal()
    expect(sent?.request.body).toMatchObject({
      order_amount: 103_898,
      order_lines: [
        {
          merchant_data: expect.stringMatching(/^cali_/),
          product_identifiers: { brand: "Acme", category_path: "Home > Candles" },
          quantity: 3,
          reference: "CANDLE-PILLAR",
          total_amount: 98_998,
          total_discount_amount: 11_000,
        },
        { total_amount: 4_900, type: "shipping_fee" },
      ],
    })
  })
}
