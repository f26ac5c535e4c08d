import type { Page } from "playwright-core"

import { aLine, anAddress, aPurchase, aPurchaseBy } from "../sandbox/support/shop"
import { isTooWide, NARROW, shoot } from "./support/chromium"
import { APPROVED, click, CLOSED, DECLINED, PAY_LATER, payBy } from "./support/paying"
import { inBrowser } from "./support/scene"
import type { ShopPage } from "./support/shop-page"
import { INIT, loadOf, popupOf, said, tokenIn } from "./support/shop-page"

const scene = inBrowser()

const open = (page: ShopPage = PAY_LATER) => scene().site.open(scene().context, page)

/** Doubles each click of a page's first button: the window that opens would swallow the second click of a mouse. */
const CLICK_TWICE = `{
  const button = document.querySelector("button")
  button.addEventListener("click", () => button.click(), { once: true })
}`

describe("authorize(), when the shopper", () => {
  it("approves, gives a token that an order can be placed with", async () => {
    const page = await open()
    const popup = await popupOf(page, "Pay")
    expect(await popup.locator("main").innerText()).toMatch(
      /Shoe × 2\s+100,00\s€\s+Total\s+100,00\s€\s+Shopper: customer@email.de/,
    )
    await shoot(popup, "popup-wide")
    await click(popup, "Approve")
    const result = await said(page, "authorize")
    expect(result).toEqual(APPROVED)
    expect((await scene().shop.place(tokenIn(result))).status).toBe(200)
    expect(popup.isClosed()).toBe(true)
  })

  it("declines, hides the form", async () => {
    const page = await open()
    await click(await popupOf(page, "Pay"), "Decline")
    expect(await said(page, "authorize")).toEqual(DECLINED)
  })

  it("closes by the button, keeps the form", async () => {
    const page = await open()
    await click(await popupOf(page, "Pay"), "Close")
    expect(await said(page, "authorize")).toEqual(CLOSED)
  })

  it("closes the window, keeps the form", async () => {
    const page = await open()
    await (await popupOf(page, "Pay")).close()
    expect(await said(page, "authorize")).toEqual(CLOSED)
  })

  it("is customer+denied@email.de, declines whatever is clicked", async () => {
    const page = await open({ ...PAY_LATER, purchase: aPurchaseBy("customer+denied@email.de") })
    await click(await popupOf(page, "Pay"), "Approve")
    expect(await said(page, "authorize")).toEqual(DECLINED)
  })

  it("has only a keyboard, can approve with it", async () => {
    const page = await open()
    await page.getByRole("button", { name: "Pay" }).focus()
    const [popup] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("Enter")])
    await popup.getByRole("button", { name: "Approve" }).waitFor()
    await popup.keyboard.press("Tab")
    await popup.keyboard.press("Enter")
    expect(await said(page, "authorize")).toEqual(APPROVED)
  })

  it("clicks twice, is asked once and pays once", async () => {
    const page = await open()
    await page.evaluate(CLICK_TWICE)
    const popups: Page[] = []
    page.on("popup", (popup) => popups.push(popup))
    const [popup] = await Promise.all([page.waitForEvent("popup"), click(page, "Pay")])
    await click(popup, "Approve")
    expect([await said(page, "authorize", 0), await said(page, "authorize", 1)]).toEqual([
      CLOSED,
      APPROVED,
    ])
    expect(popups).toEqual([popup])
  })

  it("holds a phone of 360 pixels, sees all of it", async () => {
    await scene().resize(NARROW)
    const lines = [
      aLine({ name: "Wintermantel mit abnehmbarer Kapuze, dunkelblau, Größe 42" }),
      aLine({
        name: "Donaudampfschifffahrtsgesellschaftskapitänsmützenhalter",
        quantity: 1,
        unit_price: 10_000,
      }),
    ]
    const purchase = aPurchase({
      order_amount: 20_000,
      order_lines: lines,
      order_tax_amount: 3_194,
    })
    const page = await open({
      buttons: { Pay: payBy("klarna") },
      purchase,
      setup: [INIT, loadOf("klarna")],
    })
    const popup = await popupOf(page, "Pay")
    await popup.setViewportSize(NARROW)
    await shoot(popup, "popup-narrow")
    expect(await isTooWide(popup)).toBe(false)
  })
})

describe("authorize()", () => {
  it("replaces the session's purchase with what was passed", async () => {
    const lines = [aLine({ quantity: 1, total_amount: 5_000, total_tax_amount: 798 })]
    const data = { order_amount: 5_000, order_lines: lines, order_tax_amount: 798 }
    const page = await open({ buttons: { Pay: payBy("pay_later", {}, data) } })
    const popup = await popupOf(page, "Pay")
    expect(await popup.locator("tfoot").innerText()).toMatch(/Total\s+50,00\s€/)
    await click(popup, "Approve")
    const token = tokenIn(await said(page, "authorize"))
    expect((await scene().shop.place(token)).status).toBe(409)
    const [session] = scene().sandbox.control.sessions()
    expect(session?.purchase).toMatchObject(data)
  })

  it("names what has to be corrected, and leaves no window behind", async () => {
    const data = { billing_address: anAddress({ email: "nobody", phone: "12" }) }
    const page = await open({ buttons: { Pay: payBy("pay_later", {}, data) } })
    const [popup] = await Promise.all([page.waitForEvent("popup"), click(page, "Pay")])
    expect(await said(page, "authorize")).toEqual({
      approved: false,
      error: { invalid_fields: ["billing_address.email", "billing_address.phone"] },
      show_form: true,
    })
    if (!popup.isClosed()) await popup.waitForEvent("close")
  })

  it("pays by what the shopper chooses, where he has the choice", async () => {
    const categories = ["pay_over_time", "pay_now"]
    const both = { instance_id: "one", payment_method_categories: categories }
    const page = await open({
      buttons: { Pay: ["authorize", both] },
      setup: [INIT, ["load", { ...both, container: "#klarna" }]],
    })
    const popup = await popupOf(page, "Pay")
    expect(await popup.getByRole("radio").count()).toBe(2)
    await popup.getByLabel("Pay now").check()
    await click(popup, "Approve")
    const { body } = await scene().shop.place(tokenIn(await said(page, "authorize")))
    expect(body.authorized_payment_method).toEqual({ type: "pay_by_card" })
  })

  it("is refused for good once the session has an order", async () => {
    const page = await open()
    await click(await popupOf(page, "Pay"), "Approve")
    await scene().shop.place(tokenIn(await said(page, "authorize")))
    await click(page, "Pay")
    expect(await said(page, "authorize", 1)).toEqual(DECLINED)
  })
})
