import { call } from "../../../demo/check/http"
import { ReconcileReport, SyncReport, SyncTroubles } from "../../../src/http-contract/admin"
import type { Store } from "../../support/in-store"
import { openPayment } from "../../support/payment"
import { hearEvents, passTime, preview, reconcile, workOff } from "../../support/sync"
import { buyInPeace, countCalls, medusaOrders, rowOf } from "./scene"

type Switch = (row: { id: string }) => Promise<unknown>

/** What Klarna doesn't know, or doesn't tell this store, is no state: nothing in Medusa changes for it. */
export function switching(store: () => Store): void {
  const GONE = "Klarna has no order"
  /** The account `us` has another merchant's password. */
  const SWITCHES: readonly (readonly [string, Switch, RegExp, "failures" | "skipped"])[] = [
    [
      "to keys that Klarna refuses",
      ({ id }) => change({ account: "us", id, installation: siteOf("us") }),
      /readOrder: 401/,
      "failures",
    ],
    [
      "to another merchant's keys, who has no such order",
      forget,
      /does not know this order/,
      "failures",
    ],
    [
      "to another environment",
      ({ id }) => change({ environment: "live", id }),
      /environment "live"/,
      "skipped",
    ],
    [
      "to another name",
      ({ id }) => change({ account: "de", id }),
      /"de" is not configured/,
      "skipped",
    ],
  ]

  it.each(SWITCHES)(
    "repairs nothing after the account was switched %s, and says why",
    async (_how, turn, reason, where) => {
      await buyInPeace(store())
      await openPayment(store())
      const before = await medusaOrders(store())
      const [row] = await store().klarnaModule().listKlarnaOrders({})
      await turn(row ?? { id: "" })
      const order = expect.objectContaining({ reason: expect.stringMatching(reason) })
      const report = await reconcile(store())
      expect(report).toMatchObject({ differences: {}, repaired: 0 })
      expect(report[where]).toContainEqual(order)
      const lines = await preview(store())
      const found = lines.map(({ failed, skipped }) => failed ?? skipped ?? "")
      expect(found).toContainEqual(expect.stringMatching(reason))
      expect(lines.flatMap(({ repairs }) => repairs ?? [])).toEqual([])
      expect(await medusaOrders(store())).toEqual(before)
      if (turn === forget) {
        const [medusa] = before[0]?.payments ?? []
        store().disagreeOn(`${GONE} ${String(medusa?.klarnaOrderId)}`)
      }
    },
  )

  it("gives up after five waits, tells it, shows it to the merchant, and tries again when asked", async () => {
    await buyInPeace(store())
    const klarna = store().klarnaModule()
    const [row] = await klarna.listKlarnaOrders({})
    const { id = "", klarna_order_id } = row ?? {}
    const fault = { count: 999, endpoint: "readOrder", kind: "error", status: 503 } as const
    store().sandbox.control.addFault(fault)
    const givenUp = hearEvents(store(), "klarna.sync.given_up")
    await passTime(store(), "PT1M")
    await klarna.queue.wake({ id, kind: "order" }, klarna.clock.now())
    for (const wait of ["PT10S", "PT1M", "PT10M", "PT1H", "PT6H"]) {
      expect(await workOff(store())).toBe(1)
      expect(await workOff(store())).toBe(0)
      expect(givenUp.data).toEqual([])
      await passTime(store(), wait)
    }
    expect(await workOff(store())).toBe(1)
    await passTime(store(), "P1D")
    expect(await workOff(store())).toBe(0)
    givenUp.stop()
    expect(givenUp.data).toMatchObject([{ subject: { id, kind: "order" } }])

    const path = "/admin/klarna/sync"
    const { troubles } = await call(store().admin, { answer: SyncTroubles, path })
    expect(troubles).toMatchObject([{ id, klarna_order_id, next_sync_at: null, tries: 6 }])
    expect(troubles[0]?.gave_up_at).not.toBeNull()
    store().sandbox.control.clearFaults()
    const replayed = await call(store().admin, {
      answer: SyncReport,
      body: { klarna_order_id },
      path,
    })
    expect(replayed).toMatchObject({ failure: null })
    expect((await call(store().admin, { answer: SyncTroubles, path })).troubles).toEqual([])
  })

  it("takes up what was given up with a reconciliation by the merchant", async () => {
    const payment = await openPayment(store())
    const klarna = store().klarnaModule()
    const { id } = await rowOf(store(), payment)
    await klarna.updateKlarnaSessions({ gave_up_at: klarna.clock.now(), id, sync_error: "x" })
    const path = "/admin/klarna/reconcile"
    const report = await call(store().admin, { answer: ReconcileReport, body: {}, path })
    expect(report).toMatchObject({ checked: 1, failed: 0 })
    expect(countCalls(store(), "readSession")).toBe(1)
  })

  const siteOf = (account: string) => store().klarnaModule().account(account).site

  function change(row: {
    account?: string
    environment?: "live"
    id: string
    installation?: string
  }): Promise<unknown> {
    return store().klarnaModule().updateKlarnaOrders(row)
  }

  async function forget(): Promise<void> {
    store().sandbox.reset()
  }
}
