import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

import type { Browser, Page } from "playwright-core"

import type { StartedDemo } from "../demo/start-demo"
import { startDemo } from "../demo/start-demo"
import { freshContext, openChromium, shoot } from "./support/chromium"
import { popupOf } from "./support/shop-page"

const START_MS = 240_000
/** From the click that completes the cart to the order's number. */
const ORDER_MS = 30_000

let folder = ""
let demo: StartedDemo
let browser: Browser
let checkoutUrl = ""
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "klarna-demo-"))
  demo = startDemo(folder, [])
  const banner = await demo.printed("Ctrl-C stops everything")
  checkoutUrl = /Checkout +(\S+)/.exec(banner)?.[1] ?? ""
  browser = await openChromium()
}, START_MS)
afterAll(async () => {
  await browser.close()
  demo.signal("SIGINT")
  await demo.exited
  rmSync(folder, { force: true, recursive: true })
})

/** The demo's page with one book in the cart, as far as the payment. */
async function toPayment(checkout: "on this page" | "on Klarna’s page"): Promise<Page> {
  const page = await (await freshContext(browser)).newPage()
  await page.goto(checkoutUrl)
  await page.getByLabel(checkout).check()
  await page.getByRole("button", { name: "Continue to payment" }).click()
  await page.getByText("To pay: €19.90").waitFor({ timeout: ORDER_MS })
  return page
}

const thanked = (page: Page) =>
  page.getByText(/^Thank you! Order \d+, €19\.90\.$/).waitFor({ timeout: ORDER_MS })

describe("the demo's checkout page", () => {
  it("sells with Klarna's widget", async () => {
    const page = await toPayment("on this page")
    await page.getByText("Sandbox – ").waitFor()
    await shoot(page, "demo-checkout")
    const popup = await popupOf(page, "Buy with Klarna")
    await popup.getByRole("button", { name: "Approve" }).click()
    await thanked(page)
  })

  it("sells on Klarna's page, and says so when the shopper cancels there", async () => {
    const page = await toPayment("on Klarna’s page")
    await page.getByRole("button", { name: "Buy with Klarna" }).click()
    await page.getByRole("button", { name: "Cancel" }).click()
    await page.getByText("You cancelled at Klarna. Nothing was bought.").waitFor()

    const again = await toPayment("on Klarna’s page")
    await again.getByRole("button", { name: "Buy with Klarna" }).click()
    await again.getByRole("button", { name: "Approve" }).click()
    await thanked(again)
  })

  it("tells the shopper that Klarna declined", async () => {
    const page = await toPayment("on this page")
    await page.getByText("Sandbox – ").waitFor()
    const popup = await popupOf(page, "Buy with Klarna")
    await popup.getByRole("button", { name: "Decline" }).click()
    await page.getByText("Klarna declined. Please pay in another way.").waitFor()
  })
})
