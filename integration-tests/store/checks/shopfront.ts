import { deepStrictEqual as equal } from "node:assert"
import { setTimeout as sleep } from "node:timers/promises"
import { z } from "zod"

import { call } from "../../../demo/check/http"
import { MIXED, ONE_HUNDRED } from "../../../demo/check/purchases"
import { fillCart } from "../../../demo/check/shopper"
import type { Stage } from "../main"
import { buyWithKlarna, startPayment } from "./purchases"
import type { Shop } from "./shop"

const Payload = z.object({ authorize_payload: z.record(z.string(), z.unknown()) })
const Orders = z.array(z.object({ merchant_reference1: z.string().nullish() }))
const REFERENCES_WITHIN_MS = 15_000

/** What the plugin adds to the store besides its provider: Medusa finds routes and subscribers by their folders. */
export async function checkShopfront({ report }: Stage, shop: Shop): Promise<void> {
  await report.check("the plugin's storefront route answers", async () => {
    const cartId = await fillCart(shop.store, shop.offer, MIXED)
    const sessionId = await startPayment(shop, cartId, "pp_klarna_eu")
    const path = `/store/klarna/payment-sessions/${sessionId}/authorize-payload?cart_id=${cartId}`
    const { authorize_payload } = await call(shop.store, { path, answer: Payload })
    equal(authorize_payload["order_amount"], MIXED.total)
  })
  await report.check("the plugin's subscriber sends the order's number to Klarna", async () => {
    await buyWithKlarna(shop, ONE_HUNDRED)
    for (const end = Date.now() + REFERENCES_WITHIN_MS; ; await sleep(100)) {
      const orders = await call(shop.sandbox, { path: "/_sandbox/orders", answer: Orders })
      if (orders.every(({ merchant_reference1 }) => Boolean(merchant_reference1))) return
      if (Date.now() > end) throw new Error("Klarna's order has no merchant reference.")
    }
  })
}
