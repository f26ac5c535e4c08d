import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { retryRevocations } from "../../../src/workflows/recurring/tokens/revoke"
import type { Store } from "../../support/in-store"
import {
  complete,
  confirm,
  onlyKlarnaOrder,
  openPayment,
  startPayment,
} from "../../support/payment"
import { reconcile } from "../../support/sync"
import { rowOf } from "../traps/scene"
import { buyer, sellTea, tokenOf, tokensOf } from "./scene"

const ALL = 999

export function losingAnswers(store: () => Store): void {
  beforeEach(() => sellTea(store()))

  it("is asked for again before the order, and is the same one", async () => {
    const payment = await approved()
    lose("createCustomerToken")
    expect(await complete(store(), payment)).toMatchObject({
      error: { message: expect.stringContaining("Klarna hasn't answered yet") },
      type: "cart",
    })
    expect(store().sandbox.control.orders()).toEqual([])
    store().sandbox.control.clearFaults()
    expect((await complete(store(), payment)).type).toBe("order")
    expect(store().sandbox.control.tokens()).toHaveLength(1)
    expect(await secretOf(payment.cartId)).toBe(store().sandbox.control.tokens()[0]?.token_id)
  })

  it("is there when the order's answer is lost", async () => {
    const payment = await approved()
    lose("placeOrder")
    expect((await complete(store(), payment)).type).toBe("cart")
    store().sandbox.control.clearFaults()
    expect((await complete(store(), payment)).type).toBe("order")
    expect(store().sandbox.control.tokens()).toHaveLength(1)
    expect(store().sandbox.control.orders()).toHaveLength(1)
    expect((await tokenOf(store(), payment.cartId)).status).toBe("ACTIVE")
  })

  it.each([["createCustomerToken"], ["placeOrder"]] as const)(
    "is there when reconciliation finishes what nobody came back for: %s",
    async (endpoint) => {
      const payment = await approved()
      lose(endpoint)
      expect((await complete(store(), payment)).type).toBe("cart")
      store().sandbox.control.clearFaults()
      await reconcile(store())
      expect((await rowOf(store(), payment)).state).toBe("placed")
      expect(onlyKlarnaOrder(store()).status).toBe("AUTHORIZED")
      expect(await secretOf(payment.cartId)).toBe(store().sandbox.control.tokens()[0]?.token_id)
    },
  )

  it("is written again where a process died with its row unwritten, before the order is taken up", async () => {
    const payment = await approved()
    lose("placeOrder")
    expect((await complete(store(), payment)).type).toBe("cart")
    const { id } = await tokenOf(store(), payment.cartId)
    await store().klarnaModule().deleteKlarnaCustomerTokens(id)
    const [operation] = await store()
      .klarnaModule()
      .listKlarnaOperations({
        kind: "tokenize",
        subject: (await rowOf(store(), payment)).id,
      })
    await store()
      .klarnaModule()
      .operations.end(operation?.id ?? "", { state: "unknown" })
    store().sandbox.control.clearFaults()
    await reconcile(store())
    expect(onlyKlarnaOrder(store()).status).toBe("AUTHORIZED")
    expect(await secretOf(payment.cartId)).toBe(store().sandbox.control.tokens()[0]?.token_id)
  })

  it("is cancelled where Klarna refuses the order, and the shopper starts again with another", async () => {
    const refused = { ...ONE_HUNDRED, person: buyer("order-rejected") }
    const payment = await openPayment(store(), refused)
    await confirm(store(), payment, refused.person)
    expect((await complete(store(), payment)).type).toBe("cart")
    expect(await tokenOf(store(), payment.cartId)).toMatchObject({
      revoke_requested_at: expect.any(Date),
      status: "ACTIVE",
    })
    expect((await rowOf(store(), payment)).state).toBe("closed")
    await retryRevocations(store().container())
    expect(
      store()
        .sandbox.control.tokens()
        .map(({ status }) => status),
    ).toEqual(["CANCELLED"])
    expect(await tokenOf(store(), payment.cartId)).toMatchObject({
      status: "CANCELLED",
      token: null,
    })
    const again = await startPayment(store(), payment.cartId)
    expect(again.data["klarna_session_id"]).not.toBe(payment.data["klarna_session_id"])
    expect(await tokensOf(store(), payment.cartId)).toHaveLength(1)
  })

  it("is the only one when two completions come at once", async () => {
    const payment = await approved()
    await Promise.allSettled([complete(store(), payment), complete(store(), payment)])
    await complete(store(), payment)
    expect(store().sandbox.control.tokens()).toHaveLength(1)
    expect(onlyKlarnaOrder(store()).status).toBe("AUTHORIZED")
  })

  async function approved() {
    const payment = await openPayment(store())
    await confirm(store(), payment)
    return payment
  }

  function lose(endpoint: "createCustomerToken" | "placeOrder") {
    store().sandbox.control.addFault({ count: ALL, endpoint, kind: "lost" })
  }

  async function secretOf(cartId: string) {
    return store()
      .klarnaModule()
      .customerTokens.secret(await tokenOf(store(), cartId))
  }
}
