import { z } from "zod"

import { call } from "../../../demo/check/http"
import { cancel, capture, refund } from "../../../demo/check/merchant"
import type { PortalAction } from "../../../src/sandbox/control/portal"
import type { Dice } from "../dice"
import type { Stage } from "../stage/stage"
import { persist } from "./persistence"

const Payments = z.object({
  payments: z.array(
    z.object({
      amount: z.number(),
      canceled_at: z.string().nullish(),
      data: z.looseObject({ klarna_order_id: z.string().nullish() }).nullish(),
      id: z.string(),
      payment_collection: z.object({ order: z.object({ id: z.string() }).nullish() }).nullish(),
    }),
  ),
})
type Payment = z.infer<typeof Payments>["payments"][number]

const FIELDS = "id,amount,canceled_at,data,payment_collection.order.id"
/** More than are bought while a merchant turns to an order. */
const NEWEST = 100
const HUNDRED = 100

/** The payment of a Klarna order, if it has one by now. */
async function findPayment({ admin }: Stage, klarnaOrderId: string): Promise<Payment | undefined> {
  const path = `/admin/payments?limit=${NEWEST}&order=-created_at&fields=${FIELDS}`
  const { payments } = await call(admin, { answer: Payments, path })
  return payments.find((one) => one.data?.klarna_order_id === klarnaOrderId && !one.canceled_at)
}

/** What a merchant can do with one order, in Medusa's admin and in Klarna's portal. Shares in percent of the payment. */
export class Counter {
  private constructor(
    private readonly stage: Stage,
    private readonly klarnaOrderId: string,
    private readonly found: { payment: Payment; dice: Dice },
  ) {}

  /** Absent where the order has no payment to deal with. */
  static async open(stage: Stage, klarnaOrderId: string, dice: Dice): Promise<Counter | undefined> {
    const payment = await persist(stage, dice, () => findPayment(stage, klarnaOrderId))
    return payment && new Counter(stage, klarnaOrderId, { dice, payment })
  }

  get dice(): Dice {
    return this.found.dice
  }

  /** A click in the admin; once more, when it went wrong and the merchant doesn't give up. */
  capture(percent: number): Promise<void> {
    return this.#again(() => capture(this.stage.admin, this.found.payment.id, this.#major(percent)))
  }

  refund(percent: number): Promise<void> {
    return this.#again(() => refund(this.stage.admin, this.found.payment.id, this.#major(percent)))
  }

  async cancel(): Promise<void> {
    const order = this.found.payment.payment_collection?.order
    if (order) await this.#again(() => cancel(this.stage.admin, order.id))
  }

  inPortal(action: PortalAction, percent?: number): void {
    const amount = percent === undefined ? {} : { amount: this.#minor(percent) }
    this.stage.sandbox.control.actInPortal(this.klarnaOrderId, action, amount)
  }

  /** Klarna takes its word back. */
  stop(): void {
    this.stage.sandbox.control.decideOrder(this.klarnaOrderId, "stop")
  }

  #minor(percent: number): number {
    const whole = Math.round(this.found.payment.amount * HUNDRED)
    return Math.round((whole * percent) / HUNDRED)
  }

  #major(percent: number): number {
    return this.#minor(percent) / HUNDRED
  }

  #again(act: () => Promise<void>): Promise<void> {
    return persist(this.stage, this.dice, act)
  }
}
