import { z } from "zod"

import { capture, refund } from "../../../demo/check/merchant"
import { findPaymentId } from "../../../demo/check/read-medusa"
import type { ManagedOrder } from "../../../src/klarna/contract/managed-order"
import type { Store } from "../../support/in-store"
import { deleteProduct } from "../../support/admin-create"
import { type BoughtScenario, buyScenario } from "./buy-scenario"
import { COUNTRIES } from "./countries"
import type { Scenario } from "./scenario"
import { GIFT_CARD } from "./scenarios/discounts"
import { ZERO_PRICED } from "./scenarios/goods"
import { SALES_TAX } from "./scenarios/taxes"
import { readRows, toRows } from "./table"

/** What captures and refunds of whole orders and of parts say at Klarna. */
export function parts(store: () => Store): void {
  it("has parts of an amount as such, and in the last capture all lines less what was charged: together the order's", async () => {
    const { paymentId, read } = await bought(GIFT_CARD)
    for (const amount of [5, 4.32, 4]) await capture(store().admin, paymentId, amount)
    const { captures } = await read()
    expect(captures?.map(({ order_lines }) => toRows(order_lines ?? []))).toEqual(
      [
        `
        name               | type         | quantity | unit_price | discount | total | rate | tax
        Part of the amount | physical     |        1 |        500 |        0 |   500 | 2000 |  83
        = | 500 | 83`,
        `
        name               | type         | quantity | unit_price | discount | total | rate | tax
        Part of the amount | physical     |        1 |        432 |        0 |   432 | 2000 |  72
        = | 432 | 72`,
        `
        name               | type         | quantity | unit_price | discount | total | rate | tax
        Candle             | physical     |        1 |       3333 |        0 |  3333 | 2000 | 556
        Parcel             | shipping_fee |        1 |        499 |        0 |   499 | 2000 |  83
        Gift card          | gift_card    |        1 |      -2500 |        0 | -2500 |    0 |   0
        Charged separately | discount     |        1 |       -932 |        0 |  -932 | 2000 | -155
        = | 400 | 484`,
      ].map(readRows),
    )
    expect(500 + 432 + 400).toBe(1_332)
    expect(83 + 72 + 484).toBe(639)
  })

  it("has all lines in a capture of everything, and in the last refund all less what was given back", async () => {
    const { paymentId, read } = await bought(SALES_TAX)
    await capture(store().admin, paymentId, 68.93965)
    await refund(store().admin, paymentId, 20)
    await refund(store().admin, paymentId, 48.93965)
    const { captures, refunds } = await read()
    expect(captures?.map(({ order_lines }) => toRows(order_lines ?? []))).toEqual([
      readRows(SALES_TAX.lines),
    ])
    expect(refunds?.map(({ order_lines }) => toRows(order_lines ?? []))).toEqual(
      [
        `
        name      | type         | quantity | unit_price | discount | total | rate | tax
        Refund    | physical     |        1 |       1837 |        0 |  1837 |    0 |   0
        Sales tax | sales_tax    |        1 |        163 |        0 |   163 |    0 |   0
        = | 2000 | 0`,
        `
        name      | type         | quantity | unit_price | discount | total | rate | tax
        Candle    | physical     |        1 |       3333 |        0 |  3333 |    0 |   0
        Mug       | physical     |        2 |       1250 |        0 |  2500 |    0 |   0
        Parcel    | shipping_fee |        1 |        499 |        0 |   499 |    0 |   0
        Sales tax | sales_tax    |        1 |        399 |        0 |   399 |    0 |   0
        Deduction | discount     |        1 |      -1837 |        0 | -1837 |    0 |   0
        = | 4894 | 0`,
      ].map(readRows),
    )
    expect(163 + 399).toBe(562)
  })

  it("needs no product: one that was deleted, and one that cost nothing, are captured and refunded by their lines", async () => {
    const { paymentId, read } = await bought(ZERO_PRICED)
    await deleteProduct(store().admin, "Mug")
    await capture(store().admin, paymentId, 17.49)
    await refund(store().admin, paymentId, 17.49)
    const { captures, refunds } = await read()
    const all = readRows(ZERO_PRICED.lines)
    expect(captures?.map(({ order_lines }) => toRows(order_lines ?? []))).toEqual([all])
    expect(refunds?.map(({ order_lines }) => toRows(order_lines ?? []))).toEqual([all])
  })

  it("gives back a part of an amount, which had no items, without lines", async () => {
    const { paymentId, read } = await bought(ZERO_PRICED)
    await capture(store().admin, paymentId, 10)
    await refund(store().admin, paymentId, 10)
    expect((await read()).refunds?.[0]?.order_lines).toEqual([])
  })

  it("is asked for once more without lines when Klarna refuses them, and not when it refuses the capture", async () => {
    const { paymentId } = await bought(ZERO_PRICED)
    const closed = { code: "CAPTURE_NOT_ALLOWED", kind: "error", status: 403 } as const
    store().sandbox.control.addFault({ ...closed, endpoint: "captureOrder" })
    await expect(capture(store().admin, paymentId, 17.49)).rejects.toThrow(/capture answered 400/)
    const refusal = {
      code: "BAD_VALUE",
      kind: "error",
      message: "Bad value: order_lines[0].total_amount",
      status: 400,
    } as const
    for (const endpoint of ["captureOrder", "refundOrder"] as const)
      store().sandbox.control.addFault({ ...refusal, endpoint })
    await capture(store().admin, paymentId, 17.49)
    await refund(store().admin, paymentId, 17.49)
    const asked = store()
      .sandbox.control.journal()
      .filter(({ endpoint }) => endpoint === "captureOrder" || endpoint === "refundOrder")
    expect(asked.map(({ request }) => linesIn(request.body))).toEqual([3, 3, 0, 3, 0])
    const keys = asked.map(({ request }) => request.headers["klarna-idempotency-key"])
    expect(new Set(keys).size).toBe(5)
  })

  it("has no lines when those of the order were deleted at Klarna", async () => {
    const { klarna, paymentId } = await bought(ZERO_PRICED)
    const { client } = store().klarnaModule().account("eu")
    const change = { idempotencyKey: "without-lines", orderId: klarna.order_id }
    await client.orders.update("updateAuthorization", change, { order_amount: klarna.order_amount })
    await capture(store().admin, paymentId, 17.49)
    const { captures, status } = await client.orders.read(klarna.order_id)
    expect(captures?.[0]?.order_lines).toEqual([])
    expect(status).toBe("CAPTURED")
  })

  async function bought(scenario: Scenario): Promise<Bought> {
    const result = await buyScenario(store(), scenario)
    const { client } = store().klarnaModule().account(COUNTRIES[scenario.country].account)
    return {
      ...result,
      paymentId: await findPaymentId(store().admin, result.orderId),
      read: () => client.orders.read(result.klarna.order_id),
    }
  }
}

interface Bought extends BoughtScenario {
  readonly paymentId: string
  readonly read: () => Promise<ManagedOrder>
}

const Lines = z.object({ order_lines: z.array(z.unknown()).default([]) })
const linesIn = (body: unknown): number => Lines.parse(body).order_lines.length
