import { updateLineItemInCartWorkflow } from "@medusajs/medusa/core-flows"
import { z } from "zod"

import { call } from "../../../demo/check/http"
import { ANNA } from "../../../demo/check/purchases"
import { PayChargeResponse } from "../../../src/http-contract/charges"
import { asCustomer, register } from "../../support/customer"
import type { Store } from "../../support/in-store"
import { confirm, startPayment } from "../../support/payment"
import { chargeDue, chargesOf } from "../../support/recurring"
import { passTime, settled } from "../../support/sync"
import { pageOf, REDIRECT } from "../provider/hosted-page"
import { payBy, unpaid } from "./fallbacks"
import { confirmThere, expectPaid } from "./klarna-places"

const WIDGET = { checkout: "widget" }
const Carts = z.tuple([z.object({ items: z.tuple([z.object({ id: z.string() })]) })])
const REFUSED = "Klarna has an order for this purchase that is still being checked."

export function klarnaPlacesAgain(store: () => Store): void {
  const loseCallbacks = () =>
    store().sandbox.control.addFault({ count: 99, endpoint: "callbacks", kind: "lost" })
  const pages = () => store().sandbox.control.hostedPages()
  const act = (session_id: string, action: "complete" | "cancel") =>
    void store().sandbox.control.actOnHostedPage(session_id, action)
  const live = () =>
    store()
      .sandbox.control.orders()
      .filter(({ status }) => status !== "CANCELLED")
  /** The customer is sent to Klarna's page. */
  const sendThere = async () => {
    const { link, subscription } = await unpaid(store())
    const { payment } = await payBy(store().store, link, { checkout: "redirect" })
    const { cart_id = "", payment_session } = payment.fallback ?? {}
    const { hosted_page_id } = await pageOf(store(), payment_session?.data ?? {})
    return { cartId: cart_id ?? "", pageId: hosted_page_id ?? "", subscription }
  }
  /** The store's own code has a renewal sell twice as much. */
  const sellMore = async (cart_id: string) => {
    const query = store().container().resolve("query")
    const fields = ["items.id"]
    const { data } = await query.graph({ entity: "cart", fields, filters: { id: cart_id } })
    const [{ items }] = Carts.parse(data)
    await updateLineItemInCartWorkflow(store().container()).run({
      input: { cart_id, item_id: items[0].id, update: { quantity: 2 } },
    })
  }

  it.each([WIDGET, REDIRECT])(
    "offers nothing to pay with once more, asked for %j",
    async (wish) => {
      loseCallbacks()
      const { cartId, subscription } = await confirmThere(store())
      const again = await startPayment(store(), cartId, wish)
      expect(again.data).toMatchObject({ checkout: null, client_token: null, redirect_url: null })
      await expectPaid(store(), subscription.id)
      expect(pages()).toHaveLength(1)
      await expect(startPayment(store(), cartId, wish)).rejects.toThrow("already being paid")
    },
  )

  it("refuses the customer who asks to pay once more", async () => {
    loseCallbacks()
    const customer = await register(store(), ANNA)
    const { subscription } = await confirmThere(asCustomer(store(), customer))
    const path = `/store/klarna/subscriptions/${subscription.id}/pay`
    const ask = call(customer.api, { answer: PayChargeResponse, body: WIDGET, path })
    await expect(ask).rejects.toThrow("This is paid already, or being paid right now")
    await expectPaid(store(), subscription.id)
  })

  it("is taken up where the customer confirms while another session is asked for", async () => {
    loseCallbacks()
    const { cartId, pageId, subscription } = await sendThere()
    const { hostedPages } = store().klarnaModule().account("eu").client
    const disable = hostedPages.disable.bind(hostedPages)
    const spy = jest.spyOn(hostedPages, "disable").mockImplementationOnce((id) => {
      act(pageId, "complete")
      return disable(id)
    })
    const again = await startPayment(store(), cartId, WIDGET)
    spy.mockRestore()
    expect(again.data).toMatchObject({ client_token: null })
    await expectPaid(store(), subscription.id)
  })

  it("is taken up where Klarna couldn't be asked whether the page is closed", async () => {
    loseCallbacks()
    const { cartId, pageId, subscription } = await sendThere()
    const fault = { count: 3, endpoint: "disableHostedPage", kind: "error", status: 503 } as const
    store().sandbox.control.addFault(fault)
    await expect(startPayment(store(), cartId, WIDGET)).rejects.toThrow(REFUSED)
    act(pageId, "complete")
    expect(pages()).toHaveLength(1)
    await passTime(store(), "P3D")
    await chargeDue(store())
    await expectPaid(store(), subscription.id)
  })

  it("is placed on another page, or by the store, after the customer left the first", async () => {
    const { cartId, pageId, subscription } = await sendThere()
    act(pageId, "cancel")
    const second = await startPayment(store(), cartId, REDIRECT)
    expect(pages().map(({ status }) => status)).toEqual(["CANCELLED", "WAITING"])
    const third = await startPayment(store(), cartId, WIDGET)
    expect(pages().map(({ status }) => status)).toEqual(["CANCELLED", "DISABLED"])
    const sessions = [second, third].map(({ data }) => data["klarna_session_id"])
    expect(new Set(sessions).size).toBe(2)
    const fourth = await startPayment(store(), cartId, REDIRECT)
    const { hosted_page_id } = await pageOf(store(), fourth.data)
    act(hosted_page_id ?? "", "complete")
    await settled(store())
    await expectPaid(store(), subscription.id)
  })

  it("is of what the cart costs now, on a new page", async () => {
    const { cartId, subscription } = await sendThere()
    await sellMore(cartId)
    const again = await startPayment(store(), cartId, REDIRECT)
    expect(pages().map(({ status }) => status)).toEqual(["DISABLED", "WAITING"])
    const { hosted_page_id } = await pageOf(store(), again.data)
    act(hosted_page_id ?? "", "complete")
    await settled(store())
    await expectPaid(store(), subscription.id)
    const [charge] = await chargesOf(store(), subscription.id)
    const placed = store().sandbox.control.orders().at(-1)
    expect(placed?.order_amount).toBeGreaterThan(10_000)
    expect(charge?.amount).toBe(placed?.order_amount)
  })

  it("is cancelled where its customer confirmed another amount than the cart costs now", async () => {
    loseCallbacks()
    const { cartId, subscription } = await confirmThere(store())
    await sellMore(cartId)
    await expect(startPayment(store(), cartId, REDIRECT)).rejects.toThrow(REFUSED)
    await settled(store())
    expect(live()).toHaveLength(1)
    await chargeDue(store())
    await passTime(store(), "PT2M")
    await chargeDue(store())
    expect(await chargesOf(store(), subscription.id)).toMatchObject([
      { cart_id: null, state: "due" },
    ])
    await passTime(store(), "PT1H")
    await chargeDue(store())
    expect(await chargesOf(store(), subscription.id)).toMatchObject([{ state: "paid" }])
    expect(live()).toHaveLength(2)
    // The cart that was changed is left behind: what is paid is what the subscription sells.
    expect(live().at(-1)?.order_amount).toBe(10_000)
  })

  it("is cancelled where Klarna places it after all on a page that was withdrawn", async () => {
    const { cartId, pageId, subscription } = await sendThere()
    const { hostedPages } = store().klarnaModule().account("eu").client
    // The withdrawal crosses the customer's confirmation: it is answered first, and the order comes all the same.
    const disable = jest.spyOn(hostedPages, "disable").mockResolvedValue()
    const read = jest.spyOn(hostedPages, "read")
    read.mockResolvedValue({ session_id: pageId, status: "DISABLED" })
    const again = await startPayment(store(), cartId, WIDGET)
    disable.mockRestore()
    read.mockRestore()
    act(pageId, "complete")
    await settled(store())
    expect(live()).toHaveLength(1)
    expect(store().sandbox.control.orders()).toHaveLength(2)
    await confirm(store(), again)
    await settled(store())
    await chargeDue(store())
    expect(await chargesOf(store(), subscription.id)).toMatchObject([{ state: "paid" }])
    expect(live()).toHaveLength(2)
  })
}
