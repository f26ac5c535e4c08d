import { EventEmitter } from "node:events"

import { Modules } from "@medusajs/framework/utils"
import { z } from "zod"

import { asCustomer, register } from "../../support/customer"
import type { Store } from "../../support/in-store"
import { complete, openPayment } from "../../support/payment"
import { aToken, chargeDue } from "../../support/recurring"
import { begunWith, mark } from "../subscriptions/scene"

const Bus = z.object({ eventEmitter_: z.instanceof(EventEmitter) })

export function begunLate(store: () => Store): void {
  it("begins its subscriptions though the process died that placed the order, once", async () => {
    await mark(store(), "DAYPACK-INK")
    const customer = await register(store())
    const token = await aToken(store(), { customerId: customer.id })
    const browser = asCustomer(store(), customer)
    const data = { payment_method: token.id }
    const hearAgain = deafen(store(), "order.placed")
    const { order } = await complete(browser, await openPayment(browser, undefined, data))
    hearAgain()
    const klarna = store().klarnaModule()
    expect(await klarna.subscriptions.ofOrder(order?.id ?? "")).toEqual([])
    await chargeDue(store())
    await chargeDue(store())
    expect(await begunWith(store(), order?.id ?? "")).toMatchObject([
      { customer_token_id: token.id, next_period: 1, status: "active" },
    ])
    expect(await klarna.listKlarnaCharges({})).toMatchObject([{ state: "paid" }])
  })
}

/** Nobody hears an event, as where the process died before it was sent. @returns how they hear it again */
function deafen({ container }: Store, name: string): () => void {
  const { eventEmitter_: emitter } = Bus.parse(container().resolve(Modules.EVENT_BUS))
  const listeners = emitter.rawListeners(name).map((one) => z.custom<() => void>().parse(one))
  emitter.removeAllListeners(name)
  return () => listeners.forEach((listener) => emitter.on(name, listener))
}
