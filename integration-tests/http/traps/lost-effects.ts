import { Modules } from "@medusajs/framework/utils"
import { z } from "zod"

import { capture, refund } from "../../../demo/check/merchant"
import type { Store } from "../../support/in-store"
import { onlyKlarnaOrder } from "../../support/payment"
import { providerOf } from "../../support/provider"
import { passTime, reconcile } from "../../support/sync"
import { buyInPeace } from "./scene"
import { readTransactions } from "./transactions"

type What = "capture" | "refund"

const Service = z.custom<{ create: (row: object) => Promise<{ id: string }> }>()
const Rows = z.object({ captureService_: Service, refundService_: Service })

/** A capture or refund of 30.00 whose process died between Klarna's answer and everything else. */
export function lostEffects(store: () => Store): void {
  describe.each(["capture", "refund"] as const)("of a lost %s", (what) => {
    async function start(): Promise<{ orderId: string; paymentId: string }> {
      const bought = await buyInPeace(store())
      if (what === "refund") await capture(store().admin, bought.paymentId, 100)
      return bought
    }
    const transactionsOf = async (orderId: string) => {
      const all = await readTransactions(store(), orderId)
      return all.filter((line) => line.startsWith(what))
    }
    const doneAtKlarna = () => {
      const { captured_amount, refunded_amount } = onlyKlarnaOrder(store())
      return what === "capture" ? captured_amount : refunded_amount
    }

    it("leaves one row and one transaction when the merchant clicks again before it is found", async () => {
      const { orderId, paymentId } = await start()
      await kill(what, paymentId)
      await click(what, paymentId, 30)
      expect(await transactionsOf(orderId)).toHaveLength(1)
      expect(await rowsOf(what)).toHaveLength(1)
      await passTime(store(), "PT1M")
      expect((await reconcile(store())).differences).toEqual({})
      expect(doneAtKlarna()).toBe(3_000)
      expect(await transactionsOf(orderId)).toHaveLength(1)
    })

    it("happens once, with one row, when the merchant clicks again what Klarna never did", async () => {
      const { orderId, paymentId } = await start()
      await kill(what, paymentId, "reset")
      expect(doneAtKlarna()).toBe(0)
      await click(what, paymentId, 30)
      expect(await rowsOf(what)).toHaveLength(1)
      await passTime(store(), "PT1M")
      expect((await reconcile(store())).differences).toEqual({})
      expect(doneAtKlarna()).toBe(3_000)
      expect(await transactionsOf(orderId)).toHaveLength(1)
    })

    it("leaves two of each when the merchant clicks again after it was found", async () => {
      const { orderId, paymentId } = await start()
      await kill(what, paymentId)
      await passTime(store(), "PT1M")
      await reconcile(store())
      await click(what, paymentId, 30)
      expect(doneAtKlarna()).toBe(6_000)
      expect(await transactionsOf(orderId)).toHaveLength(2)
    })

    it("leaves two of each when the merchant had clicked before", async () => {
      const { orderId, paymentId } = await start()
      await click(what, paymentId, 30)
      await kill(what, paymentId)
      await passTime(store(), "PT1M")
      await reconcile(store())
      expect(doneAtKlarna()).toBe(6_000)
      expect(await transactionsOf(orderId)).toHaveLength(2)
    })

    it("refuses a click for another amount, and is found", async () => {
      const { orderId, paymentId } = await start()
      await kill(what, paymentId)
      expect(await click(what, paymentId, 20)).toBe("refused")
      await passTime(store(), "PT1M")
      await reconcile(store())
      expect(doneAtKlarna()).toBe(3_000)
      expect(await transactionsOf(orderId)).toHaveLength(1)
    })

    it("loses a transaction whose row is gone", async () => {
      const { orderId, paymentId } = await start()
      await click(what, paymentId, 30)
      const whole = await readTransactions(store(), orderId)
      const [id, prefix] = what === "capture" ? ["capt_gone", 30] : ["ref_gone", -30]
      await store().container().resolve(Modules.ORDER).addOrderTransactions({
        amount: prefix,
        currency_code: "eur",
        order_id: orderId,
        reference: what,
        reference_id: id,
      })
      expect(await reconcile(store())).toMatchObject({ repairs: { drop_orphan_transactions: 1 } })
      expect(await readTransactions(store(), orderId)).toEqual(whole)
    })
  })

  const paymentModule = () => store().container().resolve(Modules.PAYMENT)

  /** Core commits the row before it asks the provider; nobody hears the answer of Klarna, who did it (`lost`) or didn't. */
  async function kill(
    what: What,
    payment_id: string,
    kind: "lost" | "reset" = "lost",
  ): Promise<void> {
    const { captureService_, refundService_ } = Rows.parse(paymentModule())
    const service = what === "capture" ? captureService_ : refundService_
    const { id } = await service.create({ amount: 30, payment_id })
    const { data } = await paymentModule().retrievePayment(payment_id)
    const endpoint = what === "capture" ? "captureOrder" : "refundOrder"
    store().sandbox.control.addFault({ count: 9, endpoint, kind })
    const input = { amount: 30, context: { idempotency_key: id }, data: data ?? {} }
    const provider = providerOf(store())
    const asked =
      what === "capture" ? provider.capturePayment(input) : provider.refundPayment(input)
    await expect(asked).rejects.toThrow()
    store().sandbox.control.clearFaults()
  }

  const click = (what: What, paymentId: string, amount: number) =>
    (what === "capture" ? capture : refund)(store().admin, paymentId, amount).catch(() => "refused")

  async function rowsOf(what: What): Promise<unknown[]> {
    return what === "capture" ? paymentModule().listCaptures({}) : paymentModule().listRefunds({})
  }
}
