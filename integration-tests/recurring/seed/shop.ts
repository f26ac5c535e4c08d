import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createOrderWorkflow, createProductsWorkflow } from "@medusajs/medusa/core-flows"

import { ANNA } from "../../../demo/check/purchases"
import { findId, idOf } from "../../../demo/seed/find"

const SKU = "CLUB-FRIEND"
const CHUNK = 500

/** Something that is neither shipped nor kept in stock, so that a renewal is about its payment. @returns the variant's id */
export async function makeClub(container: MedusaContainer): Promise<string> {
  const found = await findId(container, "product_variant", { sku: SKU })
  if (found) return found
  const variant = {
    manage_inventory: false,
    options: { Kind: "Friend" },
    prices: [{ amount: 9.99, currency_code: "eur" }],
    sku: SKU,
    title: "Friend",
  }
  const product = {
    options: [{ title: "Kind", values: ["Friend"] }],
    sales_channels: [{ id: await one(container, "sales_channel") }],
    status: "published" as const,
    title: "Club",
    variants: [variant],
  }
  const { result } = await createProductsWorkflow(container).run({ input: { products: [product] } })
  return idOf(result[0]?.variants ?? [])
}

/** The order with which all of them began. It cost nothing, so that Klarna needn't know it. */
export async function makeOrigin(container: MedusaContainer): Promise<string> {
  const { email, ...address } = ANNA
  const { result } = await createOrderWorkflow(container).run({
    input: {
      billing_address: address,
      currency_code: "eur",
      email,
      items: [{ quantity: 1, title: "The first month is free", unit_price: 0 }],
      region_id: await one(container, "region", { name: "Germany" }),
      sales_channel_id: await one(container, "sales_channel"),
      shipping_address: address,
    },
  })
  return result.id
}

/** @returns their ids */
export async function makeCustomers(container: MedusaContainer, count: number): Promise<string[]> {
  const customers = container.resolve(Modules.CUSTOMER)
  const ids: string[] = []
  while (ids.length < count) {
    const length = Math.min(CHUNK, count - ids.length)
    const { first_name, last_name } = ANNA
    const mark = `${String(Date.now())}-${String(ids.length)}`
    const people = Array.from({ length }, (_, index) => ({
      email: `member-${mark}-${String(index)}@shopper.test`,
      first_name,
      // Every other one is a guest, whom core knows by the order's e-mail address and not by this one.
      has_account: index % 2 === 0,
      last_name,
    }))
    ids.push(...(await customers.createCustomers(people)).map(({ id }) => id))
  }
  return ids
}

async function one(
  container: MedusaContainer,
  entity: string,
  filters: Record<string, unknown> = {},
): Promise<string> {
  const id = await findId(container, entity, filters)
  if (id === undefined) throw new Error(`The shop has no ${entity}.`)
  return id
}
