import { Anything, call } from "../../../demo/check/http"
import { fillCart } from "../../../demo/check/shopper"
import { ONE_HUNDRED } from "../../../demo/check/purchases"
import type { Store } from "../../support/in-store"
import { startPayment } from "../../support/payment"
import { aSubscription, aToken, chargeDue, chargesOf } from "../../support/recurring"
import { passTime } from "../../support/sync"

export function whoseTokens(store: () => Store): void {
  it("charges nobody in a copy of the database, and says so", async () => {
    const { subscription, token } = await aSubscription(store())
    const klarna = store().klarnaModule()
    await klarna.updateKlarnaCustomerTokens({ id: token.id, installation: "another" })
    expect(await chargeDue(store())).toMatchObject({ foreign: 1, opened: 0, worked: 0 })
    expect(await chargesOf(store(), subscription.id)).toEqual([])
  })

  it("charges nothing of a charge that was opened before the copy was made", async () => {
    const { subscription, token } = await aSubscription(store())
    const klarna = store().klarnaModule()
    const { environment, id, installation } = klarna.account("eu")
    await klarna.charges.open([{ account: id, environment, installation }], klarna.clock.now(), 10)
    await klarna.updateKlarnaCustomerTokens({ id: token.id, installation: "another" })
    await chargeDue(store())
    const [charge] = await chargesOf(store(), subscription.id)
    expect(charge).toMatchObject({ klarna_order_id: null, state: "due" })
    expect(charge?.last_error).toContain("another installation")
    expect(store().sandbox.control.orders()).toHaveLength(1)
  })

  it("charges again what was refused before the store moved, once the move is confirmed", async () => {
    const { subscription, token } = await aSubscription(store())
    const [own] = store().sandbox.control.tokens()
    store().sandbox.control.actOnToken(own?.token_id ?? "", "fail", { times: 1 })
    await chargeDue(store())
    await moveFrom(store(), token.id)
    await passTime(store(), "P1D")
    await chargeDue(store())
    const [refused] = await chargesOf(store(), subscription.id)
    expect(refused).toMatchObject({ refusals: 1, unknown_since: null })
    await confirmMove(store())
    await passTime(store(), "PT2H")
    await chargeDue(store())
    expect(await chargesOf(store(), subscription.id)).toMatchObject([{ state: "paid" }])
    expect(store().sandbox.control.orders()).toHaveLength(2)
  })

  it("asks under the same key for what wasn't known when the store moved", async () => {
    const { subscription, token } = await aSubscription(store())
    const { control } = store().sandbox
    control.addFault({ count: 3, endpoint: "placeCustomerTokenOrder", kind: "lost" })
    await chargeDue(store())
    await moveFrom(store(), token.id)
    await confirmMove(store())
    await passTime(store(), "PT2M")
    await chargeDue(store())
    expect(await chargesOf(store(), subscription.id)).toMatchObject([{ state: "paid" }])
    expect(control.orders()).toHaveLength(2)
  })

  it("refuses a method that a guest's browser names, there or not, with the same sentence", async () => {
    const token = await aToken(store(), { customerId: "cus_somebody" })
    const cart = await fillCart(store().store, store().offer, ONE_HUNDRED)
    for (const payment_method of [token.id, "klctok_nothing"]) {
      await expect(
        startPayment(store(), cart, { off_session: true, payment_method }),
      ).rejects.toThrow("doesn't belong to the customer")
    }
    await call(store().store, { answer: Anything, path: `/store/carts/${cart}` })
  })
}

/** All that there is was made under another address. */
async function moveFrom({ klarnaModule }: Store, tokenId: string): Promise<void> {
  const klarna = klarnaModule()
  await klarna.updateKlarnaCustomerTokens({ id: tokenId, installation: "the former" })
  const begun = await klarna.listKlarnaOperations({ kind: "charge" })
  const moved = begun.map(({ id }) => ({ id, installation: "the former" }))
  await klarna.updateKlarnaOperations(moved)
}

function confirmMove({ admin }: Store) {
  return call(admin, { answer: Anything, body: {}, path: "/admin/klarna/installation" })
}
