import { capture } from "../../../demo/check/merchant"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { buy } from "../../support/buy"
import type { Store } from "../../support/in-store"
import { klarnaCalls, onlyKlarnaOrder } from "../../support/payment"
import { during, FAULTS } from "./kinds"

export function captureFaults(store: () => Store): void {
  it.each(FAULTS)("when %s, the second click captures once", async (_name, fault) => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    const click = () => capture(store().admin, paymentId, 30)
    const error = await during(store(), "captureOrder", { fault, run: click })
    expect(error?.message).toMatch(/capture answered/)
    await click()
    expect(onlyKlarnaOrder(store())).toMatchObject({
      captured_amount: 3_000,
      status: "PART_CAPTURED",
    })
  })

  it("takes the click after that for a second capture", async () => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    const click = () => capture(store().admin, paymentId, 30)
    await during(store(), "captureOrder", { fault: { kind: "lost" }, run: click })
    await click()
    await click()
    expect(onlyKlarnaOrder(store()).captures.map(({ captured_amount }) => captured_amount)).toEqual(
      [3_000, 3_000],
    )
  })

  it("refuses another amount with a sentence while an earlier capture isn't in Medusa", async () => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    const lost = {
      fault: { kind: "lost" },
      run: () => capture(store().admin, paymentId, 30),
    } as const
    await during(store(), "captureOrder", lost)
    await expect(capture(store().admin, paymentId, 40)).rejects.toThrow(
      "An earlier capture of 30.00 EUR, whose answer was lost, did take effect at Klarna",
    )
    expect(onlyKlarnaOrder(store()).captured_amount).toBe(3_000)
    store().disagreeOn(
      "captured: Klarna 3000, Medusa 0",
      "payment status: Klarna PART_CAPTURED, Medusa authorized",
    )
  })

  it("extends an authorization that ends within a day, then captures", async () => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    advance("P27D")
    await capture(store().admin, paymentId, 30)
    const calls = klarnaCalls(store())
    expect(calls.slice(-3)).toEqual(["readOrder", "extendAuthorizationTime", "captureOrder"])
  })

  it("refuses an expired authorization with a sentence", async () => {
    const { paymentId } = await buy(store(), ONE_HUNDRED)
    advance("P29D")
    await expect(capture(store().admin, paymentId, 30)).rejects.toThrow(
      "Klarna's order is EXPIRED: nothing more can be captured.",
    )
    expect(klarnaCalls(store())).not.toContain("captureOrder")
    store().disagreeOn(
      "payment status: Klarna EXPIRED, Medusa authorized",
      "order status: Klarna EXPIRED, Medusa pending",
    )
  })

  afterEach(() => {
    store().klarnaModule().clock.now = () => new Date()
  })

  function advance(duration: string): void {
    store().sandbox.control.changeClock({ advance: duration })
    store().klarnaModule().clock.now = () => store().sandbox.clock.now()
  }
}
