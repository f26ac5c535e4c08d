import type { Api } from "../../../demo/check/http"
import { addGoods } from "./add-goods"
import { addRegion } from "./add-region"
import { addShipping } from "./add-shipping"
import { create } from "../../support/admin-create"
import { NEW_REGIONS } from "./countries"
import { PROMOTIONS } from "./goods"

/** Adds regions, taxes, goods, shipping methods and promotions to the demo's shop, as a merchant does in the admin. */
export async function openShop(admin: Api): Promise<void> {
  for (const region of NEW_REGIONS) await addRegion(admin, region)
  const bulky = await create(admin, "shipping-profiles", { name: "Bulky", type: "bulky" })
  await addShipping(admin, bulky)
  await addGoods(admin, bulky)
  const usual = { is_tax_inclusive: true, status: "active", type: "standard" }
  for (const promotion of PROMOTIONS) await create(admin, "promotions", { ...usual, ...promotion })
}
