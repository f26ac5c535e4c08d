import { ONE_HUNDRED } from "../../../demo/check/purchases"
import { fillCart } from "../../../demo/check/shopper"
import { chargeKlarnaTokenWorkflow } from "../../../src/workflows/charge-token"
import { retryRevocations } from "../../../src/workflows/recurring/tokens/revoke"
import type { Store } from "../../support/in-store"
import { klarnaCalls } from "../../support/payment"
import { aToken, chargeDue } from "../../support/recurring"
import { passTime } from "../../support/sync"

const GONE = { code: "TOKEN_CANCELLED", klarna_order_id: null, status: "failed" }

export function goneTokens(store: () => Store): void {
  const control = () => store().sandbox.control
  const asked = () => klarnaCalls(store()).filter((name) => name === "placeCustomerTokenOrder")
  const charge = async (cart_id: string, customer_token_id: string) => {
    const input = { cart_id, customer_token_id }
    return (await chargeKlarnaTokenWorkflow(store().container()).run({ input })).result
  }
  const chargeOf = async (cart_id: string) =>
    (await store().klarnaModule().listKlarnaCharges({ cart_id }))[0]
  const aCart = async () => {
    const token = await aToken(store())
    return { cart: await fillCart(store().store, store().offer, ONE_HUNDRED), token }
  }
  /** The payment session of the failed try is used again. */
  const failedOnce = async () => {
    const { cart, token } = await aCart()
    control().actOnToken(control().tokens()[0]?.token_id ?? "", "fail", { times: 1 })
    expect(await charge(cart, token.id)).toMatchObject({ code: "PAYMENT_METHOD_FAILED" })
    return { cart, token }
  }

  it("is refused where it was cancelled since the last try, and Klarna isn't asked", async () => {
    const { cart, token } = await failedOnce()
    await store().klarnaModule().customerTokens.update({ id: token.id, status: "CANCELLED" })
    expect(await charge(cart, token.id)).toMatchObject(GONE)
    expect(await chargeOf(cart)).toMatchObject({ refusals: 2, unknown_since: null, way: null })
    expect(asked()).toHaveLength(1)
  })

  it("is refused where its customer revoked it, before Klarna knows, and Klarna is told all the same", async () => {
    const { cart, token } = await failedOnce()
    const { clock, customerTokens } = store().klarnaModule()
    await customerTokens.requestRevocation(token, clock.now())
    expect(await charge(cart, token.id)).toMatchObject(GONE)
    expect(await chargeOf(cart)).toMatchObject({ unknown_since: null, way: null })
    expect(asked()).toHaveLength(1)
    expect(await retryRevocations(store().container())).toBe(1)
    expect(control().tokens()).toMatchObject([{ status: "CANCELLED" }])
    expect(await customerTokens.find(token.id)).toMatchObject({ status: "CANCELLED", token: null })
  })

  it("isn't asked for what it may have paid, and is refused once a person says that it didn't", async () => {
    const { cart, token } = await aCart()
    const { charges, clock, customerTokens, operations } = store().klarnaModule()
    const fault = { count: 3, endpoint: "placeCustomerTokenOrder", kind: "reset" } as const
    control().addFault(fault)
    expect(await charge(cart, token.id)).toMatchObject({ status: "unknown" })
    const tries = asked().length
    await customerTokens.requestRevocation(token, clock.now())
    await passTime(store(), "PT2M")
    await chargeDue(store())
    expect(await chargeOf(cart)).toMatchObject({ state: "due", way: "token" })
    await passTime(store(), "P1D")
    await chargeDue(store())
    const { id = "", ...blocked } = (await chargeOf(cart)) ?? {}
    expect(blocked).toMatchObject({ state: "blocked" })
    const other = await aToken(store())
    await expect(charge(cart, other.id)).rejects.toMatchObject({
      message: expect.stringContaining("a person has to look") as unknown,
    })
    const [begun] = await operations.unknownOf(id)
    await operations.end(begun?.id ?? "", { state: "refused" })
    await charges.unblock(id, null, clock.now())
    expect(await charge(cart, token.id)).toMatchObject(GONE)
    expect(asked()).toHaveLength(tries)
  })
}
