import type { PreviewLine, ReconcileReport } from "../../src/http-contract/admin"
import { previewReconciliationWorkflow } from "../../src/workflows/preview-reconciliation"
import { reconcileWorkflow } from "../../src/workflows/reconcile"
import { syncDueWorkflow } from "../../src/workflows/sync-due"
import { eventually } from "./eventually"
import type { Store } from "./in-store"

/** Waits until Klarna's callbacks were delivered and all that they woke was worked off, by the job where nobody else does. */
export async function settled(
  store: Pick<Store, "container" | "klarnaModule" | "sandbox">,
): Promise<void> {
  await store.sandbox.control.callbacksSettled()
  const klarna = store.klarnaModule()
  await eventually(async () => {
    await workOff(store)
    const busy = {
      $or: [{ leased_until: { $ne: null } }, { next_sync_at: { $lte: klarna.clock.now() } }],
    }
    expect(await klarna.listKlarnaOrders(busy)).toEqual([])
    expect(await klarna.listKlarnaSessions(busy)).toEqual([])
  })
}

/** What a reconciliation found and did. */
export async function reconcile({ container }: Store): Promise<ReconcileReport> {
  const input = { everything: true, min_age_ms: 0 }
  const { result } = await reconcileWorkflow(container()).run({ input })
  if (!result) throw new Error("another reconciliation is running")
  return result
}

/** What a reconciliation would do. */
export async function preview({ container }: Store): Promise<PreviewLine[]> {
  const { result } = await previewReconciliationWorkflow(container()).run({ input: {} })
  return result.lines
}

/** Works off what is due. */
export async function workOff({ container }: Pick<Store, "container">): Promise<number> {
  const { result } = await syncDueWorkflow(container()).run()
  return result.worked
}

/** Moves both clocks: Klarna's, with the callbacks that fall due, and the plugin's own. */
export async function passTime({ klarnaModule, sandbox }: Store, advance: string): Promise<void> {
  klarnaModule().clock.now = () => sandbox.clock.now()
  await sandbox.control.passTime({ advance })
}

/** The plugin's clock is the computer's again. */
export function resetClock({ klarnaModule }: Store): void {
  klarnaModule().clock.now = () => new Date()
}

/** The events of one name that a store's subscribers get, until it is told to stop. */
export function hearEvents(
  { container }: Store,
  name: string,
): { data: unknown[]; stop: () => void } {
  const bus = container().resolve("event_bus")
  const data: unknown[] = []
  const subscriber = async (event: { data: unknown }) => void data.push(event.data)
  bus.subscribe(name, subscriber)
  return { data, stop: () => void bus.unsubscribe(name, subscriber) }
}
