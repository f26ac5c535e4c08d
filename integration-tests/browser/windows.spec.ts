import { listAt, textAt } from "../../src/sandbox/data"
import { aLine, aPurchase } from "../sandbox/support/shop"
import { isTooWide, NARROW, shoot } from "./support/chromium"
import { APPROVED, click, CLOSED, DECLINED, PAY_LATER, payBy } from "./support/paying"
import { inBrowser } from "./support/scene"
import type { Call, ShopPage } from "./support/shop-page"
import { allSaid, INIT, loadOf, popupOf, said, tokenIn } from "./support/shop-page"

const scene = inBrowser()

const open = (page: ShopPage = PAY_LATER) => scene().site.open(scene().context, page)

describe("finalize()", () => {
  const FINALIZE: Call = ["finalize", { payment_method_category: "pay_now" }, {}]
  const toFinalize = (category = "pay_now") =>
    open({
      buttons: { Finish: FINALIZE, Pay: payBy(category, { auto_finalize: false }) },
      setup: [INIT, loadOf("pay_now"), loadOf("pay_later")],
    })

  it("gives the token that authorize() with auto_finalize: false held back", async () => {
    const page = await toFinalize()
    await click(await popupOf(page, "Pay"), "Approve")
    expect(await said(page, "authorize")).toEqual({
      approved: true,
      finalize_required: true,
      show_form: true,
    })
    await click(await popupOf(page, "Finish"), "Approve")
    const result = await said(page, "finalize")
    expect(result).toEqual(APPROVED)
    expect((await scene().shop.place(tokenIn(result))).status).toBe(200)
  })

  it("does not keep the form when it is aborted", async () => {
    const page = await toFinalize()
    await click(await popupOf(page, "Finish"), "Close")
    expect(await said(page, "finalize")).toEqual(DECLINED)
  })

  it("is not needed for other ways to pay", async () => {
    const page = await toFinalize("pay_later")
    await click(await popupOf(page, "Pay"), "Approve")
    expect(await said(page, "authorize")).toEqual(APPROVED)
  })
})

describe("reauthorize()", () => {
  it("gives a second token for a changed purchase, without load()", async () => {
    const wish: Call = [
      "reauthorize",
      { payment_method_category: "pay_later" },
      { merchant_reference2: "two" },
    ]
    const page = await open({ buttons: { Again: wish }, setup: [INIT] })
    await click(await popupOf(page, "Again"), "Approve")
    expect(await said(page, "reauthorize")).toEqual(APPROVED)
  })
})

describe("a browser that opens no windows", () => {
  /** Asked without a click, so that Chromium's own blocker is in the way. */
  const openBlocked = () =>
    open({
      setup: [
        ["on", "fullscreenOverlayShown"],
        ["on", "fullscreenOverlayHidden"],
        INIT,
        loadOf("pay_later"),
        payBy("pay_later"),
      ],
    })

  it("shows a dialog over the page instead, and says so by events", async () => {
    const page = await openBlocked()
    const frame = page.frameLocator("dialog iframe")
    await frame.getByRole("button", { name: "Approve" }).waitFor()
    expect(await allSaid(page, "fullscreenOverlayShown")).toEqual([null])
    await shoot(page, "overlay-wide")
    await frame.getByRole("button", { name: "Approve" }).click()
    expect(await said(page, "authorize")).toEqual(APPROVED)
    expect(await allSaid(page, "fullscreenOverlayHidden")).toEqual([null])
    expect(await page.locator("dialog").count()).toBe(0)
  })

  it.each(["the button", "Escape"])("closes it by %s", async (way) => {
    await scene().resize(NARROW)
    const page = await openBlocked()
    await page.frameLocator("dialog iframe").getByRole("button", { name: "Approve" }).waitFor()
    await shoot(page, "overlay-narrow")
    expect(await isTooWide(page)).toBe(false)
    if (way === "Escape") await page.keyboard.press("Escape")
    else await page.locator("dialog > div > button").click()
    expect(await said(page, "authorize")).toEqual(CLOSED)
  })
})

describe("what the window shows", () => {
  it("is text, whatever a shop calls its goods", async () => {
    const line = aLine({ name: "<img src=x onerror=alert(1)>" })
    const page = await open({ ...PAY_LATER, purchase: aPurchase({ order_lines: [line] }) })
    const popup = await popupOf(page, "Pay")
    expect(await popup.locator("th").first().innerText()).toContain("<img src=x onerror=alert(1)>")
    expect(await popup.locator("img").count()).toBe(0)
  })

  it("is found once decided, also by a second click on its buttons", async () => {
    const page = await open()
    const popup = await popupOf(page, "Pay")
    const url = popup.url()
    await click(popup, "Approve")
    const first = tokenIn(await said(page, "authorize"))
    const form = { body: "choice=decline", method: "POST" }
    expect(await (await fetch(url, form)).text()).toContain("Approved")
    const [session] = scene().sandbox.control.sessions()
    const tokens = listAt({ ...session }, "authorizations").map((one) =>
      textAt(one, "authorization_token"),
    )
    expect(tokens).toEqual([first])
  })
})
