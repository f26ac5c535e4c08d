import type { MedusaContainer } from "@medusajs/framework/types"
import { createPromotionsWorkflow } from "@medusajs/medusa/core-flows"

import { findId } from "./find"

/** A code that shoppers can enter: ten percent off everything but the shipping. */
export const PROMOTION = { code: "TEN", percent: 10 }

export async function ensurePromotion(container: MedusaContainer): Promise<void> {
  if (await findId(container, "promotion", { code: PROMOTION.code })) return
  await createPromotionsWorkflow(container).run({
    input: {
      promotionsData: [
        {
          code: PROMOTION.code,
          type: "standard",
          status: "active",
          is_automatic: false,
          is_tax_inclusive: true,
          application_method: {
            type: "percentage",
            target_type: "items",
            allocation: "across",
            value: PROMOTION.percent,
          },
        },
      ],
    },
  })
}
