import { cancel, capture } from "../../../demo/check/merchant"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { readMedusaOrders } from "../../../demo/check/read-medusa"
import reconcileScript from "../../../src/scripts/reconcile"
import { buy } from "../../support/buy"
import { eventually } from "../../support/eventually"
import type { Store } from "../../support/in-store"
import { klarnaCalls, onlyKlarnaOrder } from "../../support/payment"
import { hearEvents, passTime, preview, reconcile, settled } from "../../support/sync"

export function portal(store: () => Store): void {
  const act = (action: "capture" | "refund" | "cancel" | "release" | "extend", amount?: number) =>
    store().sandbox.control.actInPortal(
      onlyKlarnaOrder(store()).order_id,
      action,
      amount === undefined ? {} : { amount },
    )

  const buyInPeace = async () => {
    const bought = await buy(store(), ONE_HUNDRED)
    await settled(store())
    return bought
  }

  it("changes nothing where both sides agree, for one call to Klarna", async () => {
    await buyInPeace()
    await reconcile(store())
    const before = klarnaCalls(store()).length
    expect(await reconcile(store())).toMatchObject({ checked: 1, differences: {}, repairs: {} })
    expect(klarnaCalls(store()).slice(before)).toEqual(["readOrder"])
  })

  it("says by the script what would be repaired, and repairs it by the script", async () => {
    await buyInPeace()
    act("capture", 3_000)
    const { container } = store()
    const logger = jest.spyOn(container().resolve("logger"), "info")
    const run = async (...args: string[]) => {
      logger.mockClear()
      await reconcileScript({ args, container: container() })
      return logger.mock.calls.map(([line]) => String(line)).join("\n")
    }
    const found = await run("dry-run")
    expect(found).toContain('"repairs":["record_capture"]')
    expect(found).toContain("1 compared, 1 differ, nothing changed")
    expect((await readMedusaOrders(store().admin))[0]?.paymentStatus).toBe("authorized")
    expect(await run()).toContain('"repairs":{"record_capture":1}')
    await expect(run("dry")).rejects.toThrow('Unknown argument "dry"; expected dry-run or nothing.')
    logger.mockRestore()
  })

  it("mirrors captures and refunds one by one", async () => {
    await buyInPeace()
    act("capture", 3_000)
    act("capture", 2_000)
    act("refund", 1_000)
    expect(await preview(store())).toMatchObject([
      { repairs: ["record_capture", "record_capture", "record_refund"] },
    ])
    const captured = hearEvents(store(), "klarna.payment.captured")
    expect(await reconcile(store())).toMatchObject({
      repairs: { record_capture: 2, record_refund: 1 },
    })
    captured.stop()
    expect(captured.data).toMatchObject([{ amount: 3_000 }, { amount: 2_000 }])
    act("capture")
    act("refund")
    await reconcile(store())
    expect(await readMedusaOrders(store().admin)).toMatchObject([{ paymentStatus: "refunded" }])
  })

  it("mirrors a capture beside one that was made in the admin", async () => {
    const { paymentId } = await buyInPeace()
    await capture(store().admin, paymentId, 30)
    act("capture", 3_000)
    expect(await reconcile(store())).toMatchObject({ repairs: { record_capture: 1 } })
    await capture(store().admin, paymentId, 40)
    expect(onlyKlarnaOrder(store())).toMatchObject({ captured_amount: 10_000 })
  })

  it("cancels payment and order with Klarna's order", async () => {
    await buyInPeace()
    act("cancel")
    const canceled = hearEvents(store(), "klarna.payment.canceled")
    await reconcile(store())
    canceled.stop()
    expect(canceled.data).toHaveLength(1)
    expect(await readMedusaOrders(store().admin)).toMatchObject([{ status: "canceled" }])
  })

  it("ends the payment at what was captured when the rest is released", async () => {
    const { paymentId } = await buyInPeace()
    await capture(store().admin, paymentId, 30)
    act("release")
    expect(await reconcile(store())).toMatchObject({ repairs: { mirror_release: 1 } })
    expect(await readMedusaOrders(store().admin)).toMatchObject([
      { paymentStatus: "captured", payments: [{ amount: 3_000, captured: 3_000 }] },
    ])
  })

  it("mirrors an extension, and warns once before the authorization ends", async () => {
    await buyInPeace()
    await passTime(store(), "P20D")
    act("extend")
    const expiring = hearEvents(store(), "klarna.payment.expiring")
    await reconcile(store())
    await passTime(store(), "P10D")
    await reconcile(store())
    expect(expiring.data).toEqual([])
    await passTime(store(), "P16D")
    await reconcile(store())
    await reconcile(store())
    expiring.stop()
    expect(expiring.data).toHaveLength(1)
  })

  it("cancels payment and order when the authorization ended", async () => {
    await buyInPeace()
    await passTime(store(), "P29D")
    const expired = hearEvents(store(), "klarna.payment.expired")
    await reconcile(store())
    expired.stop()
    expect(expired.data).toMatchObject([{ captured: 0 }])
    expect(await readMedusaOrders(store().admin)).toMatchObject([{ status: "canceled" }])
  })

  it("ends a part-captured payment at what was captured when the authorization ended", async () => {
    const { paymentId } = await buyInPeace()
    await capture(store().admin, paymentId, 30)
    await passTime(store(), "P29D")
    await reconcile(store())
    expect(await readMedusaOrders(store().admin)).toMatchObject([
      { paymentStatus: "captured", payments: [{ amount: 3_000 }] },
    ])
  })

  it("cancels at Klarna what Medusa cancelled while Klarna was away", async () => {
    const { orderId } = await buyInPeace()
    store().sandbox.control.addFault({ count: 9, endpoint: "cancelOrder", kind: "reset" })
    await cancel(store().admin, orderId)
    await eventually(() =>
      expect(klarnaCalls(store()).filter((name) => name === "cancelOrder")).toHaveLength(6),
    )
    await settled(store())
    store().sandbox.control.clearFaults()
    await reconcile(store())
    expect(onlyKlarnaOrder(store()).status).toBe("CANCELLED")
  })
}
