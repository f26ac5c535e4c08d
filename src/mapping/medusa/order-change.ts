import { z } from "zod"

import { Digits } from "./amount"

/** One step of an order change: an item or a shipping method that was added, or an item whose quantity changed. */
const Action = z.object({
  action: z.string(),
  details: z
    .object({
      quantity: Digits.nullish(),
      quantity_diff: Digits.nullish(),
      reference_id: z.string().nullish(),
    })
    .nullish()
    .catch(null),
  reference_id: z.string().nullish(),
})

/** An edit, return, exchange or claim of an order, as Query's `order_change` answers it. */
export const OrderChange = z.object({
  actions: z.array(Action).nullish(),
  canceled_at: z.unknown().optional(),
  declined_at: z.unknown().optional(),
  id: z.string(),
  version: z.number(),
})
export type OrderChange = z.infer<typeof OrderChange>
