import { Anything, call } from "../../../demo/check/http"
import type { Store } from "../../support/in-store"
import { klarnaCalls, openPayment, startPayment } from "../../support/payment"

/** What the shopper may choose from at Klarna follows the cart. */
export function offering(store: () => Store): void {
  it("shows what Klarna offers after each change of the cart, and asks for it only then", async () => {
    const first = await openPayment(store())
    for (let change = 0; change < 3; change += 1) {
      await addItem(first.cartId)
      const { data } = await startPayment(store(), first.cartId)
      expect(data["payment_method_categories"]).toEqual(offeredLast())
      const same = await startPayment(store(), first.cartId)
      expect(same.data["payment_method_categories"]).toEqual(offeredLast())
    }
    expect(reads()).toHaveLength(3)
  })

  it("goes on with what Klarna offered before where it doesn't say what it offers now", async () => {
    const first = await openPayment(store())
    await addItem(first.cartId)
    const fault = { count: 9, endpoint: "readSession", kind: "error", status: 500 } as const
    store().sandbox.control.addFault(fault)
    const again = await startPayment(store(), first.cartId)
    expect(again.data).toMatchObject({
      klarna_session_id: first.data["klarna_session_id"],
      payment_method_categories: first.data["payment_method_categories"],
    })
    expect(klarnaCalls(store())).toContain("readSession")
  })

  const reads = () =>
    store()
      .sandbox.control.journal()
      .filter(({ endpoint }) => endpoint === "readSession")

  /** As Klarna said it last, in whatever order. */
  function offeredLast(): unknown {
    const body: unknown = reads().at(-1)?.response?.body
    return Reflect.get(Object(body), "payment_method_categories")
  }

  async function addItem(cartId: string): Promise<void> {
    const body = { quantity: 1, variant_id: store().offer.variantId("TSHIRT-M") }
    const path = `/store/carts/${cartId}/line-items`
    await call(store().store, { answer: Anything, body, path })
  }
}
