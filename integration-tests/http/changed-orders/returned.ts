import { capture } from "../../../demo/check/merchant"
import { MIXED } from "../../../demo/check/purchases"
import { readMedusaOrders } from "../../../demo/check/read-medusa"
import { buy } from "../../support/buy"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { claim, exchange, requestReturn, ship } from "../../support/order-changes"
import { klarnaCalls, onlyKlarnaOrder } from "../../support/payment"
import { settled } from "../../support/sync"

/** Of 111.11, one of two shirts at 19.99 comes back; for 33.33 another article goes out. */
const RETURNED = 11_111 - 1_999
const REPLACED = RETURNED + 3_333

export function returned(store: () => Store): void {
  const replacement = "CANDLE-PILLAR"
  const changes: [string, number, (orderId: string) => Promise<void>][] = [
    ["a return request", RETURNED, (orderId) => requestReturn(store(), orderId)],
    ["an exchange", REPLACED, (orderId) => exchange(store(), orderId, replacement)],
    ["a claim", REPLACED, (orderId) => claim(store(), orderId, replacement)],
  ]

  it.each(changes)(
    "keeps Klarna's order alive through %s, at what core says is due: %d",
    async (_name, amount, change) => {
      const { orderId, paymentId } = await buy(store(), MIXED)
      await settled(store())
      await ship(store(), orderId)
      await change(orderId)
      await eventually(async () => {
        await settled(store())
        expect(onlyKlarnaOrder(store())).toMatchObject({
          order_amount: amount,
          status: "AUTHORIZED",
        })
        expect(await readMedusaOrders(store().admin)).toMatchObject([
          { payments: [{ amount, isCanceled: false }] },
        ])
      })
      expect(klarnaCalls(store())).not.toContain("cancelOrder")
      await capture(store().admin, paymentId, amount / 100)
      expect(onlyKlarnaOrder(store()).status).toBe("CAPTURED")
    },
  )
}
