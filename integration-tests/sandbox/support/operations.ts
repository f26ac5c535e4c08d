import fc from "fast-check"

import type { Data } from "../../../src/sandbox/data"
import type { Reply, Shop } from "./shop"
import { aLine, anAddress } from "./shop"

/** One thing that can happen to an order. Amounts in minor units. */
export type Operation =
  | { readonly kind: "capture" | "refund" | "update"; readonly amount: number }
  | { readonly kind: "wait"; readonly days: number }
  | { readonly kind: "cancel" | "release" | "extend" | "acknowledge" | "ship" | "relabel" | "move" }

const amount = fc.oneof(fc.constantFrom(0, 1, 5_000, 10_000), fc.integer({ max: 15_000, min: 0 }))

/** Any operation, those that move money more often than the others. */
export const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  {
    arbitrary: fc.record({ amount, kind: fc.constantFrom("capture", "refund", "update") }),
    weight: 6,
  },
  {
    arbitrary: fc.record({ days: fc.integer({ max: 20, min: 1 }), kind: fc.constant("wait") }),
    weight: 1,
  },
  {
    arbitrary: fc.record({
      kind: fc.constantFrom(
        "cancel",
        "release",
        "extend",
        "acknowledge",
        "ship",
        "relabel",
        "move",
      ),
    }),
    weight: 3,
  },
)

const lineOver = (total: number): Data =>
  aLine({ quantity: 1, tax_rate: 0, total_amount: total, total_tax_amount: 0, unit_price: total })

/** Does it; waiting has no answer. */
export async function perform(
  shop: Shop,
  id: string,
  operation: Operation,
): Promise<Reply | undefined> {
  switch (operation.kind) {
    case "capture":
      return shop.capture(id, operation.amount)
    case "refund":
      return shop.refund(id, operation.amount)
    case "update": {
      const lines = [lineOver(operation.amount)]
      return shop.patch(id, "authorization", { order_amount: operation.amount, order_lines: lines })
    }
    case "wait":
      shop.sandbox.clock.advance(operation.days * 86_400_000)
      return undefined
    case "cancel":
      return shop.act(id, "cancel")
    case "release":
      return shop.act(id, "release-remaining-authorization")
    case "extend":
      return shop.act(id, "extend-authorization-time")
    case "acknowledge":
      return shop.act(id, "acknowledge")
    case "ship":
      return shop.act(id, "shipping-info", { shipping_info: [{ tracking_number: "1" }] })
    case "relabel":
      return shop.patch(id, "merchant-references", { merchant_reference2: "two" })
    case "move":
      return shop.patch(id, "customer-details", { shipping_address: anAddress({ city: "Bonn" }) })
  }
}
