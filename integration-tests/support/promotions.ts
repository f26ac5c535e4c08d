import { createPromotionsWorkflow } from "@medusajs/medusa/core-flows"

import { Anything, type Api, call } from "../../demo/check/http"
import type { Store } from "./in-store"

/** A promotion that takes the price of all goods, beside one that makes every shipping free. */
export async function freeForAll({ container }: Store, code: string): Promise<void> {
  const part = (target_type: "items" | "shipping_methods", named: string) => ({
    application_method: {
      allocation: "across" as const,
      target_type,
      type: "percentage" as const,
      value: 100,
    },
    code: named,
    status: "active" as const,
    type: "standard" as const,
    ...(named === code ? {} : { is_automatic: true }),
  })
  const promotionsData = [part("items", code), part("shipping_methods", `${code}-SHIPPING`)]
  await createPromotionsWorkflow(container()).run({ input: { promotionsData } })
}

/** Everything in the cart is free of charge. */
export async function makeFree(api: Api, cartId: string, code: string): Promise<void> {
  const path = `/store/carts/${cartId}/promotions`
  await call(api, { answer: Anything, body: { promo_codes: [code] }, path })
}
