import { z } from "zod"

import { call } from "../../../demo/check/http"
import { cancel, capture, refund } from "../../../demo/check/merchant"
import type { PortalAction, PortalInput } from "../../../src/sandbox/control/portal"
import type { Dice } from "../dice"
import type { Stage } from "../stage/stage"
import { persist } from "./persistence"

/** What a merchant does with an order, in Medusa's admin or in Klarna's portal. */
export const DEEDS = {
  captures: { weight: 14 },
  "captures in parts": { weight: 16 },
  "captures by a double click": { weight: 8 },
  "captures and refunds a part": { weight: 12 },
  cancels: { weight: 10 },
  "captures a part and cancels": { weight: 6 },
  "captures in the portal": { weight: 8 },
  "refunds in the portal": { weight: 6 },
  "cancels in the portal": { weight: 6 },
  "releases the rest in the portal": { weight: 5 },
  "extends in the portal": { weight: 3 },
  "does nothing": { weight: 10 },
} as const
export type Deed = keyof typeof DEEDS

const Payments = z.object({
  payments: z.array(
    z.object({
      amount: z.number(),
      canceled_at: z.string().nullish(),
      data: z.looseObject({ klarna_order_id: z.string() }),
      id: z.string(),
    }),
  ),
})

const FIELDS = "id,amount,canceled_at,data"

/** The payment of a Klarna order, if it has one by now. */
async function findPayment({ admin }: Stage, klarnaOrderId: string) {
  const path = `/admin/payments?limit=1000&order=-created_at&fields=${FIELDS}`
  const { payments } = await call(admin, { answer: Payments, path })
  return payments.find((one) => one.data.klarna_order_id === klarnaOrderId && !one.canceled_at)
}

/** Deals with one order. It may fail at any step. */
export async function deal(stage: Stage, klarnaOrderId: string, dice: Dice): Promise<void> {
  const { admin, sandbox } = stage
  const payment = await persist(stage, dice, () => findPayment(stage, klarnaOrderId))
  if (!payment) return
  const { amount, id } = payment
  const part = Math.round(amount * dice.between(10, 60)) / 100
  const again = (act: () => Promise<void>) => persist(stage, dice, act)
  const inPortal = (action: PortalAction, input?: PortalInput) =>
    sandbox.control.actInPortal(klarnaOrderId, action, input)
  const deeds: Record<Deed, () => Promise<unknown>> = {
    captures: () => again(() => capture(admin, id, amount)),
    "captures in parts": async () => {
      await again(() => capture(admin, id, part))
      await again(() => capture(admin, id, Math.round((amount - part) * 100) / 100))
    },
    "captures by a double click": () =>
      Promise.all([1, 2].map(() => again(() => capture(admin, id, part)))),
    "captures and refunds a part": async () => {
      await again(() => capture(admin, id, amount))
      await again(() => refund(admin, id, part))
    },
    cancels: () => again(() => cancelOf(stage, klarnaOrderId)),
    "captures a part and cancels": async () => {
      await again(() => capture(admin, id, part))
      await again(() => cancelOf(stage, klarnaOrderId))
    },
    "captures in the portal": async () => inPortal("capture", { amount: Math.round(part * 100) }),
    "refunds in the portal": async () => {
      await again(() => capture(admin, id, amount))
      inPortal("refund", { amount: Math.round(part * 100) })
    },
    "cancels in the portal": async () => inPortal("cancel"),
    "releases the rest in the portal": async () => {
      await again(() => capture(admin, id, part))
      inPortal("release")
    },
    "extends in the portal": async () => inPortal("extend"),
    "does nothing": async () => undefined,
  }
  await deeds[dice.weighted(DEEDS)]()
}

async function cancelOf({ admin, sandbox }: Stage, klarnaOrderId: string): Promise<void> {
  const order = sandbox.control.orders().find(({ order_id }) => order_id === klarnaOrderId)
  const id = order?.merchant_reference2
  if (typeof id === "string" && id !== "") await cancel(admin, id)
}
