import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "zod"

import type { KlarnaChargeRow } from "../../src/modules/klarna/service"
import { settleCharge } from "../../src/workflows/recurring/charges/settle"
import { contextOf } from "../../src/workflows/sync/context"
import { eventually } from "./eventually"
import type { Store } from "./in-store"

/** A process that is dead hears no answer. */
export const forever = () => new Promise<never>(() => undefined)

const Linked = z.looseObject({ [Modules.CART]: z.object({ cart_id: z.string() }) })

/** Where a renewal's process dies once its order is written: before it is linked to anything, or before it is paid. */
export type Death = "unlinked" | "unpaid"

/** Has a process take the charge that is due, and die when it has written its order. @returns the charge as it left it */
export async function dieOnTheWay(store: Store, death: Death): Promise<KlarnaChargeRow> {
  const klarna = store.klarnaModule()
  const { environment, id: account, installation } = klarna.account("eu")
  const now = klarna.clock.now()
  await klarna.charges.open([{ account, environment, installation }], now, 10)
  const [charge] = await klarna.charges.claimDue(now, 1)
  if (!charge) throw new Error("no charge is due")
  const stuck = death === "unlinked" ? stickAtLink(store) : stickAtToken(store)
  void settleCharge(contextOf(store.container(), charge.account), charge)
  await eventually(() => expect(stuck.count()).toBe(1))
  stuck.restore()
  // Locks end with the process.
  await store.container().resolve(Modules.LOCKING).releaseAll()
  return (await klarna.charges.find(charge.id)) ?? charge
}

function stickAtToken({ klarnaModule }: Store) {
  const spy = jest.spyOn(klarnaModule().charges, "takeForToken").mockImplementation(forever)
  return { count: () => spy.mock.calls.length, restore: () => spy.mockRestore() }
}

function stickAtLink({ container }: Store) {
  const link = container().resolve(ContainerRegistrationKeys.LINK)
  const create = link.create.bind(link)
  let count = 0
  const spy = jest.spyOn(link, "create").mockImplementation((wanted) => {
    const isOrders = [wanted].flat().some((one) => "order" in one && Linked.safeParse(one).success)
    if (!isOrders) return create(wanted)
    count += 1
    return forever()
  })
  return { count: () => count, restore: () => spy.mockRestore() }
}
