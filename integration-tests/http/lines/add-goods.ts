import type { Api } from "../../../demo/check/http"
import { create, findFirst } from "../../support/admin-create"
import { inAllCurrencies } from "./countries"
import { GOODS, type Goods, skuOf } from "./goods"

const OPTION = { title: "Default option", value: "Default option value" }

/** A product with one variant for each of the goods. */
export async function addGoods(admin: Api, bulky: string): Promise<void> {
  const channel = await findFirst(admin, "sales-channels?name=Demo shop")
  const usual = await findFirst(admin, "shipping-profiles?name=Default")
  const book = await findFirst(admin, "product-types?value=Book")
  for (const [title, goods] of Object.entries<Goods>(GOODS)) {
    const { isBulky, isDigital, type } = goods
    await create(admin, "products", {
      ...(isDigital ? {} : { shipping_profile_id: isBulky ? bulky : usual }),
      ...(type ? { type_id: book } : {}),
      handle: `scenario-${title.toLowerCase()}`,
      options: [{ title: OPTION.title, values: [OPTION.value] }],
      sales_channels: [{ id: channel }],
      status: "published",
      title,
      variants: [toVariant(title, goods)],
    })
  }
}

function toVariant(title: string, { price }: Goods) {
  return {
    manage_inventory: false,
    options: { [OPTION.title]: OPTION.value },
    prices: inAllCurrencies(price),
    sku: skuOf(title),
    title: "Default variant",
  }
}
