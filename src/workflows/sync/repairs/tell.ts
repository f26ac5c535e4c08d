import { aboutOrder, emit, noteOnce, type OrderScene, warn } from "../context"
import { tellRejected } from "./payments"
import type { Repairers } from "./repairer"

/** What only a person can settle: told once, in the journal, the log and an event. */
export const TELL = {
  tell_difference: async (scene, { difference }) => {
    await tellDifference(scene, difference)
    return false
  },
  tell_rejected: async (scene, { fraudStatus }) => {
    await tellRejected(scene, fraudStatus)
    return false
  },
  warn_expiring: async (scene, { expiresAt }) => {
    const line = { kind: "payment.expiring", reason: expiresAt, subject: scene.row.klarna_order_id }
    if (await noteOnce(scene, line)) {
      await emit(scene, "klarna.payment.expiring", { ...aboutOrder(scene), expires_at: expiresAt })
    }
    return false
  },
} as const satisfies Repairers<"tell_difference" | "tell_rejected" | "warn_expiring">

/** Once, in the journal, the log and an event. */
export async function tellDifference(scene: OrderScene, difference: string): Promise<void> {
  const subject = scene.row.klarna_order_id
  const isNew = await noteOnce(scene, { kind: "payment.differs", reason: difference, subject })
  if (!isNew) return
  warn(scene, `klarna ${scene.account.id}: order ${subject}: ${difference}; a person has to look`)
  await emit(scene, "klarna.payment.differs", { ...aboutOrder(scene), difference })
}
