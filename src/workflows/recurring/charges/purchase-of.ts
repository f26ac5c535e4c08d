import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "zod"

const Text = z.string().nullish()
const Address = z
  .looseObject({
    address_1: Text,
    address_2: Text,
    city: Text,
    company: Text,
    country_code: Text,
    first_name: Text,
    last_name: Text,
    phone: Text,
    postal_code: Text,
    province: Text,
  })
  .nullish()

const Order = z.object({
  billing_address: Address,
  currency_code: z.string(),
  customer_id: Text,
  email: Text,
  id: z.string(),
  locale: Text,
  region_id: Text,
  sales_channel_id: Text,
  shipping_address: Address,
  shipping_methods: z.array(z.object({ shipping_option_id: Text }).nullish()).nullish(),
})
export type EarlierOrder = z.infer<typeof Order>

const ADDRESS = [
  "address_1",
  "address_2",
  "city",
  "company",
  "country_code",
  "first_name",
  "last_name",
  "phone",
  "postal_code",
  "province",
]

const FIELDS = [
  "id",
  "currency_code",
  "customer_id",
  "email",
  "locale",
  "region_id",
  "sales_channel_id",
  "shipping_methods.shipping_option_id",
  ...ADDRESS.map((field) => `shipping_address.${field}`),
  ...ADDRESS.map((field) => `billing_address.${field}`),
]

/** To whom, where and how an order was sold: a renewal is sold alike. @throws Error when the order is gone */
export async function loadEarlierOrder(
  container: MedusaContainer,
  id: string,
): Promise<EarlierOrder> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: FIELDS, filters: { id } })
  const order = Order.safeParse(data[0])
  if (!order.success) throw new Error(`Medusa has no order ${id} to renew any more.`)
  return order.data
}
