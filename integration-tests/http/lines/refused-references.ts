import { z } from "zod"

import { Anything, call } from "../../../demo/check/http"
import { capture, refund } from "../../../demo/check/merchant"
import { findPaymentId } from "../../../demo/check/read-medusa"
import type { Store } from "../../support/in-store"
import { complete, klarnaCalls, startPayment } from "../../support/payment"
import { approve, buyScenario, fillScenario } from "./buy-scenario"
import { skuOf } from "./goods"
import type { Scenario } from "./scenario"
import { ONE_ITEM } from "./scenarios/goods"

/** Its SKU has 307 characters: Klarna's documents allow 255. */
const LONG_SKU: Scenario = { ...ONE_ITEM, items: { Widget: 1 }, name: "a long SKU" }

const REFUSAL = {
  code: "BAD_VALUE",
  kind: "error",
  message: "Bad value: order_lines[0].reference",
  status: 400,
} as const

/** What happens where Klarna takes 64 characters of a reference, as its validation once did. */
export function refusedReferences(store: () => Store): void {
  it("are cut to 64 characters for the session, for what the shopper approves and for the order", async () => {
    const cartId = await fillScenario(store(), LONG_SKU)
    store().sandbox.control.addFault({ ...REFUSAL, endpoint: "createSession" })
    const payment = await startPayment(store(), cartId)
    await approve(store(), payment)
    expect((await complete(store(), payment)).type).toBe("order")
    expect(lengths("createSession")).toEqual([255, 64])
    expect(lengths("placeOrder")).toEqual([64])
  })

  it("stay cut as long as the session lives: the same cart again needs no call, a change one", async () => {
    const cartId = await fillScenario(store(), LONG_SKU)
    store().sandbox.control.addFault({ ...REFUSAL, endpoint: "createSession" })
    await startPayment(store(), cartId)
    await startPayment(store(), cartId)
    expect(klarnaCalls(store())).toEqual(["createSession", "createSession"])
  })

  it("are cut in an update that Klarna refuses, too", async () => {
    const cartId = await fillScenario(store(), ONE_ITEM)
    await startPayment(store(), cartId)
    await addWidget(cartId)
    store().sandbox.control.addFault({
      ...REFUSAL,
      endpoint: "updateSession",
      message: "Bad value: order_lines[1].reference, order_lines[1].name",
    })
    const payment = await startPayment(store(), cartId)
    await approve(store(), payment)
    expect((await complete(store(), payment)).type).toBe("order")
    expect(lengths("updateSession")).toEqual([255, 64])
    expect(lengths("placeOrder")).toEqual([64])
  })

  it("are cut in captures and refunds, which keep their lines", async () => {
    const { klarna, orderId } = await buyScenario(store(), LONG_SKU)
    const paymentId = await findPaymentId(store().admin, orderId)
    const { control } = store().sandbox
    control.addFault({ ...REFUSAL, endpoint: "captureOrder" })
    const paid = klarna.order_amount / 100
    await capture(store().admin, paymentId, paid)
    control.addFault({ ...REFUSAL, endpoint: "refundOrder" })
    await refund(store().admin, paymentId, paid)
    expect(lengths("captureOrder")).toEqual([255, 64])
    expect(lengths("refundOrder")).toEqual([255, 64])
  })

  it("are refused as before where none is longer than that", async () => {
    const cartId = await fillScenario(store(), ONE_ITEM)
    store().sandbox.control.addFault({ ...REFUSAL, endpoint: "createSession" })
    await expect(startPayment(store(), cartId)).rejects.toThrow(/BAD_VALUE/)
    expect(klarnaCalls(store())).toEqual(["createSession"])
  })

  async function addWidget(cartId: string): Promise<void> {
    const { offer, store: api } = store()
    const body = { quantity: 1, variant_id: offer.variantId(skuOf("Widget")) }
    await call(api, { answer: Anything, body, path: `/store/carts/${cartId}/line-items` })
  }

  /** The longest reference of a line in each call of a name. */
  function lengths(name: string): number[] {
    const asked = store()
      .sandbox.control.journal()
      .filter(({ endpoint }) => endpoint === name)
    return asked.map(({ request }) =>
      Math.max(
        0,
        ...Lines.parse(request.body).order_lines.map(({ reference }) => reference.length),
      ),
    )
  }
}

const Line = z.looseObject({ reference: z.string().default("") })
const Lines = z.looseObject({ order_lines: z.array(Line).default([]) })
