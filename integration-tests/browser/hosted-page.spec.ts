import type { Page } from "playwright-core"

import type { Data } from "../../src/sandbox/data"
import { textAt } from "../../src/sandbox/data"
import { ANY_ID, aPurchase, aPurchaseBy } from "../sandbox/support/shop"
import { isTooWide, NARROW, shoot } from "./support/chromium"
import { inBrowser } from "./support/scene"

const scene = inBrowser()

/** Where each outcome leads; the shop shows what it was told in the address. */
function urlsOf(shopUrl: string): Data {
  return {
    back: `${shopUrl}/back?sid={{session_id}}`,
    cancel: `${shopUrl}/cancel?sid={{session_id}}`,
    failure: `${shopUrl}/failure?sid={{session_id}}`,
    success: `${shopUrl}/success?sid={{session_id}}&token={{authorization_token}}&order={{order_id}}`,
  }
}

interface Wish {
  readonly purchase?: Data
  readonly urls?: Data
  readonly options?: Data
}

/** A hosted page as a shop makes it. */
async function hostedPage({
  options = {},
  purchase = aPurchase(),
  urls,
}: Wish = {}): Promise<Data> {
  const { sandbox, shop, site } = scene()
  const session = await shop.openSession(purchase)
  const { body } = await shop.call("POST", "/hpp/v1/sessions", {
    merchant_urls: urls ?? urlsOf(site.url),
    options,
    payment_session_url: `${sandbox.url}/payments/v1/sessions/${session}`,
  })
  return body
}

async function visit(created: Data): Promise<Page> {
  const page = await scene().context.newPage()
  await page.goto(textAt(created, "redirect_url"))
  return page
}

const click = (page: Page, name: string) => page.getByRole("button", { name }).click()
const headingOf = (page: Page) => page.getByRole("heading").innerText()
const statusOf = async (created: Data): Promise<unknown> =>
  (await scene().shop.call("GET", `/hpp/v1/sessions/${textAt(created, "session_id")}`)).body.status

/** The path and the query that the shop was called with. */
function toldShop(page: Page): unknown {
  const { origin, pathname, searchParams } = new URL(page.url())
  return [origin === scene().site.url, pathname, Object.fromEntries(searchParams)]
}

describe("the hosted payment page", () => {
  it("begins when it is opened, and leads to success with a token", async () => {
    const created = await hostedPage()
    expect(await statusOf(created)).toBe("WAITING")
    const page = await visit(created)
    expect(await statusOf(created)).toBe("IN_PROGRESS")
    expect(await page.locator("table").innerText()).toMatch(
      /Shoe × 2\s+100,00\s€\s+Total\s+100,00\s€/,
    )
    await click(page, "Approve")
    const sid = created.session_id
    expect(toldShop(page)).toEqual([true, "/success", { order: "", sid, token: ANY_ID }])
    expect(await statusOf(created)).toBe("COMPLETED")
  })

  it("places the order by the way to pay that was chosen, when it is to", async () => {
    const options = {
      page_title: "Bücher & mehr",
      payment_method_categories: ["PAY_NOW", "PAY_OVER_TIME"],
      place_order_mode: "CAPTURE_ORDER",
    }
    const page = await visit(await hostedPage({ options }))
    expect(await headingOf(page)).toBe("Bücher & mehr")
    expect(await page.getByRole("radio").count()).toBe(2)
    await shoot(page, "hosted-wide")
    await page.getByLabel("Pay now").check()
    await click(page, "Approve")
    const [order] = scene().sandbox.control.orders()
    expect(order).toMatchObject({
      initial_payment_method: { type: "PAY_BY_CARD" },
      status: "CAPTURED",
    })
    expect(toldShop(page)).toMatchObject([true, "/success", { order: order?.order_id }])
  })

  it.each([
    ["Decline", "/failure", "FAILED"],
    ["Cancel", "/cancel", "CANCELLED"],
    ["Back to shop", "/back", "BACK"],
  ])("%s leads to %s", async (button, path, status) => {
    const created = await hostedPage()
    const page = await visit(created)
    await click(page, button)
    expect(toldShop(page)).toEqual([true, path, { sid: created.session_id }])
    expect(await statusOf(created)).toBe(status)
  })

  it("is declined for customer+denied@email.de, who may try again", async () => {
    const created = await hostedPage({ purchase: aPurchaseBy("customer+denied@email.de") })
    const page = await visit(created)
    await click(page, "Approve")
    expect(toldShop(page)).toMatchObject([true, "/failure", {}])
    // Chromium refuses to go back while it is still on its way to the shop.
    await page.waitForLoadState()
    await page.goBack()
    await page.getByRole("button", { name: "Approve" }).waitFor()
  })

  it.each([
    ["Approve", "Paid"],
    ["Decline", "Declined"],
    ["Cancel", "Cancelled"],
    ["Back to shop", "Not paid"],
  ])("says what happened after %s when the shop gave no address", async (button, title) => {
    const page = await visit(await hostedPage({ urls: {} }))
    await click(page, button)
    await page.getByRole("heading", { name: title }).waitFor()
    expect(page.url()).toContain(scene().sandbox.url)
  })

  it("needs no JavaScript, only a keyboard, and fits on a phone", async () => {
    await scene().resize(NARROW)
    const page = await visit(await hostedPage())
    expect(await page.locator("script").count()).toBe(0)
    expect(await isTooWide(page)).toBe(false)
    await shoot(page, "hosted-narrow")
    await page.getByRole("radio", { name: "Pay later" }).focus()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Tab")
    await Promise.all([page.waitForURL("**/success**"), page.keyboard.press("Enter")])
    const [session] = scene().sandbox.control.sessions()
    expect(session?.authorizations).toHaveLength(1)
  })
})

describe("a hosted payment page that is over", () => {
  it("leads to success again once it was paid", async () => {
    const created = await hostedPage()
    const first = await visit(created)
    await click(first, "Approve")
    expect((await visit(created)).url()).toBe(first.url())
  })

  it("says that it was withdrawn, also to a shopper who is about to pay", async () => {
    const created = await hostedPage()
    const page = await visit(created)
    await scene().shop.call("DELETE", `/hpp/v1/sessions/${textAt(created, "session_id")}`)
    await click(page, "Approve")
    expect(await headingOf(page)).toBe("Withdrawn")
    expect(scene().sandbox.control.sessions()[0]?.authorizations).toEqual([])
  })

  it("says that its time is over, or that it was cancelled", async () => {
    const cancelled = await hostedPage()
    await click(await visit(cancelled), "Cancel")
    expect(await headingOf(await visit(cancelled))).toBe("Cancelled")
    const created = await hostedPage()
    scene().sandbox.control.changeClock({ advance: "PT47H" })
    const page = await visit(created)
    expect(await headingOf(page)).toBe("Expired")
    await shoot(page, "hosted-over")
  })

  it("says that there is none of such an address", async () => {
    const page = await scene().context.newPage()
    const answer = await page.goto(`${scene().sandbox.url}/eu/hpp/payments/NOTHING`)
    expect([answer?.status(), await headingOf(page)]).toEqual([404, "No such payment"])
  })
})

describe("the address of the QR code", () => {
  it("shows where a camera would lead", async () => {
    const created = await hostedPage()
    const page = await scene().context.newPage()
    await page.goto(textAt(created, "qr_code_url"))
    await page.getByRole("link").click()
    expect(page.url()).toBe(created.redirect_url)
  })
})
